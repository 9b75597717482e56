import { inServices, type RefusedHazard } from '../hazard.js';

export const hostUserns: RefusedHazard = {
  id: 'host-userns',
  about: 'It undoes the mapping of users that the owner of the host chose: root in the container is root on the host.',
  example: 'services:\n  api:\n    image: app\n    userns_mode: host\n',
  fix: 'Leave `userns_mode` out.',
  suffers: 'anybody',
  find: (model) =>
    inServices(model, 'host-userns', (definition) =>
      definition.userns_mode === 'host' ? [{ path: ['userns_mode'], what: 'userns_mode: host' }] : [],
    ),
};
