/** Which states go, on an engine that is only a list of volumes: what is being made while somebody looks has to stay. */
import { expect, test } from 'vitest';
import type { Engine, OwnedObject } from '../../src/docker/engine.js';
import { LABEL } from '../../src/docker/labels.js';
import { collectStates, UNUSED_MS } from '../../src/snapshot/collect-states.js';
import {
  createLayer,
  freeLayers,
  layersOf,
  offerLayer,
  removeLayer,
  takeLayer,
} from '../../src/snapshot/layers-ahead.js';
import { dataVolume, manifestVolume, partLabels, type Snapshot, sealName } from '../../src/snapshot/seal.js';

const KEY = 'a'.repeat(64);
const GENERATION = 'b'.repeat(10);
const MAKER = '0123456789';
const NOW = 1_800_000_000_000;
const clock = { now: () => NOW, sleep: async () => undefined };

const volume = (name: string, labels: Record<string, string>): OwnedObject => ({
  kind: 'volume',
  id: name,
  name,
  labels,
  created: NOW / 1000,
});
const part = (name: string, kind: 'data' | 'manifest') =>
  volume(name, { ...partLabels({ key: KEY, generation: GENERATION }, kind), [LABEL.snapshotSession]: MAKER });
const HALF = [part(dataVolume(KEY, GENERATION, 0), 'data'), part(manifestVolume(KEY, GENERATION), 'manifest')];
const LEASE = volume('isoshard-making', { [LABEL.session]: MAKER });
const SEAL = volume(sealName(KEY), {
  ...partLabels({ key: KEY, generation: GENERATION }, 'seal'),
  [LABEL.snapshotFacts]: JSON.stringify({
    version: 1,
    digest: `sha256:${'c'.repeat(64)}`,
    createdMs: NOW,
    platform: 'linux/amd64',
    bytes: 1,
    repository: '',
    suite: 'api',
    slots: [],
  }),
});

/** `onLook`: called before each list of what an engine holds. */
function engineOf(objects: OwnedObject[], onLook: (times: number) => void = () => {}) {
  let times = 0;
  const has = (labels: Readonly<Record<string, string>>, wanted: string) => {
    const [name = '', value] = wanted.split('=');
    return value === undefined ? name in labels : labels[name] === value;
  };
  const engine = {
    owned: async (wanted: readonly string[]) => {
      times += 1;
      onLook(times);
      return objects.filter(({ labels }) => wanted.every((one) => has(labels, one)));
    },
    createVolume: async (name: string, labels: Record<string, string>) => {
      if (!objects.some((one) => one.name === name)) objects.push(volume(name, labels));
    },
    volume: async (name: string) => objects.find((one) => one.name === name),
    remove: async ({ id }: { id: string }) => {
      const at = objects.findIndex((one) => one.id === id);
      if (at >= 0) objects.splice(at, 1);
    },
  };
  return engine as unknown as Engine;
}

const SNAPSHOT = { key: KEY, generation: GENERATION, slots: [{ id: 'volume:data' }] } as unknown as Snapshot;
const SLOT = 'volume:data';

const names = (objects: readonly OwnedObject[]) => objects.map(({ name }) => name);

test('half a state goes once its maker has nothing, and not before', async () => {
  const objects = [...HALF, LEASE];
  await collectStates(engineOf(objects), clock, { dryRun: false });
  expect(objects).toHaveLength(3);
  await collectStates(engineOf(objects), clock, { dryRun: true });
  objects.pop();
  await collectStates(engineOf(objects), clock, { dryRun: true });
  expect(objects).toHaveLength(2);
  await collectStates(engineOf(objects), clock, { dryRun: false });
  expect(objects).toEqual([]);
});

test('sealed while it is looked at, and its maker has ended: it stays', async () => {
  const objects = [...HALF, LEASE];
  const engine = engineOf(objects, (times) => {
    if (times === 2) objects.splice(2, 1, SEAL);
  });
  await collectStates(engine, clock, { dryRun: false });
  expect(names(objects)).toEqual(names([...HALF, SEAL]));
});

test('of one maker: what it has not finished, and nothing of others', async () => {
  const objects = [...HALF];
  await collectStates(engineOf(objects), clock, { dryRun: false, maker: 'another' });
  expect(objects).toHaveLength(2);
  const sealed = [...HALF, SEAL];
  await collectStates(engineOf(sealed), { ...clock, now: () => NOW + UNUSED_MS + 1 }, { dryRun: false, maker: MAKER });
  expect(sealed).toHaveLength(3);
  await collectStates(engineOf(objects), clock, { dryRun: false, maker: MAKER });
  expect(objects).toEqual([]);
});

test('a layer that was made ahead is taken once it is whole, and by one session', async () => {
  const engine = engineOf([]);
  const free = () => freeLayers(engine, SNAPSHOT, SLOT);
  const layer = await createLayer(engine, SNAPSHOT, SLOT, MAKER);
  expect(await free()).toEqual([]);
  await offerLayer(engine, SNAPSHOT, layer, MAKER);
  expect(await free()).toEqual([layer]);
  expect(await Promise.all(['one', 'two'].map((session) => takeLayer(engine, SNAPSHOT, layer, session)))).toEqual([
    true,
    false,
  ]);
  expect(await free()).toEqual([]);
  await removeLayer(engine, layer);
  expect(await engine.owned([LABEL.snapshot])).toEqual([]);
});

test('layers go that a dead session took or was making; what is free, or of a live session, stays', async () => {
  const objects = [...HALF, SEAL, LEASE];
  const engine = engineOf(objects);
  const make = async (session: string, isWhole: boolean, taker?: string) => {
    const layer = await createLayer(engine, SNAPSHOT, SLOT, session);
    if (isWhole) await offerLayer(engine, SNAPSHOT, layer, session);
    if (taker !== undefined) await takeLayer(engine, SNAPSHOT, layer, taker);
    return layer;
  };
  const free = await make('dead', true);
  const taken = await make('dead', true, MAKER);
  const making = await make(MAKER, false);
  const half = await make('dead', false);
  const used = await make(MAKER, true, 'dead');
  const gone = await make(MAKER, true, 'dead');
  await engine.remove({ kind: 'volume', id: gone });
  await collectStates(engine, clock, { dryRun: true });
  expect(layersOf(objects).map(({ volume }) => volume)).toEqual([free, taken, making, half, used, gone]);
  await collectStates(engine, clock, { dryRun: false, maker: 'dead' });
  expect(layersOf(objects).map(({ volume }) => volume)).toEqual([free, taken, making]);
  expect(names(objects).filter((name) => [half, used, gone].some((layer) => name.startsWith(layer)))).toEqual([]);
});
