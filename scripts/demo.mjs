// `npm run demo`: the example's suites in parallel, every shard in a stack of its own, merged into one verdict and report.
// Arguments go to `isoshard run`. Sets up what the machine lacks; needs no node_modules. Exit status 1, too, if anything is left.
// @ts-check
import { EXAMPLE, isoshard } from './lib.mjs';
import { setUp } from './setup/index.mjs';

try {
  await setUp({ engine: true, baseImage: true });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(3);
}
const args = process.argv.slice(2);
const chosen = args.length > 0 ? args : ['--suite', 'frontend,backend', '--parallel', '4'];
const { code } = await isoshard(['run', ...chosen], { cwd: EXAMPLE });
process.exitCode = code;
