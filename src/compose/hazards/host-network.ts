import { type RefusedHazard, valueHazard } from '../hazard.js';

export const hostNetwork: RefusedHazard = valueHazard(
  {
    id: 'host-network',
    about:
      'The network of the host has one set of ports for all stacks, and everything that listens on the host is in reach.',
    fix: 'Leave `network_mode` out; publish a port where tests run on the host.',
    suffers: 'neighbours',
  },
  'network_mode',
  'host',
);
