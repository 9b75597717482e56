import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config/load.js';
import { applyOverrides } from '../../src/config/overrides.js';
import { selectSuites } from '../../src/config/suites.js';

const config = parseConfig(
  `version: 1
compose: [compose.yml, ../shared.yml]
profiles: [e2e]
suites:
  web: {runner: playwright, runs-in: host, working-directory: web, target-duration: 5m, env: {TOKEN: hunter2}, args: [hunter2]}
  api: {runner: pytest, service: api-test, shards: 3, workers: 1, database: {strategy: per-worker, url: "postgresql://u:hunter2@db/{run}_{worker}"}, prepare: [{service: api, command: [seed, hunter2]}]}
isolation: {allow: [{hazard: docker-socket, service: proxy, reason: "routes\\nby labels"}]}
`,
  { file: '/w/isoshard.yml', root: '/w' },
);

test('suites by name, in the order of the configuration', () => {
  const names = (wanted: string[]) => selectSuites(config, wanted).map(({ name }) => name);
  expect(names([])).toEqual(['web', 'api']);
  expect(names(['api', 'web'])).toEqual(['web', 'api']);
  expect(() => names(['wbe', 'x'])).toThrow(
    expect.objectContaining({
      code: 'unknown-suite',
      message: 'suite: there is no suite "wbe"; did you mean "web"?\nsuite: there is no suite "x"',
      hint: 'The configuration has web, api.',
    }),
  );
});

test('nothing overridden', () => {
  expect(applyOverrides(config, { suites: [], overrides: {} })).toEqual({ config, changes: [] });
});

test('an input goes before the configuration, in the suites that are selected', () => {
  const { config: changed, changes } = applyOverrides(config, { suites: ['web'], overrides: { shards: 4 } });
  expect(changed.suites.map(({ shards }) => shards)).toEqual([4, 3]);
  expect(changes).toEqual([{ suite: 'web', input: 'shards', value: '4', configured: 'auto', effective: true }]);
  expect(config.suites[0]?.shards).toBe('auto');
});

test('an override that changes nothing is told, one that says the same is not', () => {
  const overrides = { targetDurationMs: 300_000, maxShards: 2 };
  const { config: changed, changes } = applyOverrides(config, { suites: [], overrides });
  expect(changed.suites.map(({ shards, maxShards }) => [shards, maxShards])).toEqual([
    ['auto', 2],
    [3, 2],
  ]);
  expect(changes).toEqual([
    { suite: 'web', input: 'max-shards', value: '2', configured: '8', effective: true },
    { suite: 'api', input: 'target-duration', value: '5 m', configured: undefined, effective: false },
    { suite: 'api', input: 'max-shards', value: '2', configured: '8', effective: false },
  ]);
});
