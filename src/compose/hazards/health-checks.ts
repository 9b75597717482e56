import type { Hazard } from '../hazard.js';
import { sortedEntries } from '../model.js';

/**
 * `interval: 5s`: the engine first looks after 5 s. During the start it looks every 200 ms instead (Engine 25,
 * Compose 2.20.2). `start_interval` is ignored without `start_period` (moby#49900), which is kept short:
 * failures do not count within it. Skipped for checks that say so themselves.
 */
export const slowHealthCheck: Hazard = {
  id: 'slow-health-check',
  rewrite: (model, { startInterval }) =>
    sortedEntries(model.services).flatMap(([service, { healthcheck }]) => {
      if (
        !startInterval ||
        healthcheck === undefined ||
        healthcheck.disable === true ||
        healthcheck.start_interval !== undefined
      )
        return [];
      if (healthcheck.test === undefined || healthcheck.test[0] === 'NONE') return [];
      healthcheck.start_period ??= '30s';
      healthcheck.start_interval = '200ms';
      return [{ hazard: 'slow-health-check', service, what: 'start_interval: 200ms while it starts' }];
    }),
};
