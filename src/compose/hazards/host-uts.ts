import { inServices, type RefusedHazard } from '../hazard.js';

export const hostUts: RefusedHazard = {
  id: 'host-uts',
  about: 'The name of the host is one for all: what one stack sets, the others have.',
  example: 'services:\n  api:\n    image: app\n    uts: host\n',
  fix: 'Leave `uts` out; write `hostname` if the name matters.',
  suffers: 'neighbours',
  find: (model) =>
    inServices(model, 'host-uts', (definition) =>
      definition.uts === 'host' ? [{ path: ['uts'], what: 'uts: host' }] : [],
    ),
};
