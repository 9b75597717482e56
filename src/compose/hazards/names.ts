import type { Hazard } from '../hazard.js';
import { sortedEntries } from '../model.js';

/**
 * `container_name: api`: a second stack cannot create it. Dropped; other services may reach it by that name, so it
 * stays as an alias on each of its networks, which are private.
 */
export const containerName: Hazard = {
  id: 'container-name',
  rewrite: (model) =>
    sortedEntries(model.services).flatMap(([service, definition]) => {
      const name = definition.container_name;
      if (name === undefined) return [];
      delete definition.container_name;
      if (definition.network_mode === undefined) {
        definition.networks ??= { default: null };
        for (const [network, attachment] of Object.entries(definition.networks)) {
          const aliases = new Set([...(attachment?.aliases ?? []), name]);
          definition.networks[network] = { ...attachment, aliases: [...aliases] };
        }
      }
      return [{ hazard: 'container-name', service, what: `container_name: ${name} → a network alias` }];
    }),
};

/** Explicit `name:` of networks, volumes, configs and secrets: the same one for every stack, and `-p` does not change it. */
export const resourceName: Hazard = {
  id: 'resource-name',
  rewrite: (model, { project, labels }) => {
    model.name = project;
    const changes = (['networks', 'volumes', 'configs', 'secrets'] as const).flatMap((kind) =>
      sortedEntries(model[kind]).flatMap(([key, definition]) => {
        if (definition?.external === true) return [];
        const name = `${project}_${key}`;
        const before = definition?.name;
        const labelled =
          kind === 'networks' || kind === 'volumes' ? { labels: { ...definition?.labels, ...labels } } : {};
        model[kind] = { ...model[kind], [key]: { ...definition, name, ...labelled } };
        return before === undefined || before === name
          ? []
          : [{ hazard: 'resource-name', what: `${kind}.${key}.name: ${before} → ${name}` }];
      }),
    );
    return changes;
  },
};

/** Fixed addresses and subnets: two networks cannot have the same. */
export const fixedAddress: Hazard = {
  id: 'fixed-address',
  rewrite: (model) => {
    const networks = sortedEntries(model.networks).flatMap(([key, definition]) => {
      if (definition?.ipam === undefined) return [];
      delete definition.ipam;
      return [{ hazard: 'fixed-address', what: `networks.${key}.ipam → chosen by the engine` }];
    });
    const attachments = sortedEntries(model.services).flatMap(([service, { networks: attached }]) =>
      sortedEntries(attached).flatMap(([network, attachment]) => {
        const fixed = (['ipv4_address', 'ipv6_address', 'mac_address'] as const).filter(
          (key) => attachment?.[key] !== undefined,
        );
        for (const key of fixed) delete attachment?.[key];
        return fixed.map((key) => ({
          hazard: 'fixed-address',
          service,
          what: `networks.${network}.${key} → chosen by the engine`,
        }));
      }),
    );
    return [...networks, ...attachments];
  },
};
