import { inServices, type RefusedHazard } from '../hazard.js';

/** Each opener has them to itself, or cannot harm another by them. */
const HARMLESS =
  /^\/dev\/(null|zero|full|u?random|tty|kvm|fuse|net\/tun|ppp|dri(\/.*)?|nvidia.*|kfd|vhost-(net|vsock))$/;

export const hostDevice: RefusedHazard = {
  id: 'host-device',
  about:
    'A disk, a memory device, a serial port: there is one of each, and a rule for devices gives away all of a kind.',
  example: 'services:\n  api:\n    image: app\n    devices: ["/dev/ttyUSB0:/dev/ttyUSB0"]\n',
  fix: 'Leave the device out of the test stack, or stand something in for it.',
  suffers: 'anybody',
  find: (model) =>
    inServices(model, 'host-device', (definition) => {
      const devices = (definition.devices ?? []) as (string | { source?: string; target?: string })[];
      const rules = (definition.device_cgroup_rules ?? []) as string[];
      return [
        ...devices
          .map((device) => (typeof device === 'string' ? (device.split(':')[0] ?? '') : (device.source ?? '')))
          // `vendor.com/class=name` is a CDI device: a GPU and its like.
          .filter((source) => source.startsWith('/') && !HARMLESS.test(source))
          .map((source) => ({ path: ['devices', { item: source }], what: `device ${source}` })),
        ...rules.map((rule) => ({
          path: ['device_cgroup_rules', { item: rule }],
          what: `device_cgroup_rules: ${rule}`,
        })),
      ];
    }),
};
