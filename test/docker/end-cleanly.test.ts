/** Services that must end cleanly do, others are removed by force; both are gone after the sweep. */
import { afterEach, expect, test } from 'vitest';
import { endCleanly } from '../../src/cleanup/end-cleanly.js';
import { LABEL } from '../../src/docker/labels.js';
import { docker, IMAGE, type Lab, lab } from './lab.js';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

/** Writes into a volume what ended it; with its own stop signal, which is not SIGTERM. */
const trapping = (name: string) =>
  `{image: ${IMAGE}, volumes: ['said:/said'], stop_signal: SIGUSR1, command: [sh, -c, 'trap "sleep 1; echo ${name} >> /said/ends; exit 0" USR1; touch /tmp/up; while :; do sleep 0.1; done'], healthcheck: {test: test -e /tmp/up}}`;

async function farm(): Promise<Lab> {
  const made = await lab(
    `services:\n  db: ${trapping('db')}\n  recorder: ${trapping('recorder')}\n  api: ${trapping('api')}\n  deaf: {image: ${IMAGE}, command: sleep 600}\nvolumes: {said: {}}`,
  );
  undo.push(made.remove);
  return made;
}

test('who is named ends by its own signal, and nobody else', async () => {
  const made = await farm();
  const stack = await made.stack('web-1');
  await made.start(stack);
  const labels = [`${LABEL.session}=${made.session}`, `${LABEL.shard}=web-1`];
  // sleep, as a first process, ignores the signal: its second is over, and that is no error.
  const stop = { db: 5000, recorder: 5000, deaf: 1000, absent: 5000 };
  expect(await endCleanly(made.engine, labels, { stop, isHurried: false })).toEqual([]);
  const volume = (await made.left()).find((one) => /^volume .*said$/.test(one))?.replace('volume ', '');
  const said = await docker(
    'run',
    '--rm',
    '--network',
    'none',
    '--volume',
    `${volume}:/said`,
    IMAGE,
    'cat',
    '/said/ends',
  );
  expect(said.split('\n').sort()).toEqual(['db', 'recorder']);
  const states = (await made.engine.containers(labels)).map(({ service, state }) => `${service} ${state}`);
  expect(states.sort()).toEqual(['db exited', 'deaf exited', 'recorder exited']);
  // A second time, as a post step that comes late would: what has ended is no error.
  expect(await endCleanly(made.engine, labels, { stop, isHurried: true })).toEqual([]);
});

test('where nobody is named nothing is asked', async () => {
  const nobody = { containers: () => Promise.reject(new Error('asked')), stop: async () => {}, remove: async () => {} };
  expect(await endCleanly(nobody, ['x'], { stop: {}, isHurried: false })).toEqual([]);
});
