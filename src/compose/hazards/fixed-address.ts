import { type Change, inServices, type RewrittenHazard } from '../hazard.js';
import { type ComposeModel, sortedEntries } from '../model.js';

const BRIDGE_NAME = 'com.docker.network.bridge.name';
const ADDRESSES = ['ipv4_address', 'ipv6_address', 'mac_address', 'link_local_ips'] as const;
const BECOMES = 'chosen for each stack';

/** Addresses that are written elsewhere in the model too are `written-address`, which is refused. */
export const fixedAddress: RewrittenHazard = {
  id: 'fixed-address',
  about: 'Two networks of one engine cannot have the same subnet or bridge, and two containers not the same address.',
  example:
    'services:\n  db:\n    image: postgres:16\n    networks:\n      back: {ipv4_address: 172.30.0.5}\nnetworks:\n  back:\n    ipam: {config: [{subnet: 172.30.0.0/24}]}\n',
  fix: 'Leave addresses out and reach services by their names.',
  rewrite: (model) => [
    ...sortedEntries(model.networks).flatMap(([key]) => freeNetwork(model, key)),
    ...inServices(model, 'fixed-address', (definition) => {
      const own = definition.mac_address === undefined ? [] : ['mac_address'];
      delete definition.mac_address;
      const attached = sortedEntries(definition.networks).flatMap(([network, attachment]) =>
        ADDRESSES.filter((key) => attachment?.[key] !== undefined).map((key) => {
          delete attachment?.[key];
          return ['networks', network, key];
        }),
      );
      return [own, ...attached]
        .filter((path) => path.length > 0)
        .map((path) => ({ path, what: path.join('.'), becomes: BECOMES }));
    }),
  ],
};

function freeNetwork(model: ComposeModel, key: string): Change[] {
  const { external, ipam, driver_opts } = (model.networks?.[key] ?? {}) as {
    external?: boolean;
    ipam?: { config?: unknown; driver?: string };
    driver_opts?: Record<string, unknown>;
  };
  if (external === true) return [];
  const fixed: string[][] = [];
  if (ipam?.config !== undefined) {
    delete ipam.config;
    fixed.push(['ipam', 'config']);
  }
  if (driver_opts && BRIDGE_NAME in driver_opts) {
    delete driver_opts[BRIDGE_NAME];
    fixed.push(['driver_opts', BRIDGE_NAME]);
  }
  return fixed.map((path) => ({
    hazard: 'fixed-address',
    path: ['networks', key, ...path],
    what: `networks.${key}.${path.join('.')}`,
    becomes: BECOMES,
  }));
}
