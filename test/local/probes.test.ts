import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { askHttp } from '../../src/stack/probes.js';

test('a service that takes a connection and says nothing is given up, to be asked again', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  // Limits that nobody holds are collected meanwhile.
  const litter = setInterval(() => Array.from({ length: 100_000 }, (_, index) => ({ index })), 20);
  try {
    const { port } = silent.address() as AddressInfo;
    const answer = await askHttp('127.0.0.1', port, '/', new AbortController().signal);
    expect(answer).toEqual({ ok: false, said: 'no answer' });
  } finally {
    clearInterval(litter);
    silent.close();
  }
});
