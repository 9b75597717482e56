/** What a stack asks of its host, as far as its compose file says. Pure. */
import { type ComposeModel, type ServiceModel, sortedEntries } from './model.js';

export interface StackNeeds {
  /** Sum of the memory limits of its services, each as often as it is scaled; bytes. */
  readonly memoryBytes: number;
  /** Services that set no limit. */
  readonly unlimited: readonly string[];
  readonly networks: number;
  /** Ports of the host that it publishes by number. */
  readonly ports: readonly { readonly service: string; readonly port: number }[];
}

export function needsOf(model: ComposeModel): StackNeeds {
  const services = sortedEntries(model.services);
  return {
    memoryBytes: services.reduce(
      (sum, [, service]) => sum + (memoryLimit(service) ?? 0) * Number(service.scale ?? 1),
      0,
    ),
    unlimited: services.filter(([, service]) => memoryLimit(service) === undefined).map(([name]) => name),
    networks: sortedEntries(model.networks).filter(([, network]) => network?.external !== true).length,
    ports: services.flatMap(([service, { ports }]) =>
      (ports ?? []).flatMap(({ published }) =>
        published !== undefined && /^\d+$/.test(published) && published !== '0'
          ? [{ service, port: Number(published) }]
          : [],
      ),
    ),
  };
}

/** Compose prints bytes, as a string. */
function memoryLimit(service: ServiceModel): number | undefined {
  const { resources } = (service.deploy ?? {}) as { resources?: { limits?: { memory?: string | number } } };
  const limit = Number(service.mem_limit ?? resources?.limits?.memory);
  return Number.isFinite(limit) && limit > 0 ? limit : undefined;
}
