import { inServices, type RefusedHazard } from '../hazard.js';
import { type ComposeModel, sortedEntries } from '../model.js';

/** Where a service may name an address of another. */
const KEYS = ['environment', 'command', 'entrypoint', 'extra_hosts', 'healthcheck', 'dns'] as const;

export const writtenAddress: RefusedHazard = {
  id: 'written-address',
  about: 'A fixed address that others name cannot be replaced: each stack has addresses of its own.',
  example:
    'services:\n  api:\n    image: app\n    environment: {DB_HOST: 172.30.0.5}\n  db:\n    image: postgres:16\n    networks:\n      default: {ipv4_address: 172.30.0.5}\nnetworks:\n  default:\n    ipam: {config: [{subnet: 172.30.0.0/24}]}\n',
  fix: "Write the service's name where the address stands, and leave the address out.",
  suffers: 'anybody',
  find: (model) => {
    const addresses = fixedAddresses(model);
    if (addresses.length === 0) return [];
    return inServices(model, 'written-address', (definition) =>
      KEYS.flatMap((key) => {
        const text = JSON.stringify(definition[key] ?? null);
        return addresses
          .filter(({ address }) => named(text, address))
          .map(({ address, service }) => ({
            path: [key],
            what: `${key} names ${address}, the fixed address of ${service}`,
          }));
      }),
    );
  },
};

function fixedAddresses(model: ComposeModel): { service: string; address: string }[] {
  return sortedEntries(model.services).flatMap(([service, { networks }]) =>
    Object.values(networks ?? {}).flatMap((attachment) =>
      [attachment?.ipv4_address, attachment?.ipv6_address].flatMap((address) =>
        typeof address === 'string' ? [{ service, address }] : [],
      ),
    ),
  );
}

const named = (text: string, address: string): boolean => {
  const at = text.indexOf(address);
  return at >= 0 && !/[0-9a-f.]/i.test(text[at - 1] ?? '') && !/[0-9a-f]/i.test(text[at + address.length] ?? '');
};
