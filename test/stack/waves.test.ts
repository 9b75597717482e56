import { expect, test } from 'vitest';
import type { ServiceModel } from '../../src/compose/model.js';
import { wavesOf } from '../../src/stack/waves.js';

const healthy = { condition: 'service_healthy' } as const;
const seldom: ServiceModel = { healthcheck: { test: ['CMD', 'true'], interval: '20s' } };
const often: ServiceModel = { healthcheck: { ...seldom.healthcheck, start_interval: '200ms' } };

test.each<[string, Record<string, ServiceModel>, string[], string[][]]>([
  ['nobody waits', { api: seldom, web: {} }, ['api', 'web'], [['api', 'web']]],
  ['the engine looks often', { api: often, web: { depends_on: { api: healthy } } }, ['web'], [['api', 'web']]],
  ['the engine looks seldom', { api: seldom, web: { depends_on: { api: healthy } } }, ['web'], [['api'], ['web']]],
  [
    'over other steps',
    {
      db: seldom,
      migrate: { depends_on: { db: healthy } },
      api: { ...often, depends_on: { migrate: { condition: 'service_completed_successfully' } } },
      web: { depends_on: { api: healthy, db: healthy } },
      mail: {},
    },
    ['web', 'mail'],
    [
      ['db', 'mail'],
      ['api', 'migrate', 'web'],
    ],
  ],
  ['what is not asked for', { api: seldom, web: { depends_on: { api: healthy } } }, ['api'], [['api']]],
  [
    'a circle',
    { a: { ...seldom, depends_on: { b: healthy } }, b: { depends_on: { a: healthy } } },
    ['a'],
    [['b'], ['a']],
  ],
])('%s', (_, services, wanted, expected) => {
  expect(wavesOf({ services }, wanted)).toEqual(expected);
});
