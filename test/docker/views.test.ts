/** Private views where an engine can do less, and what a stack wrote into them. */
import { chmodSync, chownSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runInService, withTools } from '../../src/stack/tests-in-service.js';
import { countWritten, throughUppers, upperPathOf } from '../../src/stack/written.js';
import { clock, docker, IMAGE, type Lab, lab, neverAborted } from './lab.js';

let ours: Lab | undefined;
const scratch = mkdtempSync(join(tmpdir(), 'isoshard-views-'));
afterEach(async () => {
  await ours?.remove();
  ours = undefined;
  rmSync(scratch, { recursive: true, force: true });
});

const NESTED = `
services:
  api: {image: ${IMAGE}, init: true, command: sleep 600, volumes: ['.:/project', './data:/data']}
  web: {image: ${IMAGE}, init: true, command: sleep 600, volumes: ['./data/seed:/seed:ro']}
`;

describe.each([
  ['an engine that mounts no overlays', { overlays: false }],
  ['an engine that knows no subpaths', { subpaths: false }],
  ['an engine that does neither', { overlays: false, subpaths: false }],
])('%s', (_, abilities) => {
  test('gets copies: nested mounts show the same, owners stay, and the host’s folder stays as it was', async () => {
    ours = await lab(NESTED);
    ours.write('data/seed', 'seed');
    chmodSync(join(ours.folder, 'data', 'seed'), 0o640);
    chownSync(join(ours.folder, 'data'), 1000, 1000);
    symlinkSync('data/seed', join(ours.folder, 'link'));
    const [one, two] = [await ours.stack('web-1', { abilities }), await ours.stack('web-2', { abilities })];
    await Promise.all([ours.start(one), ours.start(two)]);
    // A file that is mounted by its name is the one of the view.
    expect(
      await ours.sh(one, 'api', 'echo more >> /data/seed; cat /project/link; stat -c %a:%u /data /data/seed'),
    ).toBe('seedmore\n755:1000\n640:0');
    expect(await ours.sh(one, 'web', 'cat /seed')).toBe('seedmore');
    expect(await ours.sh(two, 'api', 'cat /project/data/seed')).toBe('seed');
    expect(readFileSync(join(ours.folder, 'data', 'seed'), 'utf8')).toBe('seed');
    await ours.remove();
    expect(await ours.left()).toEqual([]);
  });
});

test('what a stack wrote is known by file, and what lay there before is not among it', async () => {
  ours = await lab(`
services:
  tests: {image: ${IMAGE}, entrypoint: [sh, -c], working_dir: /work/app, volumes: ['.:/work', './out:/out']}
`);
  ours.write('app/test-results/old.xml', 'of an earlier run');
  ours.write('out/kept', 'kept');
  const stack = await ours.stack('web-1');
  const tools = `${stack.project}-tools`;
  await ours.engine.createVolume(tools, stack.labels);
  const model = withTools(stack.model, 'tests', tools, {});
  const { writeModel } = await import('../../src/stack/start.js');
  const ready = { ...stack, model, modelFile: writeModel(scratch, stack.project, model) };
  const ended = await runInService(
    ours.engine,
    ready,
    { clock, signal: neverAborted },
    {
      service: 'tests',
      argv: [
        'mkdir -p test-results; echo a > test-results/new.xml; ln -s new.xml test-results/link; rm /out/kept; echo b > /out/b',
      ],
      timeoutMs: 60_000,
      logFile: join(scratch, 'log'),
      outputTo: join(scratch, 'output'),
      collect: ['test-results'],
      collectTo: join(scratch, 'collect'),
      binds: stack.binds,
      labels: stack.labels,
    },
  );
  expect(ended.code).toBe(0);
  expect(ended.written).toEqual([{ folder: ours.folder, files: 3 }]);
  expect(readdirSync(join(scratch, 'collect', 'test-results'))).toEqual(['new.xml']);
  expect(lstatSync(join(ours.folder, 'app', 'test-results', 'old.xml')).isFile()).toBe(true);
  expect(readdirSync(join(ours.folder, 'out'))).toEqual(['kept']);
});

test('a stack without overlays has nothing to look at', async () => {
  ours = await lab(`services: {api: {image: ${IMAGE}, command: sleep 600}}`);
  const stack = await ours.stack('web-1');
  const looked = await throughUppers(ours.engine, stack.binds, IMAGE, stack.labels, (door) =>
    countWritten((ours as Lab).engine, door, stack.binds),
  );
  expect(looked).toBeUndefined();
  expect(upperPathOf(stack.model.services.api ?? {}, stack.binds, '/data')).toBeUndefined();
  expect(await docker('ps', '-aq', '--filter', `label=dev.isoshard.session=${ours.session}`)).toBe('');
});
