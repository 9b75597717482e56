import { inServices, type RefusedHazard } from '../hazard.js';

/** capabilities(7): those that reach beyond the container's own namespaces. */
const OF_THE_HOST = [
  'ALL',
  'BPF',
  'DAC_READ_SEARCH',
  'MAC_ADMIN',
  'PERFMON',
  'SYSLOG',
  'SYS_ADMIN',
  'SYS_BOOT',
  'SYS_MODULE',
  'SYS_RAWIO',
  'SYS_TIME',
  'WAKE_ALARM',
];

export const hostCapability: RefusedHazard = {
  id: 'host-capability',
  about:
    "A capability such as SYS_ADMIN, SYS_MODULE or SYS_TIME is not the container's alone: it mounts the host's disks, loads drivers, sets the clock of all.",
  example: 'services:\n  api:\n    image: app\n    cap_add: [SYS_ADMIN]\n',
  fix: 'Leave it out. Chromium needs none: `--no-sandbox`, or a seccomp profile of its own.',
  suffers: 'anybody',
  find: (model) =>
    inServices(model, 'host-capability', (definition) => {
      const added = (definition.cap_add ?? []) as string[];
      const options = (definition.security_opt ?? []) as string[];
      return [
        ...added
          .filter((name) => OF_THE_HOST.includes(name.toUpperCase().replace(/^CAP_/, '')))
          .map((name) => ({ path: ['cap_add', { item: name }], what: `cap_add: ${name}` })),
        ...options
          .filter((option) => /^systempaths[:=]unconfined$/.test(option))
          .map((option) => ({ path: ['security_opt', { item: option }], what: `security_opt: ${option}` })),
      ];
    }),
};
