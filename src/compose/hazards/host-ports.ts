import { inServices, type RewrittenHazard } from '../hazard.js';

const LOOPBACK = '127.0.0.1';
const BECOMES = {
  drop: 'dropped',
  keep: `on ${LOOPBACK} only`,
  assign: `a port that Docker assigns on ${LOOPBACK}`,
} as const;

/** Dropped where tests run in a service; on loopback where they run on the host. */
export const hostPorts: RewrittenHazard = {
  id: 'host-ports',
  about:
    'A host has each port once. And what is published on 0.0.0.0 is reachable from every other stack through its gateway.',
  example: 'services:\n  api:\n    image: app\n    ports: ["8000:8000"]\n',
  fix: 'Publish on loopback with no number of the host: `127.0.0.1::8000`; `docker compose port` tells it.',
  rewrite: (model, { ports: mode }) =>
    inServices(model, 'host-ports', (definition) => {
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
        path: ['ports', { target: String(target) }],
        what: `port ${published ?? '(assigned)'}:${target}`,
        becomes: BECOMES[mode],
      }));
    }),
};
