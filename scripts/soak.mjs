// `npm run soak [ROUNDS]`: the example isolated, 4 stacks at once, its tests in another order each time; ten rounds.
// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE, run, withExampleCopy } from './lib.mjs';
import { setUp } from './setup/index.mjs';

await setUp({ engine: true, baseImage: true });
const rounds = Number(process.argv[2] ?? 10);
let red = 0;
await withExampleCopy(async (folder) => {
  const config = join(folder, 'isoshard.yml');
  const plain = readFileSync(config, 'utf8');
  for (let round = 1; round <= rounds; round++) {
    const shuffled = plain
      .replace(/^( {4}service: frontend-test)$/m, `$1\n    args: ["--shuffle=${round}"]`)
      .replace(/^( {4}service: backend-test)$/m, `$1\n    args: ["--random-order", "--random-order-seed=${round}"]`);
    writeFileSync(config, shuffled);
    const { code, output, ms } = await run(
      [process.execPath, BUNDLE, 'run', '--suite', 'frontend,backend', '--parallel', '4'],
      {
        cwd: folder,
        quiet: true,
      },
    );
    if (code !== 0) red += 1;
    console.log(
      `round ${round}, order ${round}: ${code === 0 ? 'green' : `red (exit ${code})`} in ${(ms / 1000).toFixed(1)} s`,
    );
    if (code !== 0) console.log(output);
  }
});
console.log(`figure soak-green ${rounds - red} of ${rounds}`);
process.exitCode = red === 0 ? 0 : 1;
