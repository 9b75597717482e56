import { type RefusedHazard, valueHazard } from '../hazard.js';

export const hostCgroup: RefusedHazard = valueHazard(
  {
    id: 'host-cgroup',
    about: 'The control groups of the host show, and limit, every container of it.',
    fix: 'Leave `cgroup` out, or write `cgroup: private`.',
    suffers: 'neighbours',
  },
  'cgroup',
  'host',
);
