/** Makes an initial state: `prepare` once, in a stack of its own, and what it leaves saved. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sweep } from '../cleanup/sweep.js';
import type { Config, SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import type { Engine } from '../docker/engine.js';
import { COMPOSE_LABEL, LABEL, projectName } from '../docker/labels.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import { changedFiles, layerFiles } from '../snapshot/container-layer.js';
import { PREPARE_TIMEOUT_MS, prepare } from '../snapshot/prepare.js';
import { type Making, saveState, sourcesOf } from '../snapshot/save.js';
import { findSnapshot, newGeneration, type Snapshot } from '../snapshot/seal.js';
import { keepersOf, stopCleanly } from '../snapshot/stop-cleanly.js';
import { saveLogs } from '../stack/logs.js';
import { START_TIMEOUT_MS, startStack } from '../stack/start.js';
import { type MadeStack, makeStack } from './make-stack.js';
import type { Session } from './session.js';
import type { StateFacts } from './state-facts.js';

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

/** What is in a container's own layer, or in memory: it cannot be saved. */
export class NotSavable extends Error {}

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
  { engine }: Session,
  { stack, request, making }: Preparing,
): Promise<Snapshot> {
  const { signal, clock, log } = context;
  const { suite, config, folder } = request;
  await startStack(engine, stack, stack.services, context, START_TIMEOUT_MS);
  const before = await layersOf(engine, stack);
  const { timeoutMs = PREPARE_TIMEOUT_MS } = suite.prepareOptions ?? {};
  const said = await prepare(engine, stack, suite.prepare, { signal, clock, timeoutMs });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'prepare.log'), said);
  const { slots } = stack;
  const keys = new Set(slots.map((slot) => slot.key));
  const keepers = keepersOf(stack.model, stack.services, keys);
  for (const complaint of await stopCleanly(engine, stack, keepers, config.stop)) log.warning(complaint);
  signal.throwIfAborted();
  const after = await layersOf(engine, stack);
  for (const [service, files] of after) {
    const changed = changedFiles(before.get(service) ?? new Map(), files);
    if (changed.length === 0) continue;
    const named = `${changed.slice(0, 3).join(', ')}${changed.length > 3 ? ` and ${changed.length - 3} more` : ''}`;
    throw new NotSavable(
      `${service} keeps ${named} in its container's own layer; a volume there (or \`VOLUME\` in its image) would be saved`,
    );
  }
  const image = stack.model.services[stack.services[0] ?? '']?.image ?? (await engine.anyImage());
  const sources = sourcesOf(making, slots).map((source, index) => {
    const view = stack.binds.views.find(({ volume }) => volume === slots[index]?.key);
    return { ...source, ...(source.kind === 'changes' && view && { view }) };
  });
  const { snapshot } = await saveState(engine, making, sources, {
    image,
    labels: stack.labels,
    nowMs: clock.now(),
  });
  return snapshot;
}

/** By service: what its containers have in their own layers. */
async function layersOf(engine: Engine, stack: MadeStack): Promise<Map<string, Map<string, string>>> {
  const containers = await engine.containers([`${COMPOSE_LABEL.project}=${stack.project}`]);
  const layers = containers
    .filter(({ oneOff }) => !oneOff)
    .map(async ({ id, service }) => [service, await layerFiles(engine, id)] as const);
  return new Map(await Promise.all(layers));
}
