import { expect, test } from 'vitest';
import { slowHealthCheck } from '../../src/compose/hazards/slow-health-check.js';
import { composeDuration, hasCheck, mayInstall, patienceOf } from '../../src/compose/health-check.js';
import type { HealthCheck, ServiceModel } from '../../src/compose/model.js';
import { context as contextOf } from './models.js';

const IMAGE = { test: ['CMD', 'up'], intervalMs: 5000, retries: 2, startPeriodMs: 0, startIntervalMs: 0 };

test.each([
  ['5s', 5000],
  ['1m30s', 90_000],
  ['1h0m0.5s', 3_600_500],
  ['200ms', 200],
  ['', undefined],
  ['5', undefined],
  [undefined, undefined],
])('a duration of Compose: %s', (text, ms) => {
  expect(composeDuration(text)).toBe(ms);
});

test.each<[string, HealthCheck | undefined, typeof IMAGE | undefined, boolean]>([
  ['none', undefined, undefined, false],
  ['its own', { test: ['CMD', 'x'] }, undefined, true],
  ["the image's", undefined, IMAGE, true],
  ["the image's, with another interval", { interval: '1s' }, IMAGE, true],
  ['another interval of nothing', { interval: '1s' }, undefined, false],
  ["the image's, disabled", { disable: true }, IMAGE, false],
  ["the image's, as NONE", { test: ['NONE'] }, IMAGE, false],
])('whether there is a check: %s', (_, healthcheck, image, expected) => {
  expect(hasCheck(healthcheck === undefined ? {} : { healthcheck }, image)).toBe(expected);
});

test('patience is that of the author: the compose file, then the image, then the engine', () => {
  const services = {
    own: { healthcheck: { test: 'x', interval: '2s', retries: 5, start_period: '1m' } },
    image: {},
    both: { healthcheck: { interval: '1s' } },
    engine: { healthcheck: { test: 'x' } },
    none: {},
  };
  expect(patienceOf({ services }, { image: { ...IMAGE, startPeriodMs: 700 }, both: IMAGE })).toEqual({
    own: { intervalMs: 2000, retries: 5, startPeriodMs: 60_000 },
    image: { intervalMs: 5000, retries: 2, startPeriodMs: 700 },
    both: { intervalMs: 1000, retries: 2, startPeriodMs: 0 },
    engine: { intervalMs: 30_000, retries: 3, startPeriodMs: 0 },
  });
});

test.each<[string, ServiceModel, Partial<typeof IMAGE>, HealthCheck | undefined]>([
  ['gets an interval for the start', {}, {}, { start_period: '30s', start_interval: '200ms' }],
  ['keeps its start period', {}, { startPeriodMs: 1500 }, { start_period: '1500ms', start_interval: '200ms' }],
  ['that says it itself stays', {}, { startIntervalMs: 1000 }, undefined],
  ['that is disabled stays', { healthcheck: { disable: true } }, {}, { disable: true }],
  [
    'whose interval the file sets',
    { healthcheck: { interval: '9s' } },
    {},
    { interval: '9s', start_period: '30s', start_interval: '200ms' },
  ],
])("an image's own check %s", (_, service, image, expected) => {
  const model = { services: { api: structuredClone(service) } };
  const context = contextOf({ imageChecks: { api: { ...IMAGE, ...image } } });
  const changes = slowHealthCheck.rewrite(model, context);
  expect(model.services.api.healthcheck).toEqual(expected);
  expect(slowHealthCheck.rewrite(model, context)).toEqual([]);
  expect(changes).toHaveLength(expected?.start_interval === undefined ? 0 : 1);
});

test.each<[string, unknown, boolean]>([
  ['apt-get', 'apt-get update && apt-get install -y curl && exec serve', true],
  ['npm', ['sh', '-c', 'npm ci && npm start'], true],
  ['nothing', ['python', '-m', 'app'], false],
  ['a word like it', 'serve --install-dir /x', false],
])('what may bring programs: %s', (_, command, expected) => {
  expect(mayInstall({ command })).toBe(expected);
});
