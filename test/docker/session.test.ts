/** A session around work that fails: what went wrong first is what is said, and what would not go is said beside it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeTempFolder } from '../../src/cleanup/temp-folder.js';
import { laptopContext } from '../../src/cli/laptop-context.js';
import type { Context } from '../../src/context.js';
import { LABEL } from '../../src/docker/labels.js';
import { withSession } from '../../src/modes/session.js';
import { docker, env, IMAGE, neverAborted } from './lab.js';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

function contextHere(): { context: Context; said: string[] } {
  const home = mkdtempSync(join(tmpdir(), 'isoshard-home-'));
  const silent = { write: () => true };
  const options = { cwd: home, signal: neverAborted, json: false, pluginsFolder: home, stdout: silent, stderr: silent };
  const laptop = laptopContext({ ...options, env: { ...env, HOME: home }, makeTemp: makeTempFolder });
  undo.push(
    () => rmSync(home, { recursive: true, force: true }),
    () => laptop.dispose(),
  );
  const said: string[] = [];
  const log = { ...laptop.log, warning: (text: string) => void said.push(text) };
  // In a hurry: what does not go does not go later either.
  return { context: { ...laptop, log, clock: { now: Date.now, sleep: async () => undefined } }, said };
}

test('an error of the work is not hidden by what cannot be removed', async () => {
  const { context, said } = contextHere();
  const failing = withSession(context, { compose: undefined }, async ({ record }) => {
    const volume = `isoshard-${record.session}-held`;
    undo.push(
      () => docker('volume', 'rm', '--force', volume),
      () => docker('rm', '--force', volume),
    );
    await docker('volume', 'create', '--label', `${LABEL.session}=${record.session}`, volume);
    await docker('create', '--name', volume, '--volume', `${volume}:/v`, IMAGE);
    throw new Error('the work’s own');
  });
  await expect(failing).rejects.toThrow('the work’s own');
  expect(said).toContainEqual(expect.stringMatching(/could not remove volume isoshard-/));
});
