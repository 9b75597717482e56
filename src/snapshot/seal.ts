/**
 * Saved states on an engine: volumes of their own labels. A state is made aside, under the name of its generation, and is in use
 * from the moment that its seal exists: an empty volume whose name is the key's, with all that is to be known in its labels. The engine
 * makes a volume whole or not at all, so that there is no half a seal; and of two makers one is first.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Engine, OwnedObject } from '../docker/engine.js';
import { LABEL } from '../docker/labels.js';

export interface SavedSlot {
  /** See `StateSlot`. */
  readonly id: string;
  readonly kind: 'volume' | 'changes';
  /** Volume with the data; of `changes` they are in its folder `upper`. */
  readonly volume: string;
  /** Of its root. */
  readonly owner: { readonly uid: number; readonly gid: number; readonly mode: number };
}

export interface Snapshot {
  readonly key: string;
  readonly generation: string;
  /** `sha256:…` of its manifest. */
  readonly digest: string;
  /** Unix milliseconds. */
  readonly createdMs: number;
  /** Such as `linux/amd64`. */
  readonly platform: string;
  readonly bytes: number;
  readonly repository: string;
  readonly suite: string;
  readonly slots: readonly SavedSlot[];
}

const id = z.string().min(1).max(2000);
const number = z.int().min(0);
const factsSchema: z.ZodType<Omit<Snapshot, 'key' | 'generation'> & { version: 1 }> = z.strictObject({
  version: z.literal(1),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  createdMs: number,
  platform: z.string().max(100),
  bytes: number,
  repository: z.string().max(500),
  suite: z.string().max(100),
  slots: z
    .array(
      z.strictObject({
        id,
        kind: z.enum(['volume', 'changes']),
        volume: z.string().regex(/^isoshard-state-[0-9a-f]{16}-[0-9a-f]{10}-\d+$/),
        owner: z.strictObject({ uid: number, gid: number, mode: number }),
      }),
    )
    .max(1000),
});

export const newGeneration = (): string => randomBytes(5).toString('hex');

const folderName = (key: string, generation: string) => `isoshard-state-${key.slice(0, 16)}-${generation}`;

/** Name of the volume with the data of slot `index`. */
export const dataVolume = (key: string, generation: string, index: number): string =>
  `${folderName(key, generation)}-${index}`;

/** Name of the volume with the manifest. */
export const manifestVolume = (key: string, generation: string): string => `${folderName(key, generation)}-manifest`;

/** Name of a volume with a layer for a slot that is made ahead; those of the slot begin with what it is with an empty `id`. */
export const aheadVolume = ({ key, generation, slots }: Snapshot, slotId: string, id: string): string =>
  `${folderName(key, generation)}-ahead-${slots.findIndex((slot) => slot.id === slotId)}-${id}`;

export const sealName = (key: string): string => `isoshard-state-${key.slice(0, 40)}`;

/** Labels of a volume of a state; of a stack's, beside its own, with the part `use`. */
export const partLabels = (
  { key, generation }: Pick<Snapshot, 'key' | 'generation'>,
  part: 'data' | 'manifest' | 'seal' | 'mark' | 'use' | 'ahead' | 'ahead-whole' | 'ahead-taken',
): Record<string, string> => ({
  [LABEL.snapshot]: key,
  [LABEL.snapshotGeneration]: generation,
  [LABEL.snapshotPart]: part,
});

/** What a seal says; `undefined` for what is none of ours, or of a later version. */
export function readSeal(labels: Readonly<Record<string, string>>): Snapshot | undefined {
  const key = labels[LABEL.snapshot] ?? '';
  const generation = labels[LABEL.snapshotGeneration] ?? '';
  try {
    const facts = factsSchema.safeParse(JSON.parse(labels[LABEL.snapshotFacts] ?? ''));
    if (!facts.success || !/^[0-9a-f]{64}$/.test(key) || !/^[0-9a-f]{10}$/.test(generation)) return undefined;
    const { version: _, ...rest } = facts.data;
    // A seal names data of its own generation, or none.
    const isOwn = rest.slots.every(({ volume }) => volume.startsWith(`${folderName(key, generation)}-`));
    return isOwn ? { key, generation, ...rest } : undefined;
  } catch {
    return undefined;
  }
}

/** The state of `key` on this engine, if there is one. */
export async function findSnapshot(engine: Engine, key: string): Promise<Snapshot | undefined> {
  const seal = await engine.volume(sealName(key));
  const found = seal && readSeal(seal.labels);
  return found?.key === key ? found : undefined;
}

/** Makes `snapshot` the state of its key. Another one that was sealed meanwhile stays, and is returned. */
export async function seal(engine: Engine, snapshot: Snapshot): Promise<Snapshot> {
  const { key, generation, ...facts } = snapshot;
  const labels = {
    ...partLabels({ key, generation }, 'seal'),
    [LABEL.snapshotFacts]: JSON.stringify({ version: 1, ...facts }),
  };
  await engine.createVolume(sealName(key), labels);
  return (await findSnapshot(engine, key)) ?? snapshot;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Leaves word that a state is used today: an empty volume, since the labels of the others cannot be changed. */
export async function markUsed(engine: Engine, snapshot: Snapshot, nowMs: number): Promise<void> {
  const { key, generation } = snapshot;
  const name = `${folderName(key, generation)}-day-${Math.floor(nowMs / DAY_MS)}`;
  await engine.createVolume(name, partLabels(snapshot, 'mark'));
}

/** Ends the use of a state: from now on nobody finds it. Its data goes when nobody uses it any more. */
export const breakSeal = (engine: Engine, key: string): Promise<void> =>
  engine.remove({ kind: 'volume', id: sealName(key) });

/** What belongs to one making of a state. */
export interface Generation {
  readonly key: string;
  readonly generation: string;
  /** `undefined`: not sealed, or not any more. */
  readonly sealed: Snapshot | undefined;
  /** Its volumes; the seal is not among them. */
  readonly volumes: readonly OwnedObject[];
  /** Sessions with stacks that use it. */
  readonly users: readonly string[];
  /** Session that made it; empty: unknown. */
  readonly maker: string;
}

/** All that is on the engine, by key and generation. */
export async function listGenerations(engine: Engine): Promise<Generation[]> {
  const found = new Map<string, { -readonly [K in keyof Generation]: Generation[K] }>();
  for (const object of await engine.owned([LABEL.snapshot])) {
    const { labels } = object;
    const key = labels[LABEL.snapshot] ?? '';
    const generation = labels[LABEL.snapshotGeneration] ?? '';
    const name = `${key} ${generation}`;
    const own = found.get(name) ?? { key, generation, sealed: undefined, volumes: [], users: [], maker: '' };
    found.set(name, own);
    const part = labels[LABEL.snapshotPart];
    if (part === 'seal') own.sealed = readSeal(labels);
    else if (part === 'use') own.users = [...new Set([...own.users, labels[LABEL.session] ?? ''])];
    else if (object.kind === 'volume') {
      own.volumes = [...own.volumes, object];
      if (part === 'data' || part === 'manifest') own.maker = labels[LABEL.snapshotSession] ?? own.maker;
    }
  }
  return [...found.values()].sort((a, b) => (`${a.key} ${a.generation}` < `${b.key} ${b.generation}` ? -1 : 1));
}
