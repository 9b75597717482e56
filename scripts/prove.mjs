// `npm run prove [SEED] [-- OPTIONS OF VITEST]`: the long version of what `npm test` tries of the whole chain: thousands of suites through the pure part,
// dozens through real Playwright and real pytest, every version of Playwright at which something changes. `-- -t 'Playwright 1.52.0'` is one part of it.
// @ts-check
import { ROOT, run } from './lib.mjs';
import { setUp } from './setup/index.mjs';

await setUp({ nodeModules: true });
const args = process.argv.slice(2);
const seed = /^\d+$/.test(args[0] ?? '') ? args.shift() : undefined;
const vitest = [
  process.execPath,
  `${ROOT}/node_modules/vitest/vitest.mjs`,
  'run',
  '--project',
  'unit',
  '--project',
  'local',
];
const files = [
  'test/runners/',
  'test/reports/',
  'test/sharding/costs.test.ts',
  'test/local/runners/chain.test.ts',
  'test/local/runners/playwright-versions.test.ts',
  'test/local/runners/pytest.test.ts',
];
const env = { ...process.env, ISOSHARD_PROVE: '1', ...(seed !== undefined && { ISOSHARD_SEED: seed }) };
const { code } = await run([...vitest, ...files, ...args], { env });
process.exitCode = code;
