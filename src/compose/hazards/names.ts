import type { Hazard } from '../hazard.js';
import { type ComposeModel, serviceOfMode, sortedEntries } from '../model.js';

/**
 * `container_name: api`: a second stack cannot create it. Dropped; other services may reach it by that name, so it
 * stays as an alias on each of its private networks, and `container:api` becomes `service:api`.
 */
export const containerName: Hazard = {
  id: 'container-name',
  rewrite: (model) => {
    pointToServices(model);
    return sortedEntries(model.services).flatMap(([service, definition]) => {
      const name = definition.container_name;
      if (name === undefined) return [];
      delete definition.container_name;
      if (definition.network_mode === undefined) {
        definition.networks ??= { default: null };
        for (const [network, attachment] of Object.entries(definition.networks)) {
          if (model.networks?.[network]?.external === true) continue;
          const aliases = new Set([...(attachment?.aliases ?? []), name]);
          definition.networks[network] = { ...attachment, aliases: [...aliases] };
        }
      }
      return [{ hazard: 'container-name', service, what: `container_name: ${name} → a network alias` }];
    });
  },
};

/** References to containers by the names of this model's services become references to the services. */
function pointToServices(model: ComposeModel): void {
  const pointed = (mode: string): string => {
    const service = mode.startsWith('container:') ? serviceOfMode(model, mode) : undefined;
    return service === undefined ? mode : `service:${service}`;
  };
  for (const definition of Object.values(model.services)) {
    for (const key of ['network_mode', 'ipc', 'pid'] as const) {
      if (definition[key] !== undefined) definition[key] = pointed(definition[key]);
    }
    definition.volumes_from &&= definition.volumes_from.map((from) => {
      const [kind, name, ...access] = from.split(':');
      const service = serviceOfMode(model, `${kind}:${name}`);
      return kind === 'container' && service !== undefined ? [service, ...access].join(':') : from;
    });
  }
}

/** Explicit `name:` of networks, volumes, configs and secrets: the same one for every stack, and `-p` does not change it. */
export const resourceName: Hazard = {
  id: 'resource-name',
  rewrite: (model, { project, labels }) => {
    // What Compose itself would call it is private to each project already: that is no hazard of the file.
    const usual = `${model.name}_`;
    model.name = project;
    return (['networks', 'volumes', 'configs', 'secrets'] as const).flatMap((kind) =>
      sortedEntries(model[kind]).flatMap(([key, definition]) => {
        if (definition?.external === true) return [];
        const name = `${project}_${key}`;
        const before = definition?.name;
        const isLabelled = kind === 'networks' || kind === 'volumes';
        const owned = isLabelled ? { labels: { ...definition?.labels, ...labels } } : {};
        model[kind] = { ...model[kind], [key]: { ...definition, name, ...owned } };
        return before === undefined || before === name || before === `${usual}${key}`
          ? []
          : [{ hazard: 'resource-name', what: `${kind}.${key}.name: ${before} → ${name}` }];
      }),
    );
  },
};

const BRIDGE_NAME = 'com.docker.network.bridge.name';

/** Fixed addresses, subnets and names of bridges: two networks cannot have the same. */
export const fixedAddress: Hazard = {
  id: 'fixed-address',
  rewrite: (model) => {
    const networks = sortedEntries(model.networks).flatMap(([key, definition]) => {
      const { ipam, driver_opts } = (definition ?? {}) as { ipam?: { config?: unknown }; driver_opts?: object };
      const fixed = [
        ...(ipam?.config !== undefined && delete ipam.config ? ['ipam.config'] : []),
        ...(driver_opts && BRIDGE_NAME in driver_opts && delete driver_opts[BRIDGE_NAME] ? [BRIDGE_NAME] : []),
      ];
      return fixed.map((what) => ({
        hazard: 'fixed-address',
        what: `networks.${key}.${what} → chosen by the engine`,
      }));
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
