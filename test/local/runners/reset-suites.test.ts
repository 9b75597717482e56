/**
 * Suites in which each test changes what the next one expects, with real runners and the shipped fixtures, at a real door; the state is a file. On an
 * engine: test/e2e/reset.test.ts.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planDoor, socketIn, whileOpen } from '../../../src/stack/reset-door.js';
import { resetRecipe } from '../../docs/reset-recipe.js';
import { installPlaywright, installPython, PLUGINS } from './installed.js';

/** The last one fails at first, and passes if its second try has the beginning again. */
const SPEC = `import { readFileSync, writeFileSync } from 'node:fs';
${resetRecipe()}
const file = process.env.STATE ?? '';
for (const name of ['one', 'two', 'again']) {
  test.describe(() => {
    test.describe.configure({ retries: name === 'again' ? 1 : 0 });
    test(name, async ({ reset }, info) => {
      if (process.env.ASKS?.includes(name) && info.retry === 0) await reset();
      expect(readFileSync(file, 'utf8')).toBe('0');
      writeFileSync(file, '1');
      if (name === 'again') expect(info.retry).toBe(1);
    });
  });
}
`;
const PYTEST = `import os
import pytest

STATE = os.environ["STATE"]
tries = {}

@pytest.mark.parametrize("name", ["one", "two", pytest.param("again", marks=pytest.mark.flaky(reruns=1))])
def test_begins(name, reset_state):
    tries[name] = tries.get(name, 0) + 1
    if name in os.environ["ASKS"] and tries[name] == 1:
        reset_state()
    assert open(STATE).read() == "0"
    open(STATE, "w").write("1")
    assert name != "again" or tries[name] == 2
`;

interface Suite {
  readonly file: string;
  readonly text: string;
  readonly more?: Readonly<Record<string, string>>;
  readonly root: string;
  readonly command: (folder: string) => readonly string[];
}

const playwright = (type: 'module' | 'commonjs'): Suite => {
  const root = installPlaywright('1.65.1');
  const command = () => [process.execPath, join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--workers=1'];
  const more = { 'package.json': JSON.stringify({ type }), 'playwright.config.ts': 'export default {};' };
  return { file: 'a.spec.ts', text: SPEC, more, root, command };
};
const pytest = (): Suite => {
  const root = installPython('pytest-8.4.2', ['pytest==8.4.2', 'pytest-rerunfailures==16.7']);
  const command = () => [join(root, 'bin/python3'), '-m', 'pytest', '-p', 'isoshard_pytest', '-p', 'no:cacheprovider'];
  return { file: 'test_a.py', text: PYTEST, root: tmpdir(), command };
};

/** Runs the suite with a door. @returns its exit status, and what it said */
async function run(suite: Suite, reset: string, asks: string): Promise<{ code: number; said: string }> {
  const folder = mkdtempSync(join(suite.root, 'reset-'));
  const door = planDoor(mkdtempSync(join(tmpdir(), 'isoshard-door-')));
  const state = join(folder, 'state');
  const put = async () => writeFileSync(state, '0');
  try {
    await put();
    for (const [name, text] of Object.entries({ [suite.file]: suite.text, ...suite.more })) {
      writeFileSync(join(folder, name), text);
    }
    const env = {
      PATH: process.env.PATH,
      HOME: folder,
      PYTHONPATH: join(PLUGINS, 'pytest'),
      ISOSHARD_PLAYWRIGHT_FIXTURES: join(PLUGINS, 'playwright/fixtures.cjs'),
      ISOSHARD_RESET: reset,
      ISOSHARD_RESET_SOCKET: socketIn(door.folder),
      ISOSHARD_RESET_TOKEN: door.token,
      STATE: state,
      ASKS: asks,
    };
    const [program = '', ...args] = suite.command(folder);
    return await whileOpen(
      door,
      async () => ({ services: [], ms: 0, done: await put() }),
      () =>
        new Promise((resolve) => {
          execFile(program, args, { cwd: folder, env }, (error, stdout, stderr) => {
            resolve({ code: Number(error?.code ?? 0), said: stdout + stderr });
          });
        }),
    );
  } finally {
    for (const gone of [folder, door.folder]) rmSync(gone, { recursive: true, force: true });
  }
}

/** All ask, and retries begin anew; the control: only the last one asks, and its retry does not begin anew. */
const GREEN = ['between-retries', 'one two again'] as const;
const CONTROL = ['on-demand', 'again'] as const;

test('Playwright: green, in ES modules and in CommonJS; red where it is shared, and where a retry has none', async () => {
  for (const type of ['module', 'commonjs'] as const) {
    const { code, said } = await run(playwright(type), ...GREEN);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/1 flaky\n(.*\n)*.*2 passed/) });
  }
  const { code, said } = await run(playwright('module'), ...CONTROL);
  expect({ code, said }).toEqual({
    code: 1,
    said: expect.stringMatching(/2 failed\n.* two .*\n.* again .*\n(.*\n)*.*1 passed/),
  });
});

test('pytest: green; red where it is shared, and where a retry has none', async () => {
  const green = await run(pytest(), ...GREEN);
  expect(green).toEqual({ code: 0, said: expect.stringMatching(/3 passed, 1 rerun/) });
  const control = await run(pytest(), ...CONTROL);
  expect(control).toEqual({ code: 1, said: expect.stringMatching(/2 failed, 1 passed, 1 rerun/) });
});
