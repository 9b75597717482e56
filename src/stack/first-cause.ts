/** Who of a stack failed first, and whom that kept from starting: by the engine's order of events, not by name. Pure. */
import { type ComposeModel, sortedEntries } from '../compose/model.js';
import type { ContainerState, EngineEvent } from '../docker/engine.js';
import { type Failure, type FailureKind, sentenceOf } from './cause-sentence.js';

/** A container of a service as it is now. */
export interface ServiceState extends ContainerState {
  readonly service: string;
  readonly containerId: string;
  /** The last line of its log that is not empty. */
  readonly lastLine: string;
}

export interface FirstCause {
  readonly service: string;
  /** Such as: `migrate` exited 1 before `api` could start: `no such table: users` (last line). */
  readonly sentence: string;
}

export interface CauseOptions {
  /** How long was waited for the stack, if that was in vain: then who is not ready yet has failed. Milliseconds. */
  readonly timeoutMs?: number;
  /** Whether the start was given up for another reason than the time. */
  readonly isOver?: boolean;
  /** Whether the stack had been ready before: then nobody was kept from starting. */
  readonly wasReady?: boolean;
}

/**
 * The failure that came first, or `undefined` if nothing failed. Who was given up for good comes before who is being started
 * again, unless it depends on that one; who is merely late is blamed only where the time is over, and only if nobody else
 * explains it.
 */
export function firstCause(
  states: readonly ServiceState[],
  events: readonly EngineEvent[],
  model: ComposeModel,
  { timeoutMs, isOver = timeoutMs !== undefined, wasReady = false }: CauseOptions = {},
): FirstCause | undefined {
  const needs = (name: string) => allNeeds(model, name);
  const judged = states.flatMap((state) => {
    const kind = kindOf(state, model, states);
    return kind === undefined ? [] : [{ kind, state, atMs: momentOf(kind, state, events) }];
  });
  const inOrder = [...judged].sort(
    (a, b) =>
      a.atMs - b.atMs ||
      Number(needs(a.state.service).has(b.state.service)) - Number(needs(b.state.service).has(a.state.service)) ||
      (a.state.service < b.state.service ? -1 : 1),
  );
  const ofKind = (wanted: (kind: FailureKind) => boolean) => inOrder.filter(({ kind }) => wanted(kind));
  const definite = ofKind((kind) => kind !== 'looping' && kind !== 'late');
  const looping = ofKind((kind) => kind === 'looping');
  const late = isOver ? ofKind((kind) => kind === 'late') : [];
  const blamed = definite[0] && looping.find(({ state }) => needs(definite[0]?.state.service ?? '').has(state.service));
  // Of those that wait for each other, who has nobody to wait for.
  const roots = late.filter(
    ({ state }) => !late.some((other) => other.state !== state && needs(state.service).has(other.state.service)),
  );
  const first = blamed ?? definite[0] ?? (isOver ? looping[0] : undefined) ?? roots[0];
  if (first === undefined) return undefined;
  const { service } = first.state;
  const failure: Failure = {
    kind: first.kind,
    state: { ...first.state, exitCode: exitCodeOf(first.state, events) },
    definition: model.services[service],
    waiting: wasReady ? [] : keptBy(service, states, model),
    others: first.kind === 'late' ? roots.slice(1).map(({ state }) => state.service) : [],
    timeoutMs,
    wasReady,
  };
  return { service, sentence: sentenceOf(failure) };
}

/** What is wrong with a container; `undefined`: nothing. */
function kindOf(state: ServiceState, model: ComposeModel, states: readonly ServiceState[]): FailureKind | undefined {
  const { status, exitCode, health, restarts } = state;
  if (status === 'exited' || status === 'dead') {
    if (exitCode !== 0 || state.oomKilled) return 'ended';
    return conditionsOn(model, state.service).some(
      ({ condition, dependent }) =>
        condition === 'service_healthy' && !states.some((one) => one.service === dependent && one.startedAtMs > 0),
    )
      ? 'left'
      : undefined;
  }
  if (status === 'created') return state.error === '' ? undefined : 'unstartable';
  if (status === 'restarting') return 'looping';
  if (health === 'unhealthy') return 'unhealthy';
  if (restarts > 0 && health === 'starting') return 'looping';
  const mustEnd = conditionsOn(model, state.service).some(
    ({ condition }) => condition === 'service_completed_successfully',
  );
  return health === 'starting' || mustEnd ? 'late' : undefined;
}

/** When it failed: Unix milliseconds, of the engine's clock. */
function momentOf(kind: FailureKind, state: ServiceState, events: readonly EngineEvent[]): number {
  const own = events.filter(({ containerId }) => containerId === state.containerId);
  const last = (pattern: RegExp) => own.findLast(({ action }) => pattern.test(action))?.timeMs;
  if (kind === 'unhealthy') return last(/^health_status: unhealthy$/) ?? Number.MAX_SAFE_INTEGER;
  if (kind === 'looping') return own.find(({ action }) => action === 'die')?.timeMs ?? state.finishedAtMs;
  // Who is late has failed at no moment of its own.
  if (kind === 'late') return 0;
  return last(/^die$/) ?? (state.finishedAtMs || last(/^create$/) || Number.MAX_SAFE_INTEGER);
}

/** Who has been started again has lost its status: the engine resets it to 0, and remembers it in its events. */
function exitCodeOf({ status, exitCode, containerId }: ServiceState, events: readonly EngineEvent[]): number {
  if (status === 'exited' || status === 'dead') return exitCode;
  return events.findLast((event) => event.containerId === containerId && event.action === 'die')?.exitCode ?? exitCode;
}

/** Who waits for `service`, and for what. */
const conditionsOn = (model: ComposeModel, service: string) =>
  sortedEntries(model.services).flatMap(([dependent, { depends_on }]) => {
    const condition = depends_on?.[service]?.condition;
    return condition === undefined ? [] : [{ dependent, condition }];
  });

/** Services that must be there before `service`, over any number of steps. */
function allNeeds(model: ComposeModel, service: string, seen = new Set<string>()): ReadonlySet<string> {
  for (const name of Object.keys(model.services[service]?.depends_on ?? {})) {
    if (seen.has(name)) continue;
    seen.add(name);
    allNeeds(model, name, seen);
  }
  return seen;
}

/** Services that depend on `service` and never started: those that wait for it themselves first. */
function keptBy(service: string, states: readonly ServiceState[], model: ComposeModel): string[] {
  const hasStarted = (name: string) => states.some((state) => state.service === name && state.startedAtMs > 0);
  const kept = sortedEntries(model.services)
    .map(([name]) => name)
    .filter((name) => name !== service && allNeeds(model, name).has(service) && !hasStarted(name));
  const isDirect = (name: string) => model.services[name]?.depends_on?.[service] !== undefined;
  return [...kept.filter(isDirect), ...kept.filter((name) => !isDirect(name))];
}
