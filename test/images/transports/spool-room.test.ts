import { expect, test } from 'vitest';
import { SpoolRoom } from '../../../src/images/transports/spool-room.js';

/** Whether it is done once all that is ready has run. */
async function isDone(work: Promise<void>): Promise<boolean> {
  let done = false;
  work.then(() => {
    done = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

test('beyond the limit the first goes on, the others wait until it is kept, and come in their order', async () => {
  const room = new SpoolRoom(100);
  room.open(); // of which nothing ever comes
  const [a, b, c] = [room.open(), room.open(), room.open()];
  await a.take(60);
  await b.take(40);
  const waiting = c.take(1);
  expect(await isDone(waiting)).toBe(false);
  const bMore = b.take(30);
  expect(await isDone(bMore)).toBe(false);
  // A layer may be larger than all there is.
  await a.take(500);
  a.arrived();
  // Until it is kept nobody adds to it.
  expect(await isDone(bMore)).toBe(false);
  a.free();
  expect([await isDone(bMore), await isDone(waiting)]).toEqual([true, true]);
});

test('what is given up makes room, and waits no more', async () => {
  const room = new SpoolRoom(10);
  const [a, b] = [room.open(), room.open()];
  await a.take(10);
  const waiting = b.take(5);
  expect(await isDone(waiting)).toBe(false);
  b.free();
  expect(await isDone(waiting)).toBe(true);
  a.free();
  a.free();
  const next = room.open();
  await next.take(10);
  expect(await isDone(room.open().take(1))).toBe(false);
});
