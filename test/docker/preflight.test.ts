/** What will not fit is said before the first stack starts, and how many will. */
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { ComposeModel } from '../../src/compose/model.js';
import { preflight } from '../../src/modes/preflight.js';
import { AddressBook } from '../../src/stack/networks.js';
import { recordingLog } from '../fakes/log.js';
import { engineHere, freePort, IMAGE, type Lab, lab } from './lab.js';

let ours: Lab | undefined;
afterEach(async () => {
  await ours?.remove();
  ours = undefined;
});

const model = (service: object, networks: readonly string[] = []): ComposeModel => ({
  services: { api: { image: IMAGE, ...service } },
  networks: Object.fromEntries(networks.map((name) => [name, { name }])),
});
const plenty = (wanted: number) => Promise.resolve(wanted);

test('memory limits that the host cannot hold are a warning that says how many stacks fit', async () => {
  const log = recordingLog();
  const engine = await engineHere();
  const limit = Math.floor(engine.info.memoryBytes / 3);
  const models = [model({ deploy: { resources: { limits: { memory: String(limit) } } } })];
  await preflight({ log }, engine, plenty, { models, atOnce: 3 });
  expect(log.texts('warning')).toEqual([]);
  await preflight({ log }, engine, plenty, { models, atOnce: 4 });
  expect(log.texts('warning')[0]).toMatch(
    /memory limits of a stack add up to .* of 4 at once to .*: 3 fit for certain/,
  );
});

test('address blocks that are not there are an error that says how many stacks fit', async () => {
  const engine = await engineHere();
  const book = new AddressBook(engine, undefined, ['10.94.0.0/26']);
  const start = preflight({ log: recordingLog() }, engine, (wanted) => book.capacity(wanted), {
    models: [model({}, ['front', 'back'])],
    atOnce: 5,
  });
  await expect(start).rejects.toMatchObject({
    code: 'network-exhausted',
    message: '5 stacks of 2 networks need 10 address blocks, 4 are free: 2 stacks fit',
  });
});

test('a port that is taken names its holder', async () => {
  const engine = await engineHere();
  const port = await freePort();
  ours = await lab(`services: {api: {image: ${IMAGE}, command: sleep 600, ports: ['127.0.0.1:${port}:80']}}`);
  const stack = await ours.stack('web-1', { ports: 'keep' });
  await ours.start(stack);
  const models = [model({ ports: [{ target: 80, published: String(port) }] })];
  const check = (atOnce: number) => preflight({ log: recordingLog() }, engine, plenty, { models, atOnce });
  await expect(check(1)).rejects.toMatchObject({
    code: 'port-taken',
    message: expect.stringContaining(`port ${port} is taken by container ${stack.project}-api-1`),
  });
  // Several stacks at once get ports that Docker assigns.
  await check(2);
});

test('… where no container has it, a process of this host does', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const models = [model({ ports: [{ target: 80, published: String(port) }] })];
  const check = preflight({ log: recordingLog() }, await engineHere(), plenty, { models, atOnce: 1 });
  await expect(check).rejects.toMatchObject({
    code: 'port-taken',
    message: expect.stringContaining('a process of this host'),
  });
  server.close();
});
