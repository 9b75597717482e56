/** The shipped clients of the door, each in its own language, at a real one. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ProjectError } from '../../../src/errors.js';
import { planDoor, socketIn, whileOpen } from '../../../src/stack/reset-door.js';
import { PLUGINS } from './installed.js';

const run = promisify(execFile);
const PYTHON = `import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("reset", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
try:
    print(json.dumps(module.reset()))
except module.NotReset as error:
    print("refused:", error)
`;
const NODE = `require(process.argv[1]).reset().then((done) => console.log(JSON.stringify(done)), (error) => console.log('refused:', error.message))`;

test.each([
  ['pytest', 'python3', ['-c', PYTHON, join(PLUGINS, 'pytest/isoshard_pytest/reset.py')]],
  ['Playwright', process.execPath, ['-e', NODE, join(PLUGINS, 'playwright/fixtures.cjs')]],
])('%s', async (_, program, args) => {
  const door = planDoor(mkdtempSync(join(tmpdir(), 'isoshard-door-')));
  const ask = async (token: string) => {
    const env = { PATH: process.env.PATH, ISOSHARD_RESET_SOCKET: socketIn(door.folder), ISOSHARD_RESET_TOKEN: token };
    return (await run(program, args, { env })).stdout.trim();
  };
  let isPossible = true;
  const reset = async () => {
    if (!isPossible)
      throw new ProjectError('reset-unavailable', 'it has no saved state', { hint: 'See docs/state.md.' });
    return { services: ['db'], ms: 7 };
  };
  try {
    await whileOpen(door, reset, async () => {
      expect(JSON.parse(await ask(door.token))).toEqual({ services: ['db'], ms: 7 });
      expect(await ask('another')).toContain('refused: ');
      isPossible = false;
      expect(await ask(door.token)).toMatch(/^refused: .*it has no saved state See docs\/state\.md\.$/);
    });
  } finally {
    rmSync(door.folder, { recursive: true, force: true });
  }
});
