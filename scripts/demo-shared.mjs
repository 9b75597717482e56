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

await setUp({ engine: true, baseImage: true });
process.exitCode = await withExampleCopy(async (folder) => {
  const stack = sharedStack(folder);
  const built = await stack.build();
  if (built.code !== 0) throw new Error(built.output);
  try {
    await stack.up();
    await stack.seed();
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
