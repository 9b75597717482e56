// `npm run check`: everything that a commit must pass. Formatter and linter, compiler, unit tests, and that dist/ is what
// the sources make.
// @ts-check
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, run } from './lib.mjs';
import { setUp } from './setup/index.mjs';

await setUp({ nodeModules: true });
/** @param {string} name @param {readonly string[]} argv */
async function step(name, argv) {
  const { code, output, ms } = await run(argv, { quiet: true });
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${(ms / 1000).toFixed(1)} s)`);
  if (code !== 0) {
    console.log(output);
    process.exit(1);
  }
}
const node = process.execPath;
await step('format and lint', [node, 'node_modules/@biomejs/biome/bin/biome', 'check', '.']);
const tsc = [node, 'node_modules/typescript/bin/tsc', '-p'];
await Promise.all([step('compile', [...tsc, '.']), step('check the scripts', [...tsc, 'tsconfig.scripts.json'])]);
await step('unit tests', [node, 'node_modules/vitest/vitest.mjs', 'run', '--project', 'unit']);

const fresh = mkdtempSync(join(tmpdir(), 'isoshard-dist-'));
try {
  await step('bundle', [node, 'scripts/build.mjs', fresh]);
  const list = (/** @type {string} */ folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
      .sort();
  const [made, committed] = [list(fresh), list(join(ROOT, 'dist'))];
  const names = [...new Set([...made, ...committed])];
  const differing = names.filter(
    (name) =>
      !made.includes(name) ||
      !committed.includes(name) ||
      !readFileSync(join(fresh, name)).equals(readFileSync(join(ROOT, 'dist', name))),
  );
  console.log(
    differing.length === 0
      ? '✓ dist/ is up to date'
      : `✗ dist/ is not what the sources make: ${differing.join(', ')}; run \`npm run build\``,
  );
  if (differing.length > 0) process.exit(1);
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
