import { inServices, type RefusedHazard } from '../hazard.js';

export const hostPid: RefusedHazard = {
  id: 'host-pid',
  about: 'Every process of the host is in sight, its environment with its secrets too, and can be ended.',
  example: 'services:\n  api:\n    image: app\n    pid: host\n',
  fix: 'Leave `pid` out, or write `pid: service:NAME`.',
  suffers: 'anybody',
  find: (model) =>
    inServices(model, 'host-pid', (definition) =>
      definition.pid === 'host' ? [{ path: ['pid'], what: 'pid: host' }] : [],
    ),
};
