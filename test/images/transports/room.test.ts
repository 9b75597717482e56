import { expect, test } from 'vitest';
import { makeRoom } from '../../../src/images/transports/room.js';
import { digestOf, fakeEngine, layer } from '../../fakes/image-engine.js';
import { recordingLog } from '../../fakes/log.js';

const DAY = 24 * 60 * 60 * 1000;

/** An engine with an image a day, the oldest first, and one that is not ours; its disk has 3000 bytes. */
function engineWithImages() {
  let now = 0;
  const engine = fakeEngine(() => now);
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    engine.build(`isoshard/image:${name}`, digestOf(name), [layer(500)]);
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
