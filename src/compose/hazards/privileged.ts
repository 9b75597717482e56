import { inServices, type RefusedHazard } from '../hazard.js';

export const privileged: RefusedHazard = {
  id: 'privileged',
  about: 'A privileged container is root on the host: its devices, its kernel, every other stack.',
  example: 'services:\n  api:\n    image: app\n    privileged: true\n',
  fix: 'Name the capability or device that is needed: `cap_add`, `devices`.',
  suffers: 'anybody',
  find: (model) =>
    inServices(model, 'privileged', (definition) =>
      definition.privileged === true ? [{ path: ['privileged'], what: 'privileged: true' }] : [],
    ),
};
