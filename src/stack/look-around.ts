/** One look at all containers of a stack that starts: who is ready, who is waited for, who cannot become ready. */
import { mayInstall, type Patience } from '../compose/health-check.js';
import type { ComposeModel } from '../compose/model.js';
import type { ContainerDetails, ContainerView, Engine } from '../docker/engine.js';
import { hopeless } from './cause-sentence.js';
import { checkVerdict } from './check-verdict.js';
import type { FirstCause } from './first-cause.js';
import { missingProgram } from './missing-program.js';
import { isScaledToNone, oneShots, type Readiness, readinessOf } from './readiness.js';
import type { ReadyRule } from './ready-rule.js';
import { type Watched, watchCheck, watchRule } from './watch-service.js';

export interface ReadyRules {
  /** `ready:` of the configuration, by service: counts instead of a health check. */
  readonly ready?: Readonly<Record<string, ReadyRule>>;
  /** The patience of the authors of health checks, by service. */
  readonly patience?: Readonly<Record<string, Patience>>;
  /** Only these services are looked at; absent: all. */
  readonly only?: ReadonlySet<string>;
}

export interface Look {
  /** Services that are not ready yet. */
  readonly waiting: readonly string[];
  /** Containers that run and have no check, each with the moment of its start: who was started again is new. */
  readonly unchecked: readonly string[];
  /** What the engine shows of a service that cannot become ready, in a few words. */
  readonly failed: string | undefined;
  /** A service that cannot become ready by its check or by `ready:`, of which the engine alone shows nothing. */
  readonly hopeless: FirstCause | undefined;
  /** Services that were ready, ended, and were started again. */
  readonly crashed: readonly string[];
}

/** The engine looks so seldom, at a check that has no `start_interval`, that we look ourselves; milliseconds. */
const SELDOM_MS = 1000;

interface Seen {
  readonly readiness: Readiness;
  readonly verdict: string | undefined;
  readonly unchecked: boolean;
}

/** Looks at a stack again and again; what was asked of one start of a container is asked on between the looks. */
export class Lookout {
  readonly #watched = new Map<string, Watched>();
  /** By container: the start by which it was ready. */
  readonly #wasReady = new Map<string, number>();
  readonly #crashed = new Set<string>();
  readonly #mustComplete: ReadonlySet<string>;
  readonly #expected: readonly string[];

  constructor(
    private readonly engine: Engine,
    private readonly project: string,
    private readonly model: ComposeModel,
    services: readonly string[],
    private readonly rules: ReadyRules,
    private readonly onNews: () => void,
    private readonly signal: AbortSignal,
  ) {
    this.#mustComplete = oneShots(model);
    this.#expected = services.filter((name) => !isScaledToNone(model.services[name]));
  }

  async look(): Promise<Look> {
    const containers = await this.engine.containers([`com.docker.compose.project=${this.project}`]);
    const states = await Promise.all(
      containers
        .filter(({ oneOff, service }) => !oneOff && service !== '' && (this.rules.only?.has(service) ?? true))
        .map(async (container) => {
          const state = await this.engine.state(container.id);
          const gone: Seen = { readiness: { kind: 'waiting' }, verdict: undefined, unchecked: false };
          return { container, state, ...(state === undefined ? gone : this.#judge(container, state)) };
        }),
    );
    const failed = states.flatMap(({ container, readiness }) =>
      readiness.kind === 'failed' ? [`${container.service} ${readiness.why}`] : [],
    )[0];
    const hopeless = states.flatMap(({ container: { service }, verdict }): FirstCause[] =>
      verdict === undefined ? [] : [{ service, sentence: `\`${service}\` ${verdict}` }],
    )[0];
    const waiting = states
      .filter(({ readiness }) => readiness.kind === 'waiting')
      .map(({ container }) => container.service);
    const missing = this.#expected.filter((name) => !states.some(({ container }) => container.service === name));
    return {
      waiting: [...new Set([...waiting, ...missing])].sort(),
      unchecked: states.flatMap(({ unchecked, state, container }) =>
        unchecked ? [`${container.id} ${state?.startedAtMs}`] : [],
      ),
      failed,
      hopeless,
      crashed: [...this.#crashed].sort(),
    };
  }

  #judge(container: ContainerView, state: ContainerDetails): Seen {
    const { service, id } = container;
    const mustComplete = this.#mustComplete.has(service);
    const seen = this.#judgeStart(container, state, mustComplete);
    const earlier = this.#wasReady.get(id);
    if (earlier !== undefined && earlier !== state.startedAtMs) this.#crashed.add(service);
    if (seen.readiness.kind === 'ready' && state.status === 'running') this.#wasReady.set(id, state.startedAtMs);
    return seen;
  }

  #judgeStart({ service, id }: ContainerView, state: ContainerDetails, mustComplete: boolean): Seen {
    const rule = this.rules.ready?.[service];
    const isRunning = state.status === 'running';
    if (rule !== undefined && isRunning && !mustComplete) {
      const { passed, failed } = this.#watch(
        `${id} ${state.startedAtMs}`,
        (options) => watchRule(rule, options),
        id,
        state,
      );
      return { readiness: { kind: passed ? 'ready' : 'waiting' }, verdict: failed, unchecked: false };
    }
    const readiness = readinessOf(state, mustComplete);
    const unchecked = isRunning && state.health === 'none' && !mustComplete;
    if (!isRunning || mustComplete || state.health !== 'starting') return { readiness, verdict: undefined, unchecked };
    const rules = {
      patience: this.rules.patience?.[service],
      mayInstall: mayInstall(this.model.services[service] ?? {}),
    };
    const verdict = checkVerdict(state, rules);
    if (!isSeldom(state)) return { readiness, verdict, unchecked };
    const { passed, last } = this.#watch(`${id} ${state.startedAtMs}`, watchCheck, id, state);
    const missing =
      last?.exitCode === undefined || rules.mayInstall
        ? undefined
        : missingProgram({ exitCode: last.exitCode, output: last.said });
    const needs = missing && hopeless(missing, last?.said ?? '');
    return {
      readiness: { kind: passed ? 'ready' : 'waiting' },
      verdict: passed ? undefined : (verdict ?? needs),
      unchecked,
    };
  }

  #watch(
    key: string,
    begin: (options: Parameters<typeof watchCheck>[0]) => Watched,
    containerId: string,
    state: ContainerDetails,
  ): Watched {
    const known = this.#watched.get(key);
    if (known !== undefined) return known;
    const { engine, onNews, signal } = this;
    const watched = begin({ engine, containerId, state, onNews, signal });
    this.#watched.set(key, watched);
    return watched;
  }
}

/** Whether the engine itself looks too seldom to wait for it: not tuned, as below 25, or an image that `up` has just fetched. */
function isSeldom({ check }: ContainerDetails): boolean {
  return check !== undefined && check.startIntervalMs === 0 && (check.intervalMs || 30_000) > SELDOM_MS;
}
