/** The short version of `npm run chaos`: main and post killed at seeded moments; nothing is left, and bystanders stand. */
import { expect, test } from 'vitest';
import { chaos } from '../harness/chaos/chaos.js';
import { BUNDLE } from '../harness/cli.js';

/** Another one each day; `npm run chaos` with it repeats what failed. */
const seed = Number(process.env.ISOSHARD_CHAOS_SEED ?? Math.floor(Date.now() / 86_400_000));

test(`killed anywhere, seed ${seed}`, async () => {
  const said: string[] = [];
  const figures = await chaos({ bundle: BUNDLE, kills: 1, postKills: 1, engineKills: 0, signals: 0, seed }, (line) =>
    said.push(line),
  );
  expect(figures.flatMap(({ failures }) => failures)).toEqual([]);
  expect(figures.map(({ kind, good, rounds }) => `${kind} ${good} of ${rounds}`)).toEqual([
    'main 1 of 1',
    'post 1 of 1',
  ]);
  expect(said[0]).toMatch(/left alone/);
}, 300_000);
