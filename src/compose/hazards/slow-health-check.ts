import { inServices, type RewrittenHazard } from '../hazard.js';
import { hasCheck, type ImageCheck } from '../health-check.js';
import type { HealthCheck } from '../model.js';

/**
 * During the start the engine looks every 200 ms (Engine 25, Compose 2.20.2). `start_interval` is ignored without
 * `start_period` (moby#49900), within which failures do not count: the author's own patience is a deadline of ours
 * (`stack/check-verdict.ts`). Skipped for checks that say so themselves. An image's own `HEALTHCHECK` keeps its test, as the
 * service's `healthcheck` gets none.
 */
export const slowHealthCheck: RewrittenHazard = {
  id: 'slow-health-check',
  about: 'With `interval: 5s` the engine first looks after 5 s: every stack waits for that, however fast it is.',
  example: 'services:\n  api:\n    image: app\n    healthcheck: {test: curl -f localhost, interval: 5s}\n',
  fix: 'Add `start_period: 30s` and `start_interval: 200ms` (Engine 25 and later).',
  rewrite: (model, { startInterval, imageChecks = {} }) =>
    inServices(model, 'slow-health-check', (definition, service) => {
      const image = imageChecks[service];
      if (!startInterval || !hasCheck(definition, image)) return [];
      const own = definition.healthcheck;
      if (own?.start_interval !== undefined || (own?.test === undefined && image?.startIntervalMs)) return [];
      definition.healthcheck = {
        ...own,
        start_period: own?.start_period ?? (image?.startPeriodMs ? `${image.startPeriodMs}ms` : '30s'),
        start_interval: '200ms',
      };
      return [
        {
          path: own === undefined ? [] : ['healthcheck'],
          what: whatOf(own, image),
          becomes: 'every 200 ms while it starts',
        },
      ];
    }),
};

function whatOf(own: HealthCheck | undefined, image: ImageCheck | undefined): string {
  if (own !== undefined) return `healthcheck.interval: ${own.interval ?? '30s'}`;
  return `HEALTHCHECK of its image: --interval=${(image?.intervalMs || 30_000) / 1000}s`;
}
