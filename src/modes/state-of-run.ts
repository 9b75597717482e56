/**
 * The initial state that the jobs of a run have in common: who makes it first uploads it, the others bring it to their engine. And one that an
 * earlier run kept.
 */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sweep } from '../cleanup/sweep.js';
import type { Context } from '../context.js';
import { LABEL, projectName, sessionLabels } from '../docker/labels.js';
import { EnvironmentError, ProjectError } from '../errors.js';
import { packState, readCarried, unpackState } from '../snapshot/carry.js';
import { layerSlotOf } from '../snapshot/container-layer.js';
import { type Making, sourcesOf } from '../snapshot/save.js';
import { breakSeal, findSnapshot, newGeneration, type Snapshot } from '../snapshot/seal.js';
import { copierImages } from '../snapshot/spares.js';
import { firstUpload } from './first-upload.js';
import type { Session } from './session.js';
import type { StateCache } from './state-cache.js';
import type { StateFacts } from './state-facts.js';

export interface StateOfRun {
  readonly suite: string;
  readonly facts: StateFacts;
  /** Any image that the engine has. */
  readonly image: string;
  /** The state of this engine, if it is neither too old nor another than it was. */
  readonly usable: () => Promise<Snapshot | undefined>;
}

/**
 * The artifacts by which the jobs of a run have one state, in the order in which they count. They are kept as long as the shards' own: who runs
 * failed jobs again some days later has to begin with the same.
 */
const artifactsOf = (key: string): string[] =>
  ['', '-2', '-3'].map((end) => `isoshard-state-${key.slice(0, 40)}${end}`);

/**
 * The state that another job of the run was first with, brought here; `undefined` if there is none.
 * @throws ProjectError `plan-mismatch` if it is not what it says it is
 */
export async function bringState(
  context: Context,
  session: Session,
  wanted: StateOfRun,
): Promise<Snapshot | undefined> {
  for (const name of artifactsOf(wanted.facts.key)) {
    const brought = await bringAs(context, session, wanted, name);
    if (brought !== undefined) return brought;
  }
  return undefined;
}

async function bringAs(
  context: Context,
  session: Session,
  wanted: StateOfRun,
  name: string,
): Promise<Snapshot | undefined> {
  const { key } = wanted.facts;
  const folder = join(session.record.scratch, 'states', key);
  if (!(await context.artifacts.download(name, folder))) return undefined;
  try {
    const here = await findSnapshot(session.engine, key);
    const isHere = here !== undefined && here.digest === readCarried(folder)?.digest;
    const usable = isHere ? await wanted.usable() : undefined;
    if (usable !== undefined) return usable;
    const brought = await unpack(context, session, wanted, folder);
    if (typeof brought !== 'string') return brought;
    const what = `the initial state of suite ${wanted.suite} that this run agreed on ${brought}`;
    throw new ProjectError('plan-mismatch', what, {
      hint: 'All jobs of a run need the same checkout and platform; another platform is another `variant`.',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The state that an earlier run kept, brought here; `undefined` if there is none, or none that is what it says it is.
 * @param oldestMs Unix milliseconds; one that was made before does not count
 */
export async function bringKept(
  context: Context,
  session: Session,
  wanted: StateOfRun,
  { cache, oldestMs }: { readonly cache: StateCache; readonly oldestMs: number },
): Promise<Snapshot | undefined> {
  const { key } = wanted.facts;
  const folder = join(session.record.scratch, 'states', `kept-${key}`);
  try {
    if (!(await cache.bring(key, folder, oldestMs))) return undefined;
    const brought = await unpack(context, session, wanted, folder).catch((error: Error) => {
      context.signal.throwIfAborted();
      return `cannot be unpacked (${error.message})`;
    });
    if (typeof brought !== 'string') return brought;
    context.log.info(`suite ${wanted.suite}: the initial state in ${cache.title} ${brought}: it is made anew`);
    cache.distrust(key);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Unpacks files, which need not be what they say they are. @returns why they are not, as the rest of a sentence, or the state */
async function unpack(
  context: Context,
  session: Session,
  wanted: StateOfRun,
  folder: string,
): Promise<Snapshot | string> {
  const { engine, record } = session;
  const { suite, image, facts } = wanted;
  const { key, platform, lowers } = facts;
  // Which folders of layers it holds only who made it knows; whose they are has to be known here.
  const layers = (readCarried(folder)?.slots ?? [])
    .filter((id) => facts.services.includes(layerSlotOf(id)?.service ?? ''))
    .map((id) => ({ id, kind: 'volume' as const, mounts: [] }));
  const slots = [...facts.slots, ...layers];
  const shard = `${suite}-state`;
  const labels = sessionLabels(record, suite, shard);
  const generation = newGeneration();
  const { repository } = context.run;
  const making: Making = { key, generation, session: record.session, repository, suite, platform };
  const sources = sourcesOf(making, slots).map((source) => {
    const lower = lowers[source.id];
    return { ...source, ...(lower !== undefined && { view: { lower, volume: '' } }) };
  });
  // As long as it is there, the volumes without a seal are not taken for leftovers.
  const lease = `${projectName(record.session, shard)}-making`;
  await engine.createVolume(lease, labels);
  await breakSeal(engine, key);
  let brought: Snapshot | undefined;
  try {
    const ofSlots = copierImages(slots, facts.images);
    const options = { image, images: Object.values(ofSlots), labels };
    const unpacked = await unpackState(engine, folder, making, sources, options);
    if (typeof unpacked === 'string') return unpacked;
    brought = unpacked.snapshot;
    session.spares.guess(brought, unpacked.manifest, ofSlots);
    return brought;
  } finally {
    await engine.remove({ kind: 'volume', id: lease });
    if (brought?.generation !== generation)
      await sweep(engine, [`${LABEL.snapshotGeneration}=${generation}`], context.clock);
  }
}

/** A state as files in `folder`, which goes when `work` has ended. */
export async function withPacked<T>(
  { engine, record }: Session,
  { suite, facts, image }: StateOfRun,
  own: Snapshot,
  work: (folder: string, files: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = join(record.scratch, 'states', `own-${facts.key}`);
  try {
    const files = await packState(engine, own, folder, { image, labels: sessionLabels(record) });
    if (files === undefined) throw new Error(`the initial state of ${suite} was removed while it was in use`);
    return await work(folder, files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Makes `own`, whose `files` in `folder` are, the run's, or takes the one that another job was first with.
 * @throws EnvironmentError `service-unavailable` if it cannot be learned which one that is
 */
export async function agreeOnState(
  context: Context,
  session: Session,
  wanted: StateOfRun,
  own: { readonly snapshot: Snapshot; readonly folder: string; readonly files: readonly string[] },
): Promise<Snapshot> {
  const { suite, facts } = wanted;
  const { folder: root, files } = own;
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const upload = { names: artifactsOf(facts.key), root, files, bytes, title: `the initial state of ${suite}` };
  const first = await firstUpload(context, upload, (name) => bringAs(context, session, wanted, name));
  if (first !== undefined) return first === 'own' ? own.snapshot : first;
  throw new EnvironmentError(
    'service-unavailable',
    `another job of this run made the initial state of ${suite}, and it cannot be read`,
    { hint: 'Run the jobs again: all shards have to begin with the same state.' },
  );
}
