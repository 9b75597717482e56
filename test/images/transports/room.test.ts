import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeRoom, SharedRoom } from '../../../src/images/transports/room.js';
import { digestOf, fakeEngine, layer } from '../../fakes/image-engine.js';
import { recordingLog } from '../../fakes/log.js';

const DAY = 24 * 60 * 60 * 1000;

/** An engine with an image a day, the oldest first, and one that is not ours; its disk has 3000 bytes. */
function engineWithImages(also?: { repository: string; tag: string }) {
  let now = 0;
  const engine = fakeEngine(() => now);
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    engine.build(`isoshard/image:${name}`, digestOf(name), [layer(500)]);
    if (also !== undefined && name === 'a') engine.tagImage('isoshard/image:a', also.repository, also.tag);
    now += DAY;
  }
  now = 0;
  engine.build('postgres:17', '', [layer(500)]);
  now = 5 * DAY;
  const free = () => 3000 - 500 * new Set(engine.names()).size;
  const room = (neededBytes: number, keep: readonly string[] = []) =>
    makeRoom(
      engine,
      { log: recordingLog(), clock: { now: () => now } },
      { neededBytes, keep: new Set(keep.map(digestOf)), free },
    );
  return { engine, room };
}

test('where there is enough nothing goes', async () => {
  const { engine, room } = engineWithImages();
  await room(0);
  expect(engine.names()).toHaveLength(6);
});

test('the oldest of ours go, as many as are needed; what a plan names stays, and what is not ours', async () => {
  const { engine, room } = engineWithImages();
  await room(500, ['a']);
  expect(engine.names()).toEqual(
    ['c', 'd', 'e', 'a']
      .map((name) => `isoshard/image:${name}`)
      .concat('postgres:17')
      .sort(),
  );
});

test('those of the last days stay, and then it is one clear error', async () => {
  const { engine, room } = engineWithImages();
  await expect(room(2500)).rejects.toMatchObject({ code: 'disk-full', exitStatus: 3 });
  expect(engine.names()).toEqual(['isoshard/image:c', 'isoshard/image:d', 'isoshard/image:e', 'postgres:17']);
});

test('a name that the user gave stays, and so the image; one that lost its name to another build of the same goes', async () => {
  const { engine, room } = engineWithImages({ repository: 'acme/kept', tag: '1' });
  await room(0);
  expect(engine.names()).toContain('acme/kept:1');
  expect(engine.names()).not.toContain('isoshard/image:a');
  const other = engineWithImages();
  const nameless = (await other.engine.imageFacts('isoshard/image:b'))?.id ?? '';
  other.engine.build('isoshard/image:b', digestOf('b'), [layer(500)]);
  await expect(other.room(500, ['a'])).rejects.toMatchObject({ code: 'disk-full' });
  expect(await other.engine.imageFacts(nameless)).toBeUndefined();
});

test('two images that fit alone and not together come one after the other, and the second is judged by what is left then', async () => {
  const disk = (bytes: number) => {
    let free = bytes;
    const atOnce = { now: 0, most: 0 };
    const room = new SharedRoom(
      () => free,
      async (needed) => {
        if (free < needed) throw new Error('disk-full');
      },
    );
    const pull = (needed: number) =>
      room.of(
        async () => needed,
        async () => {
          atOnce.now += 1;
          atOnce.most = Math.max(atOnce.most, atOnce.now);
          await setImmediate();
          free -= needed;
          atOnce.now -= 1;
          return 'here';
        },
      );
    return { atOnce, both: () => Promise.allSettled([pull(600), pull(600)]) };
  };
  const small = disk(1000);
  expect(await small.both()).toMatchObject([{ value: 'here' }, { reason: { message: 'disk-full' } }]);
  expect(small.atOnce.most).toBe(1);
  const large = disk(1200);
  expect(await large.both()).toMatchObject([{ value: 'here' }, { value: 'here' }]);
  expect(large.atOnce.most).toBe(2);
});
