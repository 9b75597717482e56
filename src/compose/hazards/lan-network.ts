import type { Finding, RefusedHazard } from '../hazard.js';
import { sortedEntries } from '../model.js';

const SHARED_DRIVERS = ['macvlan', 'ipvlan', 'overlay', 'host'];

export const lanNetwork: RefusedHazard = {
  id: 'lan-network',
  about:
    "`macvlan`, `ipvlan`, `overlay` and `host` networks put containers on a network of the host's: all stacks are on it.",
  example: 'services:\n  api:\n    image: app\nnetworks:\n  default: {driver: macvlan, driver_opts: {parent: eth0}}\n',
  fix: 'Leave `driver` out: a bridge is private to its stack.',
  suffers: 'neighbours',
  find: (model) =>
    sortedEntries(model.networks).flatMap(([key, definition]): Finding[] => {
      const driver = String(definition?.driver ?? 'bridge');
      if (definition?.external === true || !SHARED_DRIVERS.includes(driver)) return [];
      return [{ hazard: 'lan-network', path: ['networks', key, 'driver'], what: `network ${key}: driver ${driver}` }];
    }),
};
