/**
 * Several stacks at once from one saved state, each writing much: the state stays as it was sealed, and the disk holds what they wrote. Where an engine
 * mounts no overlays each has a copy. `npm run test:state`: eight stacks, 100 MB each; some that write 5 MB are in state.test.ts.
 */
import { afterEach, expect, test } from 'vitest';
import type { MadeStack } from '../../src/modes/make-stack.js';
import { digestOf } from '../../src/snapshot/manifest.js';
import { resetStack } from '../../src/snapshot/reset.js';
import { readSlots, throughDoor } from '../../src/snapshot/save.js';
import type { Snapshot } from '../../src/snapshot/seal.js';
import { volumesOf } from '../../src/snapshot/verify-state.js';
import { memoryCache } from '../fakes/cache.js';
import { clock, docker, engineHere, IMAGE, neverAborted } from './lab.js';
import { COMPOSE, forgetLab, keys, megabytesOf, type Project, project, sh, steps } from './state-lab.js';
import { forgetStates } from './states.js';

afterEach(forgetLab);

const ALL = process.env.STATE_TESTS === 'all';
const STATE_MB = 20;
const random = (file: string, megabytes: number) => `head -c ${megabytes}000000 /dev/urandom > ${file}`;
const SEED = `echo one > /data/rows; ${random('/data/base', STATE_MB)}; date +%N > /data/moment`;

/** Every byte of the state, read again. */
async function digestNow({ session }: Project, snapshot: Snapshot): Promise<string> {
  const { engine, record } = session;
  const labels = { 'dev.isoshard.session': record.session };
  return throughDoor(engine, IMAGE, volumesOf(snapshot), labels, async (door) =>
    digestOf(await readSlots(engine, door, snapshot.slots)),
  );
}

async function many(count: number, writtenMb: number, isRootful: boolean): Promise<{ usedMb: number }> {
  let usedMb = 0;
  await project(
    steps(SEED),
    COMPOSE,
    async (own) => {
      const state = await own.state();
      if (state?.kind !== 'saved') throw new Error(own.said());
      const { snapshot } = state;
      const stacks = await Promise.all(Array.from({ length: count }, (_, at) => own.stack(at + 1, state)));
      const fill = `cat /data/rows; echo two > /data/rows; ${random('/data/big', writtenMb)}; sync`;
      expect(await Promise.all(stacks.map((stack) => sh(stack, fill)))).toEqual(Array(count).fill('one'));
      usedMb = await megabytesOf(stacks);
      expect(await digestNow(own, snapshot)).toBe(snapshot.digest);
      const [first] = stacks as [MadeStack];
      const reset = resetStack(own.session.engine, first, { clock, signal: neverAborted });
      if (isRootful) {
        expect(await reset.then(() => sh(first, 'cat /data/rows'))).toBe('one');
        return;
      }
      await expect(reset).rejects.toMatchObject({
        code: 'reset-unavailable',
        message: expect.stringContaining('it is a copy'),
      });
      // What is copied is read on its way.
      const data = snapshot.slots.find(({ id }) => id === 'volume:data')?.volume;
      await docker('run', '--rm', '--network=none', `-v${data}:/d`, IMAGE, 'sh', '-c', 'echo spoilt > /d/rows');
      await expect(own.stack(count + 1, state)).rejects.toMatchObject({
        message: expect.stringContaining('arrived as something else'),
      });
    },
    { isRootful },
  );
  return { usedMb };
}

test('an engine without overlays: a stack has a copy, which takes its room and cannot be put back', async () => {
  const { usedMb } = await many(1, 5, false);
  expect(usedMb).toBeGreaterThanOrEqual(STATE_MB + 5);
});

test.runIf(ALL)('eight stacks, 100 MB each', async () => {
  const { usedMb } = await many(8, 100, true);
  expect(usedMb).toBeGreaterThanOrEqual(800);
  expect(usedMb).toBeLessThan(810);
});

test.runIf(ALL)('a run on a fresh machine begins with what an earlier one kept in the cache', async () => {
  const cache = memoryCache();
  const digests: string[] = [];
  const said: string[] = [];
  for (const _machine of [1, 2]) {
    await forgetStates(await engineHere(), keys);
    await project(
      steps(SEED),
      COMPOSE,
      async (own) => {
        const state = await own.state();
        if (state?.kind !== 'saved') throw new Error(own.said());
        digests.push(state.snapshot.digest);
        said.push(own.said());
        expect(await digestNow(own, state.snapshot)).toBe(state.snapshot.digest);
        expect(await sh(await own.stack(1, state), 'cat /data/rows')).toBe('one');
      },
      { cache: (temp) => cache.at(temp) },
    );
  }
  // Made twice it would be two: it holds the moment.
  expect(digests[1]).toBe(digests[0]);
  expect(said[0]).toMatch(/is kept in the Actions cache/);
  expect(said[0]).toMatch(/made and saved in /);
  expect(said[1]).toMatch(/saved .* ago, from the Actions cache/);
});
