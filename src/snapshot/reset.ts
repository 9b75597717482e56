/**
 * Puts the state of a running stack back to what it began with.
 *
 * `resetStack(engine, stack, { clock, signal }, options?)` → `{ services, by, ms }`
 * - by template where the stack has `state.templates` and nothing but its databases was written; else the services that keep files are started anew
 * - `stack`: a stack that was made with a state (`makeStack` gives it as `MadeStack`; `stack.state` is what is needed here)
 * - `options.also`: services to start anew beside those that keep files, such as one that caches what it read
 * - `options.refresh`: steps that run at the end, as in each stack that begins
 * - throws `ProjectError` `reset-unavailable` where the stack has no saved state (`prepare` ran in it, or there is none), where it was
 *   copied, and where the container that runs the tests has the state open itself; `start-failed` if a service does not come up again
 * - one at a time for a stack: the door through which tests ask sees to that
 */
import type { ComposeModel } from '../compose/model.js';
import type { PrepareStep } from '../config/config.js';
import type { Context } from '../context.js';
import type { ContainerView, Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';
import { ProjectError } from '../errors.js';
import { pack } from '../stack/archive.js';
import { waitUntilReady } from '../stack/ready.js';
import type { Stack } from '../stack/start.js';
import { type MountedSlot, type StackState, upperEntries, upperName } from './mount-state.js';
import { prepare } from './prepare.js';
import { throughDoor } from './save.js';
import { endingOrder } from './stop-cleanly.js';

export interface ResettableStack extends Stack {
  readonly state?: StackState | undefined;
}

export interface ResetOptions {
  readonly also?: readonly string[];
  readonly refresh?: readonly PrepareStep[];
  /** Until all is ready again; milliseconds. */
  readonly timeoutMs?: number;
}

export interface ResetDone {
  /** Services that were ended and started. */
  readonly services: readonly string[];
  readonly by: 'restart' | 'template';
  /** Why not by template, where that was asked for. */
  readonly why?: string;
  readonly ms: number;
}

const READY_TIMEOUT_MS = 60_000;

export async function resetStack(
  engine: Engine,
  stack: ResettableStack,
  ports: Pick<Context, 'clock' | 'signal'>,
  options: ResetOptions = {},
): Promise<ResetDone> {
  const { state } = stack;
  if (state === undefined) throw unavailable('it has no saved state');
  return reset(engine, { ...stack, state }, ports, options);
}

const unavailable = (why: string): ProjectError =>
  new ProjectError('reset-unavailable', `the stack cannot be put back to its initial state: ${why}`, {
    hint: 'See docs/state.md, "Back to the start".',
  });

async function reset(
  engine: Engine,
  stack: Stack & { readonly state: StackState },
  ports: Pick<Context, 'clock' | 'signal'>,
  { also = [], refresh = [], timeoutMs = READY_TIMEOUT_MS }: ResetOptions,
): Promise<ResetDone> {
  const { clock, signal } = ports;
  const { state, project, model } = stack;
  const begun = clock.now();
  if (state.slots.some(({ how }) => how === 'copy'))
    throw unavailable('this engine mounts no overlays, so it is a copy');
  const containers = await engine.containers([`${COMPOSE_LABEL.project}=${project}`]);
  const running = containers.filter(({ oneOff, state }) => oneOff && state === 'running');
  // What nobody but the container of the tests mounts goes on with it.
  const slots = state.slots.filter(({ mounts }) =>
    mounts.some((mount) => !running.some(({ service }) => service === mount.service)),
  );
  const keys = new Set(slots.map(({ key }) => key));
  const ours = containers.filter(({ service, state }) => state === 'running' && mounts(model, service, keys));
  const tests = ours.find(({ oneOff }) => oneOff);
  if (tests !== undefined) throw unavailable(`${tests.service}, which runs the tests, has it open itself`);
  const others = containers.filter(({ service, oneOff }) => !oneOff && also.includes(service));
  const refreshed = async () => {
    if (refresh.length > 0) await prepare(engine, stack, refresh, { signal, clock, timeoutMs, name: 'refresh' });
  };
  const why = others.length > 0 ? 'other services are to be started anew' : await state.templates?.putBack();
  if (state.templates !== undefined && why === undefined) {
    await refreshed();
    return { services: [], by: 'template', ms: clock.now() - begun };
  }
  const concerned = [...new Map([...ours, ...others].map((one) => [one.id, one])).values()];
  // What the next start will find is made while the services end.
  const old = slots.map(({ upperVolume }) => upperVolume);
  const ended = [...concerned.map((one) => end(engine, one)), state.templates?.release()];
  await Promise.all([state.warm, renew(engine, { state, slots, project }), ...ended]);
  signal.throwIfAborted();
  const services = [...new Set(concerned.map(({ service }) => service))].sort();
  const deadline = clock.now() + timeoutMs;
  const rules = { ready: stack.ready ?? {}, patience: stack.patience ?? {} };
  for (const group of endingOrder(model, services).reverse()) {
    await Promise.all(concerned.filter(({ service }) => group.includes(service)).map(({ id }) => engine.start(id)));
    // The others run, and may well miss these at the moment.
    const options = { deadline, timeoutMs, signal, clock, ...rules, only: new Set(group) };
    await waitUntilReady(engine, project, model, group, options);
  }
  // When all is ready: while an engine removes a volume it mounts none. What cannot be removed goes with the stack.
  state.tidied = Promise.allSettled(old.map((id) => engine.remove({ kind: 'volume', id })));
  await state.templates?.watch();
  await refreshed();
  return { services, by: 'restart', ...(state.templates && why !== undefined && { why }), ms: clock.now() - begun };
}

const mounts = (model: ComposeModel, service: string, keys: ReadonlySet<string>): boolean =>
  (model.services[service]?.volumes ?? []).some(({ source }) => keys.has(source ?? ''));

async function end(engine: Engine, { id }: ContainerView): Promise<void> {
  await engine.kill(id);
  await engine.ended(id);
}

/** Empty folders for what is written from now on. An overlay that is mounted keeps those it has. */
async function renew(
  engine: Engine,
  { state, slots, project }: { readonly state: StackState; readonly slots: readonly MountedSlot[]; project: string },
): Promise<void> {
  const { labels, links, image, snapshot } = state;
  state.round += 1;
  const taken = await Promise.all(
    slots.map(({ kind, id }) => (kind === 'volume' ? state.spares?.take(snapshot, id) : undefined)),
  );
  for (const [index, slot] of slots.entries())
    slot.upperVolume = taken[index] ?? upperName(project, state.slots.indexOf(slot), state.round);
  const uppers = slots.map(({ upperVolume }) => upperVolume);
  await Promise.all(uppers.map((name) => engine.createVolume(name, labels)));
  await throughDoor(engine, image, [links, ...uppers], labels, (door) =>
    engine.putArchive(door, '/door', pack(upperEntries(engine.info.volumesFolder, links, state.slots, new Set(slots)))),
  );
}
