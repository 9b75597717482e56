import { type RefusedHazard, valueHazard } from '../hazard.js';

export const hostPid: RefusedHazard = valueHazard(
  {
    id: 'host-pid',
    about: 'Every process of the host is in sight, its environment with its secrets too, and can be ended.',
    fix: 'Leave `pid` out, or write `pid: service:NAME`.',
    suffers: 'anybody',
  },
  'pid',
  'host',
);
