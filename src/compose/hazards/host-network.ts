import { inServices, type RefusedHazard } from '../hazard.js';

export const hostNetwork: RefusedHazard = {
  id: 'host-network',
  about:
    'The network of the host has one set of ports for all stacks, and everything that listens on the host is in reach.',
  example: 'services:\n  api:\n    image: app\n    network_mode: host\n',
  fix: 'Leave `network_mode` out; publish a port where tests run on the host.',
  suffers: 'neighbours',
  find: (model) =>
    inServices(model, 'host-network', (definition) =>
      definition.network_mode === 'host' ? [{ path: ['network_mode'], what: 'network_mode: host' }] : [],
    ),
};
