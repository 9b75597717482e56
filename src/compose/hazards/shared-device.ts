import { inServices, type RefusedHazard } from '../hazard.js';

/** Types of the local driver whose content belongs to the volume alone. */
const PRIVATE = ['none', 'tmpfs', 'overlay'];

export const sharedDevice: RefusedHazard = {
  id: 'shared-device',
  about: 'A volume on NFS, CIFS or a disk is the same one under whatever name.',
  example:
    'services:\n  api:\n    image: app\n    volumes: ["media:/media"]\nvolumes:\n  media: {driver_opts: {type: nfs, o: "addr=10.0.0.9", device: ":/media"}}\n',
  fix: 'Use a plain named volume in the test stack.',
  suffers: 'neighbours',
  find: (model) =>
    inServices(model, 'shared-device', ({ volumes = [] }) =>
      volumes.flatMap(({ type, source = '', target }) => {
        const options = type === 'volume' ? model.volumes?.[source]?.driver_opts : undefined;
        const { type: kind, device } = (options ?? {}) as { type?: string; device?: string };
        if (device === undefined || PRIVATE.includes(kind ?? '')) return [];
        return [{ path: ['volumes', { target }], what: `volume ${source} is ${kind ?? 'a device'} at ${device}` }];
      }),
    ),
};
