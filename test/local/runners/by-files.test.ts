/** Runners by files, with the real Vitest and Jest, and with a shell script as somebody's own runner. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { SuiteConfig } from '../../../src/config/config.js';
import { junitDocuments } from '../../../src/modes/junit-documents.js';
import { command, jest, vitest } from '../../../src/runners/templates.js';
import { copyFixture, installNpm } from './installed.js';
import { Harness, readResult, type ShardResult, suiteOf } from './shell.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs a shard, and makes the receipt of what it left. */
async function shard(suite: Harness, ids: readonly string[], extra: readonly string[] = []): Promise<ShardResult> {
  const listing = await suite.list(extra);
  const { finished, receipt, request } = suite.run(ids, listing, { index: 1, total: 1 }, extra);
  const { exitCode, output, outputFolder } = await finished;
  const documents = junitDocuments(outputFolder);
  const text = suite.adapter.toReceipt?.(request, documents, { startedAtMs: 1_760_000_000_000, durationMs: 1000 });
  writeFileSync(receipt, text ?? '');
  return readResult(exitCode, output, outputFolder, receipt);
}

const seen = ({ ends }: ShardResult): unknown => ends.map(({ id, status }) => [id, status]);

describe.each([
  ['vitest', vitest, ['vitest@4.1.12'], 'vitest', ['--globals']],
  ['jest', jest, ['jest@30.5.2', 'jest-junit@17.0.0'], 'jest', []],
] as const)('%s', (name, adapter, packages, program, args) => {
  function harness(): Harness {
    const root = installNpm(packages.join('+'), packages);
    const folder = copyFixture('files', root);
    folders.push(folder);
    const prefix = [join(root, 'node_modules', '.bin', program)];
    return new Harness(adapter, folder, suiteOf({ runner: name, command: prefix, args }));
  }

  test('every file once, failures with their text, and files that do not load', async () => {
    const suite = harness();
    const listing = await suite.list();
    expect(listing.tests.map(({ id }) => id)).toEqual([
      'bad.test.js',
      'broken.test.js',
      'cart.test.js',
      'nested/cart.test.js',
    ]);
    const groups = listing.tests.map(({ group }) => group);
    // Vitest takes `cart.test.js` for a part of the other's path.
    expect(groups[2] === groups[3]).toBe(name === 'vitest');
    const good = await shard(suite, ['cart.test.js', 'nested/cart.test.js']);
    expect(good.exitCode).toBe(0);
    expect(seen(good)).toEqual([
      ['cart.test.js', 'passed'],
      ['nested/cart.test.js', 'passed'],
    ]);
    expect(good.events.at(-1)).toMatchObject({ event: 'finish', status: 'passed' });
    const bad = await shard(suite, ['bad.test.js', 'broken.test.js']);
    expect(bad.exitCode).toBe(1);
    expect(seen(bad)).toEqual([
      ['bad.test.js', 'failed'],
      ['broken.test.js', 'failed'],
    ]);
    expect(bad.ends[0]?.errors[0]?.message).toMatch(/^fails\n.*expect/s);
    expect(bad.ends[1]?.errors[0]?.message).toMatch(/no-such-module/);
    expect(bad.events.at(-1)).toMatchObject({ event: 'finish', status: 'failed' });
  });
});

describe('command', () => {
  const SCRIPT = `junit=$1; shift
for file; do cases="$cases<testcase name='it' file=\\"$file\\" time='0.5'/>"; done
mkdir -p "$(dirname "$junit")"; echo "<testsuites><testsuite name='all'>$cases</testsuite></testsuites>" > "$junit"
`;
  function harness(fields: Partial<SuiteConfig>): Harness {
    const folder = copyFixture('files');
    folders.push(folder);
    mkdirSync(join(folder, 'node_modules', 'x'), { recursive: true });
    writeFileSync(join(folder, 'node_modules', 'x', 'x.test.js'), '');
    writeFileSync(join(folder, "odd 'name' $HOME é.test.js"), '');
    writeFileSync(join(folder, 'run.sh'), SCRIPT);
    return new Harness(command, folder, suiteOf({ runner: 'command', files: ['**/*.test.js', '!bad*'], ...fields }));
  }
  const ALL = ['broken.test.js', 'cart.test.js', 'nested/cart.test.js', "odd 'name' $HOME é.test.js"];

  test.each<[string, Partial<SuiteConfig>]>([
    ['told where', { command: ['sh', 'run.sh', '{junit}', '{files}'] }],
    ['where it always writes', { command: ['sh', 'run.sh', 'out/junit.xml', '{files}'], junit: 'out/junit.xml' }],
    ['a folder of files', { command: ['sh', 'run.sh', 'out/all.xml', '{files}'], junit: 'out' }],
  ])('JUnit XML %s', async (_, fields) => {
    const suite = harness(fields);
    expect((await suite.list()).tests.map(({ id }) => id)).toEqual(ALL);
    const result = await shard(suite, ALL);
    expect(result.exitCode).toBe(0);
    expect(result.ends.map(({ id, durationMs }) => [id, durationMs])).toEqual(ALL.map((id) => [id, 500]));
    expect(result.events.at(-1)).toMatchObject({ event: 'finish', status: 'passed' });
  });

  test('what an earlier run left is not taken for this one’s, and the exit status is the runner’s own', async () => {
    const suite = harness({ command: ['sh', '-c', 'exit 7', '{files}'], junit: 'old.xml' });
    writeFileSync(join(suite.folder, 'old.xml'), '<testsuite><testcase file="cart.test.js"/></testsuite>');
    const result = await shard(suite, ['cart.test.js']);
    expect(result.exitCode).toBe(7);
    expect(existsSync(join(suite.folder, 'old.xml'))).toBe(false);
    expect(result.ends).toEqual([]);
    expect(result.events.at(-1)).toEqual({
      event: 'error',
      message: 'isoshard: the runner left no JUnit XML: nothing proves what ran',
    });
  });

  test('paths behind -- choose files; options go to the runner', async () => {
    const suite = harness({ command: ['sh', '-c', 'echo "$0 $*" > seen', '{files}'], junit: 'j.xml' });
    expect((await suite.list(['nested', '--flag'])).tests.map(({ id }) => id)).toEqual(['nested/cart.test.js']);
    await shard(suite, ['nested/cart.test.js'], ['nested', '--flag']);
    expect(readFileSync(join(suite.folder, 'seen'), 'utf8')).toBe('nested/cart.test.js --flag\n');
  });
});
