// `npm run soak [ROUNDS]`: the example isolated, 4 stacks at once, its tests in another order each time; ten rounds.
// After each nothing may be left.
// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoshard, withExampleCopy } from './lib.mjs';
import { setUp } from './setup/index.mjs';

await setUp({ engine: true, baseImage: true });
const rounds = Number(process.argv[2] ?? 10);
let red = 0;
await withExampleCopy(async (folder) => {
  const config = join(folder, 'isoshard.yml');
  const plain = readFileSync(config, 'utf8');
  for (let round = 1; round <= rounds; round++) {
    const shuffled = withArguments(plain, 'frontend-test', [`--shuffle=${round}`]);
    const order = ['--random-order', `--random-order-seed=${round}`];
    writeFileSync(config, withArguments(shuffled, 'backend-test', order));
    const options = { cwd: folder, quiet: true };
    const { code, output, ms } = await isoshard(['run', '--suite', 'frontend,backend', '--parallel', '4'], options);
    if (code !== 0) red += 1;
    console.log(
      `round ${round}, order ${round}: ${code === 0 ? 'green' : `red (exit ${code})`} in ${(ms / 1000).toFixed(1)} s`,
    );
    if (code !== 0) console.log(output);
  }
});
console.log(`figure soak-green ${rounds - red} of ${rounds}`);
process.exitCode = red === 0 ? 0 : 1;

/**
 * The configuration with these arguments for the suite that runs in a service. Throws where it has none: rounds would not differ.
 * @param {string} config @param {string} service @param {readonly string[]} args
 */
function withArguments(config, service, args) {
  const line = `    service: ${service}\n`;
  if (!config.includes(line)) throw new Error(`isoshard.yml has no line "${line.trim()}"`);
  return config.replace(line, `${line}    args: ${JSON.stringify(args)}\n`);
}
