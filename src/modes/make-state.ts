/** Makes an initial state: `prepare` once, in a stack of its own, and what it leaves saved. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sweep } from '../cleanup/sweep.js';
import type { Config, SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import { COMPOSE_LABEL, LABEL, projectName } from '../docker/labels.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import { changedPaths, layerSlotOf } from '../snapshot/container-layer.js';
import { makeTemplates } from '../snapshot/postgres-server.js';
import { PREPARE_TIMEOUT_MS, prepare } from '../snapshot/prepare.js';
import { type Making, NotSavable, saveState, sourcesOf, uncleanError } from '../snapshot/save.js';
import { findSnapshot, newGeneration, type Snapshot } from '../snapshot/seal.js';
import type { StateSlot } from '../snapshot/slots.js';
import { copierImages } from '../snapshot/spares.js';
import { keepersOf, keepsData, stopCleanly } from '../snapshot/stop-cleanly.js';
import { saveLogs } from '../stack/logs.js';
import { START_TIMEOUT_MS, startStack } from '../stack/start.js';
import { keepLayer, layersOf } from './keep-layer.js';
import { type MadeStack, makeStack } from './make-stack.js';
import type { Session } from './session.js';
import type { StateFacts } from './state-facts.js';

/** An engine calls a container's host by so many digits of its id, unless the compose file says how. */
const HOST_NAME_DIGITS = 12;

export interface StateRequest {
  readonly config: Config;
  readonly suite: SuiteConfig;
  readonly images: readonly PlannedImage[];
  /** How many stacks run here at once. */
  readonly stacks: number;
  /** Some shard of the suite. */
  readonly shard: { readonly shard: string; readonly index: number; readonly total: number };
  /** Receives `prepare.log`, and logs of services if it fails. */
  readonly folder: string;
}

/** Runs `prepare` in a stack of its own and saves what it leaves. The stack is gone when this returns. */
export async function makeState(
  context: Context,
  session: Session,
  request: StateRequest,
  { key, platform }: Pick<StateFacts, 'key' | 'platform'>,
): Promise<Snapshot> {
  const { engine, record } = session;
  const { suite, config, images, stacks, folder } = request;
  const shard = `${suite.name}-state`;
  const generation = newGeneration();
  const repository = context.run.repository;
  const making: Making = { key, generation, session: record.session, repository, suite: suite.name, platform };
  const place = { shard, index: 0, total: 0, ports: 'drop' as const };
  const labels = [`${LABEL.session}=${record.session}`, `${LABEL.shard}=${shard}`];
  try {
    const stack = await makeStack(context, session, {
      ...place,
      config,
      suite,
      images,
      stacks,
      state: { kind: 'make', making },
    });
    return await prepareIn(context, session, { stack, request, making });
  } catch (error) {
    if (!context.signal.aborted && !(error instanceof NotSavable)) {
      const logs = join(folder, 'services');
      await saveLogs(engine, projectName(record.session, shard), logs).catch(() => undefined);
    }
    throw error;
  } finally {
    // Without a seal nobody finds its data: they go here, or, after a kill, with the next run.
    await sweep(engine, labels, context.clock);
    if ((await findSnapshot(engine, key))?.generation !== generation) {
      await sweep(engine, [`${LABEL.snapshotGeneration}=${generation}`], context.clock);
    }
  }
}

interface Preparing {
  readonly stack: MadeStack;
  readonly request: StateRequest;
  readonly making: Making;
}

async function prepareIn(
  context: Context,
  { engine, spares }: Session,
  { stack, request, making }: Preparing,
): Promise<Snapshot> {
  const { signal, clock, log } = context;
  const { suite, config, folder } = request;
  await startStack(engine, stack, stack.services, context, START_TIMEOUT_MS);
  const before = await layersOf(engine, stack);
  const { timeoutMs = PREPARE_TIMEOUT_MS } = suite.prepareOptions ?? {};
  const said = await prepare(engine, stack, suite.prepare, {
    signal,
    clock,
    timeoutMs,
    warn: (said) => log.warning(said),
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'prepare.log'), said);
  if (suite.reset?.by === 'template') await makeTemplates(engine, stack, signal);
  const { slots } = stack;
  const keys = new Set(slots.map((slot) => slot.key));
  const keepers = keepersOf(stack.model, stack.services, keys);
  for (const [service, { layer }] of await layersOf(engine, stack)) {
    if (layer.tooMany > 0)
      throw new NotSavable(
        `${service} has changed ${layer.tooMany} paths in its container's own layer, too many to be looked at; a volume there would be saved`,
      );
    if (changedPaths(before.get(service)?.layer, layer).length > 0) keepers.add(service);
  }
  const bad = await stopCleanly(engine, stack, keepers, config.stop);
  signal.throwIfAborted();
  const data = new Set(slots.filter(({ id }) => id.startsWith('volume:')).map(({ key }) => key));
  const spoilt = bad.filter(({ service }) => keepsData(stack.model.services[service] ?? {}, data));
  const whys = spoilt.map(({ why }) => why);
  if (whys.length > 0) throw uncleanError(suite.name, whys);
  for (const { why } of bad) log.warning(why);
  const image = stack.model.services[stack.services[0] ?? '']?.image ?? (await engine.anyImage());
  const sources = sourcesOf(making, slots).map((source, index) => {
    const view = stack.binds.views.find(({ volume }) => volume === slots[index]?.key);
    return { ...source, ...(source.kind === 'changes' && view && { view }) };
  });
  for (const [service, { layer, containerIds }] of await layersOf(engine, stack)) {
    const changed = changedPaths(before.get(service)?.layer, layer);
    if (changed.length === 0) continue;
    const kept = { service, layer, containerIds, changed, first: sources.length };
    sources.push(...(await keepLayer(context, engine, { stack, making, image, ...kept })));
  }
  const made = [...slots, ...sources.slice(slots.length).map(({ id }) => ({ id, mounts: [] as StateSlot['mounts'] }))];
  const holds = (service: string) => (slot: (typeof made)[number]) =>
    layerSlotOf(slot.id)?.service === service || slot.mounts.some((one) => one.service === service);
  const killed = new Map(
    bad.flatMap(({ service, why }) => made.filter(holds(service)).map(({ id }) => [id, why] as const)),
  );
  const containers = await engine.containers([`${COMPOSE_LABEL.project}=${stack.project}`]);
  const unnamed = containers.filter(({ service }) => stack.model.services[service]?.hostname === undefined);
  const hosts = new Map(unnamed.map(({ id, service }) => [id.slice(0, HOST_NAME_DIGITS), service]));
  const byService = Object.entries(stack.model.services).map(([name, own]) => [name, own.image ?? ''] as const);
  const images = copierImages(made, Object.fromEntries(byService));
  const options = { image, images: Object.values(images), labels: stack.labels, nowMs: clock.now(), killed, hosts };
  const { snapshot, manifest } = await saveState(engine, making, sources, options);
  if (snapshot.generation === making.generation) spares.guess(snapshot, manifest, images);
  return snapshot;
}
