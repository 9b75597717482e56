// `npm run demo:shared`: the control. The same suites in parallel against ONE stack, as the compose file stands: tests
// contaminate each other, so it fails. Exit status 1 if they did, as any failed run; 0 if all passed, which would mean
// that isolation shows nothing here. `--until N` ends all of it when one run has N failures: enough to see it.
// @ts-check
import { parseArgs } from 'node:util';
import { withExampleCopy } from './lib.mjs';
import { setUp } from './setup/index.mjs';
import { failedIn, sharedStack } from './shared-stack.mjs';

const { until } = parseArgs({ options: { until: { type: 'string' } } }).values;
const stopAt = (/** @type {string} */ option) => (until === undefined ? [] : [`${option}=${until}`]);

const ALONE = 'smoke.spec.ts';

await setUp({ engine: true, baseImage: true });
process.exitCode = await withExampleCopy(async (folder) => {
  const stack = sharedStack(folder);
  await stack.build();
  try {
    await stack.up();
    await stack.seed();
    // Alone, on the same stack, tests pass: what fails below fails for its neighbours.
    const alone = await stack.playwright([ALONE]);
    if (alone.code !== 0) throw new Error(`${ALONE} fails by itself on this stack:\n${alone.output}`);
    console.log(`${ALONE} alone on one stack: all passed`);
    const shards = 3;
    const all = [
      ...Array.from({ length: shards }, (_, index) =>
        stack.playwright([`--shard=${index + 1}/${shards}`, ...stopAt('--max-failures')]),
      ),
      stack.pytest(stopAt('--maxfail')),
    ];
    if (until !== undefined) {
      const seen = all.map((one) => one.then(({ output }) => (failedIn(output) > 0 ? output : Promise.reject())));
      await Promise.any(seen).then(stack.stop, () => undefined);
    }
    const runs = await Promise.all(all);
    const failed = runs.map(({ output }) => failedIn(output));
    const total = failed.reduce((sum, count) => sum + count, 0);
    console.log(
      `three Playwright shards and pytest at once on one stack: ${failed.join(' + ')} = ${total} tests failed`,
    );
    return runs.some(({ code }) => code !== 0) ? 1 : 0;
  } finally {
    await stack.down(['--timeout', '0']);
  }
});
