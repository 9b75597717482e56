import type { Hazard } from '../hazard.js';
import { sortedEntries } from '../model.js';

/**
 * `ports: ["8000:8000"]`: one host has each port once, and 0.0.0.0 lets other stacks in through their gateway.
 * Dropped where tests run in a service; on loopback where they run on the host.
 */
export const hostPorts: Hazard = {
  id: 'host-ports',
  rewrite: (model, { ports: mode }) =>
    sortedEntries(model.services).flatMap(([service, definition]) => {
      const ports = definition.ports ?? [];
      if (ports.length === 0) return [];
      if (mode === 'drop') delete definition.ports;
      else {
        definition.ports = ports.map(({ published, ...port }) => ({
          ...port,
          host_ip: '127.0.0.1',
          ...(mode === 'keep' && published !== undefined && { published }),
        }));
      }
      const to = { drop: 'dropped', keep: 'on 127.0.0.1 only', assign: 'a port that Docker assigns on 127.0.0.1' }[
        mode
      ];
      return ports.map(({ published, target }) => ({
        hazard: 'host-ports',
        service,
        what: `port ${published ?? '(assigned)'}:${target} → ${to}`,
      }));
    }),
};
