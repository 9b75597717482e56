import { inServices, type RewrittenHazard } from '../hazard.js';
import { type ComposeModel, serviceOfMode } from '../model.js';

/** Others may reach a service by its container's name, so that stays as an alias on each private network of it. */
export const containerName: RewrittenHazard = {
  id: 'container-name',
  about:
    'An engine has each container name once: a second stack cannot create it, and `docker exec` reaches the first.',
  example: 'services:\n  api:\n    image: app\n    container_name: shop-api\n',
  fix: 'Leave `container_name` out; use the name of the service, or `docker compose exec`.',
  rewrite: (model) => {
    pointToServices(model);
    return inServices(model, 'container-name', (definition) => {
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
      return [{ path: ['container_name'], what: `container_name: ${name}`, becomes: 'a network alias' }];
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
