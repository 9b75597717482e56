/** Why a stack failed: looks at its containers and hands what they say to the pure part. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ComposeModel } from '../compose/model.js';
import type { ContainerState, Engine, EngineEvent } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';
import { ProjectError } from '../errors.js';
import { type CauseOptions, type FirstCause, firstCause, type ServiceState } from './first-cause.js';
import { lastSaid } from './last-said.js';

/** A stack that did not start, and the service that is to blame. */
export class StartFailure extends ProjectError {
  constructor({ sentence, service }: FirstCause) {
    super('start-failed', sentence, { hint: 'The logs of all services are among the evidence.' });
    this.service = service;
  }
  readonly service: string;
}

const LINES = 20;

/** The containers of a project's services, each with the last line that it wrote. */
export async function serviceStates(engine: Engine, project: string): Promise<ServiceState[]> {
  const containers = await engine.containers([`${COMPOSE_LABEL.project}=${project}`]);
  const states = await Promise.all(
    containers
      .filter(({ oneOff, service }) => !oneOff && service !== '')
      .map(async ({ id, service }): Promise<ServiceState[]> => {
        const state = await settledState(engine, id);
        if (state === undefined) return [];
        const lines = state.startedAtMs > 0 ? await engine.lines(id, LINES).catch(() => []) : [];
        return [{ ...state, service, containerId: id, lastLine: lastSaid(lines) }];
      }),
  );
  return states.flat();
}

const SIGKILL_STATUS = 137;
/** The engine hears of want of memory by another way than of the end, and a moment later; milliseconds. */
const OOM_DELAY_MS = 300;

async function settledState(engine: Engine, id: string): Promise<ContainerState | undefined> {
  const state = await engine.state(id);
  if (state?.exitCode !== SIGKILL_STATUS || state.oomKilled) return state;
  await sleep(OOM_DELAY_MS);
  return engine.state(id);
}

export interface BlameOptions extends CauseOptions {
  /** What was recorded of the project; absent: what the engine still remembers. */
  readonly events?: readonly EngineEvent[] | undefined;
  /** The container that was seen to fail, as it was then: it may have been started again meanwhile. */
  readonly seen?: SeenFailing;
}

export interface SeenFailing {
  readonly containerId: string;
  readonly state: ContainerState;
}

/** The first cause of what is wrong with a project now, if anything is. @throws EnvironmentError `engine-failed` */
export async function blame(
  engine: Engine,
  project: string,
  model: ComposeModel,
  options: BlameOptions = {},
): Promise<FirstCause | undefined> {
  const [states, events] = await Promise.all([
    serviceStates(engine, project),
    options.events ?? engine.events(project).catch(() => []),
  ]);
  const { seen } = options;
  const asSeen = states.map((state) => {
    const isRestarted = state.containerId === seen?.containerId && state.startedAtMs !== seen.state.startedAtMs;
    return isRestarted ? { ...state, ...seen.state } : state;
  });
  return firstCause(asSeen, events, model, options);
}

/** The same, as the error of a start. @throws EnvironmentError `engine-failed` */
export async function startFailure(...asked: Parameters<typeof blame>): Promise<StartFailure | undefined> {
  const cause = await blame(...asked);
  return cause && new StartFailure(cause);
}
