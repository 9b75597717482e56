import { inServices, type RefusedHazard } from '../hazard.js';

export const hostCgroup: RefusedHazard = {
  id: 'host-cgroup',
  about: 'The control groups of the host show, and limit, every container of it.',
  example: 'services:\n  api:\n    image: app\n    cgroup: host\n',
  fix: 'Leave `cgroup` out, or write `cgroup: private`.',
  suffers: 'neighbours',
  find: (model) =>
    inServices(model, 'host-cgroup', (definition) =>
      definition.cgroup === 'host' ? [{ path: ['cgroup'], what: 'cgroup: host' }] : [],
    ),
};
