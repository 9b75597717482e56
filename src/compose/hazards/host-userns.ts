import { type RefusedHazard, valueHazard } from '../hazard.js';

export const hostUserns: RefusedHazard = valueHazard(
  {
    id: 'host-userns',
    about:
      'It undoes the mapping of users that the owner of the host chose: root in the container is root on the host.',
    fix: 'Leave `userns_mode` out.',
    suffers: 'anybody',
  },
  'userns_mode',
  'host',
);
