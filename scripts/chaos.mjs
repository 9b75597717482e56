// `npm run chaos [--kills 200] [--post-kills 50] [--engine-kills 10] [--signals 3] [--seed N] [--only N]`: kills main, post and an engine of
// its own at random moments of a run with three stacks, runs what would run next, and looks what is left and what was harmed.
// ISOSHARD_BUNDLE: another bundle than dist/index.js.
// @ts-check
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { BUNDLE, ROOT, run } from './lib.mjs';
import { setUp } from './setup/index.mjs';

const number = /** @type {const} */ ({ type: 'string' });
const { values } = parseArgs({
  options: { kills: number, 'post-kills': number, 'engine-kills': number, signals: number, seed: number, only: number },
});
/** @param {keyof typeof values} name @param {number} otherwise */
const count = (name, otherwise) => {
  const value = values[name] === undefined ? otherwise : Number(values[name]);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  console.error(`--${name}: expected a whole number, got ${values[name]}`);
  process.exit(2);
};
const options = {
  bundle: BUNDLE,
  kills: count('kills', 200),
  postKills: count('post-kills', 50),
  engineKills: count('engine-kills', 10),
  signals: count('signals', 3),
  seed: count('seed', randomInt(1_000_000)),
  ...(values.only !== undefined && { only: count('only', 0) }),
};

// The first signal lets the round end and removes what it stood on.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());

await setUp({ engine: true, baseImage: true });
// The harness is the tests' own; below the root, so that its imports are found.
mkdirSync(join(ROOT, '.build'), { recursive: true });
const built = mkdtempSync(join(ROOT, '.build', 'chaos-'));
try {
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit', 'false', '--outDir', built];
  const { code } = await run([process.execPath, ...tsc, '--rootDir', '.']);
  if (code !== 0) process.exit(1);
  const module = pathToFileURL(join(built, 'test/harness/chaos/chaos.js')).href;
  /** @type {typeof import('../test/harness/chaos/chaos.js')} */
  const { chaos } = await import(module);
  const figures = await chaos({ ...options, signal: stop.signal }, console.log);
  for (const { kind, good, rounds } of figures) console.log(`figure chaos-${kind}-killed ${good} of ${rounds}`);
  process.exitCode = figures.every(({ good, rounds }) => good === rounds) ? 0 : 1;
} finally {
  rmSync(built, { recursive: true, force: true });
}
