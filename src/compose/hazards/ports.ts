import type { Hazard } from '../hazard.js';
import { sortedEntries } from '../model.js';

const LOOPBACK = '127.0.0.1';
const TO = {
  drop: 'dropped',
  keep: `on ${LOOPBACK} only`,
  assign: `a port that Docker assigns on ${LOOPBACK}`,
} as const;

/**
 * `ports: ["8000:8000"]`: one host has each port once, and 0.0.0.0 lets other stacks in through their gateway.
 * Dropped where tests run in a service; on loopback where they run on the host.
 */
export const hostPorts: Hazard = {
  id: 'host-ports',
  rewrite: (model, { ports: mode }) =>
    sortedEntries(model.services).flatMap(([service, definition]) => {
      const ports = definition.ports ?? [];
      const open = ports.filter(
        ({ published, host_ip }) =>
          mode === 'drop' || host_ip !== LOOPBACK || (mode === 'assign' && published !== undefined),
      );
      if (open.length === 0) return [];
      if (mode === 'drop') delete definition.ports;
      else {
        definition.ports = ports.map(({ published, ...port }) => ({
          ...port,
          host_ip: LOOPBACK,
          ...(mode === 'keep' && published !== undefined && { published }),
        }));
      }
      return open.map(({ published, target }) => ({
        hazard: 'host-ports',
        service,
        what: `port ${published ?? '(assigned)'}:${target} → ${TO[mode]}`,
      }));
    }),
};
