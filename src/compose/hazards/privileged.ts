import { type RefusedHazard, valueHazard } from '../hazard.js';

export const privileged: RefusedHazard = valueHazard(
  {
    id: 'privileged',
    about: 'A privileged container is root on the host: its devices, its kernel, every other stack.',
    fix: 'Name the capability or device that is needed: `cap_add`, `devices`.',
    suffers: 'anybody',
  },
  'privileged',
  true,
);
