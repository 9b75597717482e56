/** `compose: false`: sharding and proof alone, on a machine that has no engine. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Report } from '../../src/reports/report.js';
import { BUNDLE, isoshard, withProject } from '../harness/cli.js';
import { runAction } from '../harness/runner.js';

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
