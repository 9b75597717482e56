import { inServices, type RewrittenHazard } from '../hazard.js';

/**
 * During the start the engine looks every 200 ms (Engine 25, Compose 2.20.2). `start_interval` is ignored without
 * `start_period` (moby#49900), within which failures do not count. Skipped for checks that say so themselves.
 */
export const slowHealthCheck: RewrittenHazard = {
  id: 'slow-health-check',
  about: 'With `interval: 5s` the engine first looks after 5 s: every stack waits for that, however fast it is.',
  example: 'services:\n  api:\n    image: app\n    healthcheck: {test: curl -f localhost, interval: 5s}\n',
  fix: 'Add `start_period: 30s` and `start_interval: 200ms` (Engine 25 and later).',
  rewrite: (model, { startInterval }) =>
    inServices(model, 'slow-health-check', ({ healthcheck }) => {
      if (!startInterval || healthcheck === undefined || healthcheck.disable === true) return [];
      if (healthcheck.start_interval !== undefined) return [];
      if (healthcheck.test === undefined || healthcheck.test[0] === 'NONE') return [];
      healthcheck.start_period ??= '30s';
      healthcheck.start_interval = '200ms';
      const what = `healthcheck.interval: ${healthcheck.interval ?? '30s'}`;
      return [{ path: ['healthcheck'], what, becomes: 'every 200 ms while it starts' }];
    }),
};
