/** Layers that are made ahead of the stacks that take them, on a real engine. */
import { afterEach, expect, test } from 'vitest';
import type { MadeStack } from '../../src/modes/make-stack.js';
import { layersOf } from '../../src/snapshot/layers-ahead.js';
import { resetStack } from '../../src/snapshot/reset.js';
import { listGenerations } from '../../src/snapshot/seal.js';
import { clock, docker, engineHere, IMAGE, neverAborted } from './lab.js';
import { COMPOSE, forgetLab, keys, project, sh, steps } from './state-lab.js';

afterEach(forgetLab);

test('what services open for writing as they start is copied ahead for the next stack and for a reset, and nothing else', async () => {
  const opens = COMPOSE.replace(
    'echo x > /data/lock;',
    '[ ! -e /data/deep/opened ] || exec 3<>/data/deep/opened; echo x > /data/lock;',
  );
  const seed =
    'mkdir -p /data/deep; chown 7:7 /data/deep; for name in opened other; do head -c 3000000 /dev/urandom > /data/deep/$name; done; ' +
    "{ printf 'SQLite format 3\\0'; head -c 17000000 /dev/urandom; } > /data/deep/a.db";
  const look = 'sha256sum /data/deep/*; stat -c "%u %a %n" /data/deep /data/deep/*; ls /data';
  const layerOf = ({ state }: MadeStack) => state?.slots.find(({ id }) => id === 'volume:data')?.upperVolume ?? '';
  const inLayer = (stack: MadeStack) =>
    docker(
      'run',
      '--rm',
      '--network=none',
      `-v${layerOf(stack)}:/l`,
      IMAGE,
      'find',
      '/l/upper',
      '-type',
      'f',
      '!',
      '-name',
      'lock',
    );
  await project(steps(seed), opens, async ({ state, stack, session }) => {
    const saved = await state();
    const [one, alone] = [await stack(1, saved), await stack(2, saved)];
    expect(layerOf(alone)).not.toContain('-ahead-');
    // Of the first ones it is known by formats only, and copied while they start.
    await one.state?.warm;
    expect((await inLayer(one)).split('\n').sort()).toEqual(['/l/upper/deep/a.db', '/l/upper/deep/opened']);
    expect(await sh(one, look)).toBe(await sh(alone, look));
    await session.spares.renew(one);
    const ahead = await stack(3, saved);
    expect(layerOf(ahead)).toContain('-ahead-');
    expect((await inLayer(ahead)).split('\n').sort()).toEqual(['/l/upper/deep/a.db', '/l/upper/deep/opened']);
    expect(await sh(ahead, look)).toBe(await sh(alone, look));
    await sh(ahead, 'echo more >> /data/deep/opened; rm /data/deep/other');
    // There was one; it is nobody else's.
    expect(layerOf(await stack(4, saved))).not.toContain('-ahead-');
    const first = layerOf(ahead);
    await session.spares.renew(ahead);
    await resetStack(session.engine, ahead, { clock, signal: neverAborted });
    expect(layerOf(ahead)).toContain('-ahead-');
    expect(layerOf(ahead)).not.toBe(first);
    expect(await sh(ahead, look)).toBe(await sh(alone, look));
    await ahead.state?.tidied;
    expect(await session.engine.volume(first)).toBeUndefined();
    // What is being made when the session ends is not left.
    void session.spares.renew(ahead);
  });
  expect(await layersHere()).toEqual([]);

  // What is whole is a later run's, of one stack of all that begin at the same time.
  await project(steps(seed), opens, async ({ state, stack, session }) => {
    const one = await stack(1, await state());
    await session.spares.renew(one);
    expect(await layersHere()).toMatchObject([{ isFree: true }]);
  });
  const [kept] = await layersHere();
  expect(kept).toMatchObject({ isFree: true });
  await project(steps(seed), opens, async ({ state, stack, session }) => {
    const spoil = 'printf x >> /l/upper/deep/opened';
    await docker('run', '--rm', '--network=none', `-v${kept?.volume}:/l`, IMAGE, 'sh', '-c', spoil);
    const one = await stack(1, await state());
    expect(layerOf(one)).not.toContain('-ahead-');
    expect(await layersHere()).toEqual([]);
    await session.spares.renew(one);
  });
  await project(steps(seed), opens, async ({ state, stack }) => {
    const saved = await state();
    const both = await Promise.all([stack(1, saved), stack(2, saved)]);
    expect(both.map((one) => layerOf(one).includes('-ahead-')).sort()).toEqual([false, true]);
    const [one, two] = await Promise.all(both.map((stack) => sh(stack, look)));
    expect(one).toBe(two);
  });
  expect(await layersHere()).toEqual([]);
});

async function layersHere() {
  const generations = await listGenerations(await engineHere());
  return generations.filter(({ key }) => keys.has(key)).flatMap(({ volumes }) => layersOf(volumes));
}
