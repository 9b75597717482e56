/** All in an isolated model that an engine or a host has only once: names, ports, writable paths, addresses. */
import type { ComposeModel } from '../../src/compose/model.js';

export function shareable(model: ComposeModel): string[] {
  const services = Object.values(model.services);
  const networks = Object.values(model.networks ?? {}).filter((network) => network?.external !== true);
  return [
    `project ${model.name}`,
    ...services.flatMap(({ container_name }) => (container_name === undefined ? [] : [`container ${container_name}`])),
    ...services.flatMap(({ ports = [] }) =>
      ports.flatMap(({ published }) => (published === undefined ? [] : [`port ${published}`])),
    ),
    ...services.flatMap(({ volumes = [] }) =>
      volumes.flatMap(({ type, source, read_only }) =>
        type === 'bind' && read_only !== true ? [`path ${source}`] : [],
      ),
    ),
    ...services.flatMap(({ networks: attached }) =>
      Object.values(attached ?? {}).flatMap((one) =>
        [one?.ipv4_address, one?.ipv6_address, one?.mac_address].flatMap((address) => address ?? []),
      ),
    ),
    ...networks.flatMap((network) => {
      const { config = [] } = (network?.ipam ?? {}) as { config?: { subnet?: string }[] };
      return config.map(({ subnet }) => `subnet ${subnet}`);
    }),
    ...(['networks', 'volumes', 'configs', 'secrets'] as const).flatMap((kind) =>
      Object.values(model[kind] ?? {}).map((one) => `${kind} ${one?.name}`),
    ),
  ];
}
