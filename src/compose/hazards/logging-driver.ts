import { inServices, type RewrittenHazard } from '../hazard.js';

/** What the engine keeps itself, and can read back. */
const READABLE = ['json-file', 'local', 'none'];

export const loggingDriver: RewrittenHazard = {
  id: 'logging-driver',
  about:
    'A driver such as `syslog`, `fluentd` or `awslogs` sends what a stack says to one place for all, where a test may look for it, and nobody finds why a start failed.',
  example:
    'services:\n  api:\n    image: app\n    logging: {driver: syslog, options: {syslog-address: "udp://logs:514"}}\n',
  fix: 'Keep `logging` in a file for production.',
  rewrite: (model) =>
    inServices(model, 'logging-driver', (definition) => {
      const { driver } = (definition.logging ?? {}) as { driver?: string };
      if (driver === undefined || READABLE.includes(driver)) return [];
      definition.logging = { driver: 'json-file' };
      return [{ path: ['logging'], what: `logging.driver: ${driver}`, becomes: 'json-file' }];
    }),
};
