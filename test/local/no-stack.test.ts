/** `compose: false`: sharding and proof alone, on a machine that has no engine. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Report } from '../../src/reports/report.js';
import { writeChaosProject } from '../harness/chaos/project.js';
import { BUNDLE, isoshard, withProject } from '../harness/cli.js';
import { startGithubServices } from '../harness/github-services.js';
import { runAction } from '../harness/runner.js';
import { RUNNER_ONLY } from '../harness/runner-only.js';

const config = (compose: string) => `version: 1
${compose}
suites:
  unit:
    runner: command
    runs-in: host
    files: ["*.check"]
    command: [sh, runner.sh, "{junit}", "{files}"]
    shards: 2
`;
/** Passes a file unless it says `bad`. */
const RUNNER = `out=$1; shift; failed=0
echo '<testsuite name="checks">' > "$out"
for file in "$@"; do
  if grep -q bad "$file"; then result='<failure message="it says bad"/>'; failed=1; else result=; fi
  echo "<testcase file=\\"$file\\" name=\\"says nothing bad\\" time=\\"0.01\\">$result</testcase>" >> "$out"
done
echo '</testsuite>' >> "$out"
exit $failed
`;
const CHECKS = ['a.check', 'b.check', 'c.check', 'd.check'];
const project = (compose: string, content = 'good') => ({
  'isoshard.yml': config(compose),
  'runner.sh': RUNNER,
  ...Object.fromEntries(CHECKS.map((name) => [name, content])),
});
let temp: string;
beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'isoshard-runner-'));
});
afterEach(() => rmSync(temp, { recursive: true, force: true }));

/** Nothing answers there. */
const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };
const reportOf = (folder: string): Report =>
  JSON.parse(readFileSync(join(folder, 'isoshard-report/report.json'), 'utf8'));

test('two shards at once, each test once: green', async () => {
  await withProject(project('compose: false'), async (cwd) => {
    const { code, stdout, stderr } = await isoshard(['run', '--parallel', '2'], { cwd, env });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/4 tests passed.* in 2 shards/);
    expect(code).toBe(0);
    expect(reportOf(cwd).totals).toMatchObject({ planned: 4, failed: 0, notRun: 0 });
  });
});

test('a test that fails: red', async () => {
  await withProject(project('compose: false', 'bad'), async (cwd) => {
    const { code } = await isoshard(['run', '--parallel', '2'], { cwd, env });
    expect(code).toBe(1);
    expect(reportOf(cwd).totals).toMatchObject({ planned: 4, failed: 4 });
  });
});

test('the control: a project with a stack needs an engine', async () => {
  const files = { ...project('compose: [compose.yml]'), 'compose.yml': 'services: {db: {image: x}}' };
  await withProject(files, async (cwd) => {
    const { code, stderr } = await isoshard(['run'], { cwd, env });
    expect(stderr).toContain('no-engine');
    expect(code).toBe(3);
    expect(existsSync(join(cwd, 'isoshard-report'))).toBe(false);
  });
});

test('as an action: main is green, and post, which knows of no engine, has nothing to do', async () => {
  await withProject(project('compose: false'), async (workspace) => {
    const { main, post, result, leftovers } = await runAction({
      main: BUNDLE,
      post: BUNDLE,
      node: process.env.TEST_NODE24 ?? process.execPath,
      workspace,
      temp,
      inputs: { mode: 'run' },
      env,
    });
    expect({ result, exit: main.exitCode, post: post?.exitCode, leftovers }).toEqual({
      result: 'success',
      exit: 0,
      post: 0,
      leftovers: [],
    });
    expect(main.summary).toMatch(/4 tests passed/);
  });
});

test('what runs on the host, a listing and a test, sees nothing that is the action’s alone', async () => {
  const services = await startGithubServices();
  const suite = '{runner: pytest, runs-in: host, command: [bash, tell.sh], shards: 1}';
  const seen = join(temp, 'seen');
  mkdirSync(seen);
  try {
    await withProject({}, async (workspace) => {
      writeChaosProject(workspace, {
        'isoshard.yml': `version: 1\ncompose: false\nsuites:\n  host: ${suite}\n`,
        'tell.sh': 'env -0 > "$SEEN/$ISOSHARD_MODE"; exec bash pytest.sh "$@"\n',
      });
      const { main, result, leftovers } = await runAction({
        main: BUNDLE,
        post: BUNDLE,
        workspace,
        temp,
        inputs: { mode: 'run', token: 'secret-token' },
        env: {
          ...env,
          ...services.jobEnv({ runId: '812' }),
          HOME: join(temp, 'home'),
          SEEN: seen,
          SAME_TOKEN: 'secret-token',
          OF_THE_JOB: 'comes through',
        },
      });
      expect({ result, leftovers }, main.log).toEqual({ result: 'success', leftovers: [] });
      for (const mode of ['list', 'run']) {
        const text = readFileSync(join(seen, mode), 'utf8');
        const names = text.split('\0').map((line) => line.slice(0, line.indexOf('=')));
        expect(names.filter((name) => RUNNER_ONLY.includes(name) || /^(ACTIONS|INPUT|STATE)_/.test(name))).toEqual([]);
        expect(text).not.toContain('secret-token');
        // The control: what is the job's own comes through.
        expect(text).toContain('OF_THE_JOB=comes through');
        expect(names).toEqual(expect.arrayContaining(['GITHUB_SHA', 'RUNNER_TEMP']));
      }
    });
  } finally {
    await services.close();
  }
});

test('plan, run and two reports, all in one job: each report is of what was uploaded, and of all of it', async () => {
  const services = await startGithubServices();
  try {
    await withProject(project('compose: false'), async (workspace) => {
      const step = async (inputs: Readonly<Record<string, string>>) => {
        const job = { ...env, HOME: join(temp, 'home'), ...services.jobEnv({ runId: '811' }) };
        const { main, result } = await runAction({ main: BUNDLE, post: BUNDLE, workspace, temp, inputs, env: job });
        const said = { result, errors: main.parsed.annotations.filter(({ level }) => level === 'error') };
        expect(said, main.log).toEqual({ result: 'success', errors: [] });
        return main.outputs;
      };
      await step({ mode: 'plan' });
      const runs = [await step({ mode: 'run', shard: 'unit-1' }), await step({ mode: 'run', shard: 'unit-2' })];
      const uploaded = runs.map((outputs) => [outputs.result, outputs['artifact-id'], outputs['artifact-url']]);
      const id = expect.stringMatching(/^\d+$/);
      const url = expect.stringMatching(/\/artifacts\/\d+$/);
      expect(uploaded).toEqual([
        ['success', id, url],
        ['success', id, url],
      ]);
      for (const _ of [1, 2]) {
        // Of another plan, as an earlier step of the job may have left it.
        for (const place of ['shards', 'gathered/shards', 'report/shards']) {
          mkdirSync(join(temp, 'isoshard', place, 'other-1'), { recursive: true });
          writeFileSync(join(temp, 'isoshard', place, 'other-1/receipt.ndjson'), '{}\n');
        }
        const page = (await step({ mode: 'report' }))['report-path'] ?? '';
        const report: Report = JSON.parse(readFileSync(join(page, '../report.json'), 'utf8'));
        expect(report.totals).toMatchObject({ planned: 4, passed: 4 });
        expect(readdirSync(join(page, '../shards'))).toEqual(['unit-1', 'unit-2']);
      }
    });
  } finally {
    await services.close();
  }
});

test.each(['left', 'gone'])(
  'a main that is killed leaves nothing that post cannot end, its home being %s',
  async (home) => {
    const files = { ...project('compose: false'), 'runner.sh': 'touch "$MARK"; sleep 60' };
    const mark = join(temp, 'begun');
    await withProject(files, async (workspace) => {
      const { main, post, leftovers } = await runAction({
        main: BUNDLE,
        post: BUNDLE,
        node: process.env.TEST_NODE24 ?? process.execPath,
        workspace,
        temp,
        inputs: { mode: 'run' },
        env: { ...env, MARK: mark, HOME: join(temp, 'home') },
        killMainWhen: () => {
          if (!existsSync(mark)) return false;
          if (home === 'gone') rmSync(join(temp, 'home/.local'), { recursive: true });
          return true;
        },
      });
      expect({ signal: main.signal, post: post?.exitCode, leftovers }).toEqual({
        signal: 'SIGKILL',
        post: 0,
        leftovers: [],
      });
    });
  },
);
