/** Tests in a compose service: what they are given, what of them is followed, and what is brought out. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionLabels } from '../../src/docker/labels.js';
import type { Stack } from '../../src/stack/start.js';
import { runInService, withTools } from '../../src/stack/tests-in-service.js';
import { makeVolumes } from '../../src/stack/volumes.js';
import { sharesStackBetweenTests } from '../harness/setup-docker.js';
import { clock, IMAGE, identityOf, type Lab, lab, neverAborted } from './lab.js';

sharesStackBetweenTests();

let ours: Lab;
let stack: Stack;
let out: string;
const TOOLS_VOLUME = (project: string) => `${project}-tools`;

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'isoshard-out-'));
  ours = await lab(`
services:
  tests:
    image: ${IMAGE}
    entrypoint: [sh, -c]
    command: 'echo their own command; exit 9'
    user: '1000:1000'
    working_dir: /work
    restart: always
    environment: {THEIRS: 'theirs $$HOME'}
    volumes: ['./work:/work']
`);
  ours.write('work/seed', 'seed');
  chmodSync(join(ours.folder, 'work'), 0o777);
  stack = await ours.stack('web-1', {
    rewrite: (model) => withTools(model, 'tests', TOOLS_VOLUME(model.name ?? ''), { OURS: 'a$b ${C} $$d' }),
  });
  ours.write('plugins/list.py', 'plugin');
  const labels = sessionLabels(identityOf(ours.session), 'lab', 'web-1');
  const tools = { volume: TOOLS_VOLUME(stack.project), pluginFiles: ['list.py'], input: { 'selection.json': '["a"]' } };
  await makeVolumes(ours.engine, join(ours.folder, 'plugins'), {
    binds: { views: [], places: {} },
    tools,
    labels,
    image: IMAGE,
  });
});
afterAll(async () => {
  await ours.remove();
  rmSync(out, { recursive: true, force: true });
});

const runLine = async (line: string, over: { timeoutMs?: number; signal?: AbortSignal; collect?: string[] } = {}) => {
  const to = mkdtempSync(join(out, 'run-'));
  const receipts: string[] = [];
  const ended = await runInService(
    ours.engine,
    stack,
    { clock, signal: over.signal ?? neverAborted },
    {
      service: 'tests',
      argv: [line],
      timeoutMs: over.timeoutMs ?? 60_000,
      logFile: join(to, 'tests.log'),
      follow: { file: 'receipt.ndjson', onText: (text) => receipts.push(text) },
      outputTo: to,
      collect: over.collect ?? [],
      collectTo: join(to, 'collect'),
      binds: { views: [], places: {} },
      labels: {},
    },
  );
  for (const { id } of (await ours.engine.containers([`com.docker.compose.project=${stack.project}`])).filter(
    ({ oneOff }) => oneOff,
  )) {
    await ours.engine.remove({ kind: 'container', id });
  }
  return { ended, to, receipts, log: readFileSync(join(to, 'tests.log'), 'utf8') };
};

describe('tests in a service', () => {
  test('keep its entrypoint, user, directory and environment; the command and the status are theirs', async () => {
    const { ended, log } = await runLine(
      'id -u; pwd; cat seed; echo; echo "$THEIRS|$OURS"; cat /isoshard/input/selection.json /isoshard/plugins/list.py; exit 3',
    );
    expect(ended).toMatchObject({ code: 3, signal: null, timedOut: false });
    expect(log).toBe('1000\n/work\nseed\ntheirs $HOME|a$b ${C} $$d\n["a"]plugin');
  });

  test('are followed while they run, and leave their files and folders, but no links', async () => {
    const line =
      'echo one > /isoshard/output/receipt.ndjson; sleep 2.5; echo two >> /isoshard/output/receipt.ndjson; ' +
      'mkdir -p report/sub; echo x > report/sub/page.html; ln -s /etc/passwd report/link; echo y > junit.xml';
    const { to, receipts } = await runLine(line, { collect: ['report', 'junit.xml', 'not-there'] });
    expect(receipts).toContain('one\n');
    expect(readFileSync(join(to, 'receipt.ndjson'), 'utf8')).toBe('one\ntwo\n');
    const collected = readdirSync(join(to, 'collect'), { recursive: true }).map(String).sort();
    expect(collected).toEqual(['junit.xml', 'report', 'report/sub', 'report/sub/page.html']);
    expect(readFileSync(join(to, 'collect/junit.xml'), 'utf8')).toBe('y\n');
    expect(existsSync(join(ours.folder, 'work/report'))).toBe(false);
  });

  test('that take too long are ended, and what they wrote until then is there', async () => {
    const { ended, to } = await runLine('echo one > /isoshard/output/receipt.ndjson; sleep 600', { timeoutMs: 3000 });
    expect(ended.timedOut).toBe(true);
    expect(readFileSync(join(to, 'receipt.ndjson'), 'utf8')).toBe('one\n');
  });
});
