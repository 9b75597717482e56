/** The initial state on a real engine: made once, given to stacks that write to it, put back, and never used when half of it is there. */
import { afterEach, expect, test } from 'vitest';
import { LABEL } from '../../src/docker/labels.js';
import type { MadeStack } from '../../src/modes/make-stack.js';
import { collectStates } from '../../src/snapshot/collect-states.js';
import { resetStack } from '../../src/snapshot/reset.js';
import { dataVolume, findSnapshot, listGenerations, partLabels, sealName } from '../../src/snapshot/seal.js';
import { whyNotWhole } from '../../src/snapshot/verify-state.js';
import { clock, docker, engineHere, IMAGE, neverAborted } from './lab.js';
import { COMPOSE, forgetLab, heldArtifacts, keys, megabytesOf, project, sh, steps } from './state-lab.js';

afterEach(forgetLab);

/** It writes to a volume, over a folder of the checkout, and to the container's own layer. */
const SEED = `echo one > /data/rows; chown 1000:1000 /data; chmod 700 /data; rm /app/old; echo made > /app/new; date +%N > /data/moment;
mkdir -p /srv/own/deep; chown 7:7 /srv/own; echo kept > /srv/own/deep/rows; rm /etc/issue;
mkdir -p /opt/.local/share /opt/.cache; echo kept > /opt/.local/share/rows; echo lost > /opt/.cache/rows`;
const LOOK = `cat /data/rows /app/new; ls /app/old 2>&1 | grep -c cannot; stat -c %a:%u /data
cat /srv/own/deep/rows; stat -c %u /srv/own; ls /etc/issue 2>&1 | grep -c cannot; getent hosts beside | wc -l`;
const BEGINNING = 'one\nmade\n1\n700:1000\nkept\n7\n1\n1';

/** A step in it runs in a container of its own: what it keeps in its volume is part of the state, what it keeps elsewhere goes. */
const ONCE = COMPOSE.replace("volumes: ['data:/data',", "volumes: ['data:/data', 'seeds:/seeds:ro',").replace(
  'volumes: {data: {}}',
  `  migrate: {image: ${IMAGE}, command: 'true', profiles: [steps], volumes: ['seeds:/seeds']}\nvolumes: {data: {}, seeds: {}}`,
);
const MIGRATE = {
  service: 'migrate',
  command: ['sh', '-c', 'echo sown > /seeds/rows; mkdir /srv/lost; echo 1 > /srv/lost/rows'],
};

test('is made once; stacks begin with it, write what they like, and go back to it', async () => {
  const all = steps(SEED).replace(/]$/, `, ${JSON.stringify(MIGRATE)}]`);
  await project(all, ONCE, async ({ state, stack, session, said }) => {
    const first = await state();
    if (first?.kind !== 'saved') throw new Error(said());
    const { snapshot } = first;
    // Nothing of the stack that made it is left, and the host's own folder is as it was.
    expect(await session.engine.containers([`${LABEL.session}=${session.record.session}`])).toEqual([]);
    const again = await state();
    expect(again).toEqual(first);

    const stacks = await Promise.all([1, 2].map((index) => stack(index, first)));
    const [one, two] = stacks as [MadeStack, MadeStack];
    expect(await Promise.all(stacks.map((own) => sh(own, LOOK)))).toEqual([BEGINNING, BEGINNING]);
    expect(new Set(await Promise.all(stacks.map((own) => sh(own, 'cat /data/moment')))).size).toBe(1);
    expect(await sh(one, 'cat /seeds/rows')).toBe('sown');
    expect(said()).toMatch(
      /ran in a container of its own, since migrate does not run, and \/srv\/lost\/rows went with/,
    );

    expect(said()).toMatch(
      /db keeps .*\/srv\/own\/deep\/rows in its container's own layer: it is saved with \/etc, \/opt\/\.local, \/srv\/own,/,
    );
    const fill = 'echo two >> /data/rows; rm /app/new; rm -r /srv/own/deep; head -c 5000000 /dev/urandom > /data/big';
    await Promise.all(stacks.map((own) => sh(own, fill)));
    const options = { image: IMAGE, images: [IMAGE], labels: one.labels };
    expect(await whyNotWhole(session.engine, snapshot, options)).toBeUndefined();
    // Beside each other they take what they wrote.
    const usedMb = await megabytesOf(stacks);
    expect(usedMb).toBeGreaterThanOrEqual(stacks.length * 5);
    expect(usedMb).toBeLessThan(stacks.length * 5.5);

    // Back to the start, twice; who need not be started again is not, and the others' stacks stay as they are.
    const startOf = async (service: string) => {
      const [found] = (await session.engine.containers([`com.docker.compose.project=${one.project}`])).filter(
        (container) => container.service === service,
      );
      return (await session.engine.state(found?.id ?? ''))?.startedAtMs;
    };
    const beside = await startOf('beside');
    for (const round of [1, 2]) {
      await sh(one, `echo ${round} > /data/rows; echo ${round} > /srv/own/deep/rows; touch /etc/issue`);
      const reset = await resetStack(session.engine, one, { clock, signal: neverAborted });
      expect(reset.services).toEqual(['db']);
      expect(await sh(one, `${LOOK}; ls /data/big 2>&1 | grep -c cannot`)).toBe(`${BEGINNING}\n1`);
    }
    expect(await startOf('beside')).toBe(beside);
    expect(await sh(two, 'cat /data/rows')).toBe('one\ntwo');
    // What was written before a reset is not kept.
    await one.state?.tidied;
    const uppers = (await session.engine.owned([`${LABEL.shard}=state-1`])).filter(({ name }) =>
      /-state-\d+-\d+$/.test(name),
    );
    expect(uppers.map(({ name }) => name.split('-').at(-1))).toEqual(['2', '2', '2', '2', '2', '2']);

    // In use: nobody removes it, whatever its age.
    const old = { ...clock, now: () => Date.now() + 30 * 86_400_000 };
    const judged = await collectStates(session.engine, old, { dryRun: true });
    expect(judged.find(({ key }) => key === first.key)).toMatchObject({
      removed: false,
      why: expect.stringContaining('uses it'),
    });
  });
  // Its stacks are gone: it is kept for a while, and then not.
  const engine = await engineHere();
  const [key = ''] = keys;
  const at = (days: number) => ({ ...clock, now: () => Date.now() + days * 86_400_000 });
  const judge = async (days: number) =>
    (await collectStates(engine, at(days), { dryRun: true })).find((one) => one.key === key)?.removed;
  expect([await judge(6), await judge(8)]).toEqual([false, true]);
});

test('another one is not taken for it: changed, half made, too old', async () => {
  let hours = 0;
  const later = { ...clock, now: () => Date.now() + hours * 3_600_000 };
  await project(
    `{steps: ${steps('echo one > /data/rows; date +%N > /data/moment')}, every: 1h}`,
    COMPOSE,
    async ({ state, session }) => {
      const { engine } = session;
      const first = await state();
      if (first?.kind !== 'saved') throw new Error('not saved');
      const data = dataVolume(first.key, first.snapshot.generation, 1);
      await docker('run', '--rm', '--network', 'none', '-v', `${data}:/d`, IMAGE, 'sh', '-c', 'echo spoilt > /d/rows');
      const options = { image: IMAGE, images: [IMAGE], labels: {} };
      expect(await whyNotWhole(engine, first.snapshot, options)).toMatch(/holds something else now/);
      const second = await state();
      expect(second?.kind === 'saved' && second.snapshot.generation).not.toBe(first.snapshot.generation);

      // As a killed process leaves it: data, and no seal.
      const generation = 'f'.repeat(10);
      const half = dataVolume(first.key, generation, 0);
      await engine.createVolume(half, {
        ...partLabels({ key: first.key, generation }, 'data'),
        [LABEL.snapshotSession]: '0123456789',
      });
      expect((await findSnapshot(engine, first.key))?.generation).toBe(
        second?.kind === 'saved' && second.snapshot.generation,
      );
      const collected = await collectStates(engine, clock, { dryRun: false });
      expect(collected.find(({ why }) => why.startsWith('it was never finished'))).toBeDefined();
      expect(await engine.volume(half)).toBeUndefined();

      const digestAt = async (at: number) => {
        hours = at;
        const found = await state();
        return found?.kind === 'saved' ? found.snapshot.digest : '';
      };
      const [young, old] = [await digestAt(0.9), await digestAt(1.1)];
      expect(second?.kind === 'saved' && second.snapshot.digest).toBe(young);
      expect(old).not.toBe(young);
    },
    { clock: later },
  );
});

test('of a large one each path is looked at: a small file that is rewritten with its size and time, one that is gone, one that is new', async () => {
  const seed = 'truncate -s 40M /data/large; for name in b c d; do echo one > /data/$name; done';
  await project(steps(seed), COMPOSE, async ({ state, session }) => {
    const saved = await state();
    if (saved?.kind !== 'saved') throw new Error('not saved');
    const data = dataVolume(saved.key, saved.snapshot.generation, 1);
    const spoil = (line: string) =>
      docker('run', '--rm', '--network', 'none', '-v', `${data}:/d`, '-w', '/d', IMAGE, 'sh', '-c', line);
    const look = (images = [IMAGE]) =>
      whyNotWhole(session.engine, saved.snapshot, { image: IMAGE, images, labels: {} });
    expect([await look(), await look([])]).toEqual([undefined, undefined]);
    await spoil('cp -p c /tmp/c; echo two > c; touch -r /tmp/c c');
    expect(await look()).toMatch(/was changed: c is not as it was saved/);
    // The control: size and time say nothing of it.
    expect(await look([])).toBeUndefined();
    await spoil('touch a');
    expect(await look()).toMatch(/was changed: a is not as it was saved/);
    await spoil('rm b');
    expect(await look([])).toMatch(/was changed: b is not as it was saved/);
    expect(await state()).toMatchObject({ kind: 'saved', snapshot: { digest: saved.snapshot.digest } });
  });
});

const SQLITE = "{ printf 'SQLite format 3\\0'; head -c 496 /dev/zero; }";
test('what cannot be saved is prepared in each stack, and it is said why', async () => {
  const seed = 'mkdir /srv/own; echo one > /srv/own/rows; echo one > /rows';
  await project(steps(`${SQLITE} > /tmp/app.db; echo one > /tmp/rows`), COMPOSE, async ({ state, said }) => {
    expect(await state()).toMatchObject({ kind: 'each' });
    expect(said()).toMatch(
      /db keeps \/tmp\/app\.db in its container's own layer, and \/tmp\/app\.db is a SQLite database/,
    );
  });
  await project(steps(seed), COMPOSE, async ({ state, said, session }) => {
    expect(await state()).toMatchObject({ kind: 'each' });
    expect(said()).toMatch(
      /db keeps \/rows, \/srv\/own\/rows in its container's own layer, and \/rows lies in its root/,
    );
    expect((await listGenerations(session.engine)).filter(({ key }) => keys.has(key))).toEqual([]);
  });
});

const DEAF = COMPOSE.replace('rm /data/lock; exit 0', ':').replace('volumes:', 'stop_grace_period: 1s\n    volumes:');
test.each<[string, string, string, RegExp, string?]>([
  ['fails', steps('echo broken; exit 3'), 'prepare-failed', /exited with 3:\nbroken/],
  [
    'never ends',
    `{steps: ${steps('echo begun; sleep 100')}, timeout: 2s}`,
    'prepare-failed',
    /did not end.*2\.0 s.*\nbegun/s,
  ],
  [
    'leaves a database open',
    steps('echo x > /data/a.db; echo x > /data/a.db-wal'),
    'state-unclean',
    /a\.db-wal.*SQLite/,
  ],
  ['has to be killed', steps('true'), 'state-unclean', /db did not end within 1\.0 s/, DEAF],
])('a preparation that %s is refused', async (_, prepare, code, message, compose = COMPOSE) => {
  await project(prepare, compose, async ({ state, session }) => {
    await expect(state()).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    const mine = (await listGenerations(session.engine)).filter(({ maker }) => maker === session.record.session);
    expect(mine).toEqual([]);
  });
});

test('a stack without a saved state cannot be put back, and says so', async () => {
  const nobody = { state: undefined } as unknown as MadeStack;
  await expect(resetStack(await engineHere(), nobody, { clock, signal: neverAborted })).rejects.toMatchObject({
    code: 'reset-unavailable',
  });
});

test('jobs of a run agree on one state, which is brought where it is not; one that was tampered with is refused', async () => {
  const { artifacts, spoil } = heldArtifacts();
  const seed = `${SEED}; rm -r /app/dir; mkdir /app/dir; echo new > /app/dir/new; ln -s new /app/dir/link`;
  const digests: string[] = [];
  const look = `${LOOK}; ls /app/dir; cat /app/dir/link`;
  const there = `${BEGINNING}\nlink\nnew\nnew`;
  for (const machine of [1, 2]) {
    await project(
      steps(seed),
      COMPOSE,
      async ({ state, stack, session }) => {
        // Another machine: nothing of it is here.
        for (const key of keys) await session.engine.remove({ kind: 'volume', id: sealName(key) });
        const found = await state();
        if (found?.kind !== 'saved') throw new Error('not saved');
        digests.push(found.snapshot.digest);
        expect(await sh(await stack(machine, found), look)).toBe(there);
        // Brought, too, it is what it was sealed as.
        expect(
          await whyNotWhole(session.engine, found.snapshot, { image: IMAGE, images: [IMAGE], labels: {} }),
        ).toBeUndefined();
      },
      { artifacts },
    );
  }
  expect(new Set(digests).size).toBe(1);
  spoil();
  const spoilt = project(
    steps(seed),
    COMPOSE,
    async ({ state, session }) => {
      for (const key of keys) await session.engine.remove({ kind: 'volume', id: sealName(key) });
      await state();
    },
    { artifacts },
  );
  await expect(spoilt).rejects.toMatchObject({
    code: 'plan-mismatch',
    message: expect.stringContaining('arrived as something else'),
  });
});
