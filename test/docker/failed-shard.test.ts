/** A shard whose stack fails, run as `isoshard run` does it: the first cause heads log and results, and the evidence is there. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeTempFolder } from '../../src/cleanup/temp-folder.js';
import { parseArguments } from '../../src/cli/arguments.js';
import { laptopContext } from '../../src/cli/laptop-context.js';
import { runMode } from '../../src/modes/run.js';
import { recordingLog } from '../fakes/log.js';
import { IMAGE, neverAborted } from './lab.js';

const root = mkdtempSync(join(tmpdir(), 'isoshard-failed-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const TESTS = JSON.stringify([{ id: 'a', title: 'a', file: 'test_a.py', line: 1, group: 'a' }]);
const RUNNER = `test -z "$ISOSHARD_SELECTION" || exit 1
printf '%s' '{"kind":"isoshard-listing","version":1,"runner":"pytest","runnerVersion":"8.0.0","rootDir":"/","tests":${TESTS},"setup":[],"errors":[],"warnings":[]}' > "$ISOSHARD_OUTPUT/listing.json"
`;

const cause = '`migrate` exited 1 before `api` could start: `no such table: users` (last line)';

/** `isoshard run` of a suite whose stack cannot start. */
async function runFailing(kind: 'laptop' | 'action', args: readonly string[] = [], more: Record<string, string> = {}) {
  const files = {
    'isoshard.yml':
      'version: 1\ncompose: [compose.yml]\nsuites:\n  web: {runner: pytest, runs-in: host, shards: 1, command: [sh, pytest.sh]}\n',
    'compose.yml': `services:
  api:
    image: ${IMAGE}
    command: [sleep, '600']
    depends_on: {migrate: {condition: service_completed_successfully}}
  migrate:
    image: ${IMAGE}
    environment: {DB_PASSWORD: hunter2-of-the-farm}
    command: [sh, -c, 'echo "no such table: users" >&2; exit 1']
`,
    'pytest.sh': RUNNER,
  };
  mkdirSync(root, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  const env = { PATH: process.env.PATH ?? '', HOME: root, XDG_STATE_HOME: join(root, 'state'), ...more };
  const options = {
    cwd: root,
    env,
    signal: neverAborted,
    makeTemp: makeTempFolder,
    json: true,
    pluginsFolder: join(process.cwd(), 'dist', 'plugins'),
  };
  const laptop = laptopContext(options);
  const log = recordingLog();
  const parsed = parseArguments(['run', ...args], { version: '0', env });
  if (parsed.kind === 'help' || parsed.inputs.mode !== 'run') throw new Error('expected a run');
  const outcome = await runMode(Object.assign(Object.create(laptop), { log, kind }), parsed.inputs);
  laptop.dispose();
  return { outcome, log };
}

test('a one-shot that fails', async () => {
  const { outcome, log } = await runFailing('laptop');
  expect(outcome.exitStatus).toBe(1);
  const shard = join(root, 'isoshard-report', 'shards', 'web-1');
  expect(log.texts('error')[0]).toContain(`[web-1] ${cause} [start-failed]`);
  const results = JSON.parse(readFileSync(join(shard, 'results.json'), 'utf8'));
  expect(results).toMatchObject({ outcome: 'not-started', cause, causeAt: { file: 'compose.yml', line: 6 } });
  expect(readdirSync(join(shard, 'evidence')).sort()).toEqual([
    'containers.json',
    'events.ndjson',
    'health.json',
    'host.json',
    'model.json',
    'plan.json',
  ]);
  for (const file of readdirSync(join(shard, 'evidence'))) {
    expect(readFileSync(join(shard, 'evidence', file), 'utf8'), file).not.toContain('hunter2');
  }
  expect(readFileSync(join(shard, 'services', 'migrate.log'), 'utf8')).toContain('no such table');
  expect(readFileSync(join(root, 'isoshard-report', 'summary.md'), 'utf8')).toMatch(
    /First cause[^#]*`migrate` exited 1/,
  );
});

test('in the one job of a run of the action the cause is annotated once, by its report', async () => {
  const { log } = await runFailing('action');
  const about = log.entries.filter(({ level, text }) => level === 'error' && text.includes(cause));
  expect(about).toEqual([
    expect.objectContaining({
      text: `No test was run in web-1\n${cause}`,
      location: expect.objectContaining({ file: 'compose.yml', line: 6 }),
    }),
  ]);
  expect(log.texts('info').join('\n')).toContain(`[web-1] ${cause} [start-failed]`);
});

test("a fork's stack is not kept: it would outlive the job on somebody else's machine", async () => {
  const event = join(root, 'event.json');
  mkdirSync(root, { recursive: true });
  writeFileSync(event, JSON.stringify({ pull_request: { head: { repo: { full_name: 'guest/farm' }, sha: 'abc' } } }));
  const job = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event };
  const { log } = await runFailing('action', ['--keep', 'on-failure'], job);
  expect(log.texts('warning').join('\n')).toMatch(
    /the code is of guest\/farm, a fork\): the stack of web-1 is removed/,
  );
});
