import { type RefusedHazard, valueHazard } from '../hazard.js';

export const hostUts: RefusedHazard = valueHazard(
  {
    id: 'host-uts',
    about: 'The name of the host is one for all: what one stack sets, the others have.',
    fix: 'Leave `uts` out; write `hostname` if the name matters.',
    suffers: 'neighbours',
  },
  'uts',
  'host',
);
