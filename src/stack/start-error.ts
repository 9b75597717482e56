/** What Compose and the engine print when a stack cannot be started, as errors that name the first cause. */
import { type ComposeModel, sortedEntries } from '../compose/model.js';
import type { Engine, EngineEvent } from '../docker/engine.js';
import { EnvironmentError, ProjectError } from '../errors.js';
import type { Ended } from '../processes/spawn.js';
import { lastLineOf, namesOf, quote } from './cause-sentence.js';
import { startFailure } from './failure.js';

interface StartedStack {
  readonly project: string;
  readonly model: ComposeModel;
}

/**
 * The port in what the engine says when it cannot be bound. A container has it: `Bind for 127.0.0.1:80 failed: port is
 * already allocated`. Something else has it, by version: `listen tcp4 127.0.0.1:80: bind: address already in use` (up to 27),
 * `failed to bind host port for 127.0.0.1:80:172.18.0.2:80/tcp: address already in use` (28),
 * `failed to bind host port 127.0.0.1:80/tcp: address already in use` (29).
 */
export function portInUse(output: string): number | undefined {
  const found =
    /Bind for \S*?:(\d+) failed/.exec(output) ??
    /listen tcp[46]? \S*?:(\d+): bind/.exec(output) ??
    /failed to bind host port (?:for )?\S*?:(\d+)(?::\S+)?\/(?:tcp|udp)/.exec(output);
  return found?.[1] === undefined ? undefined : Number(found[1]);
}

const NO_NETWORK = /non-overlapping IPv4 address pool|predefined address pools have been fully subnetted/i;
const NO_IMAGE =
  /pull access denied|manifest unknown|failed to resolve reference|No such image|toomanyrequests|unauthorized:|Get "https?:\/\/[^"]*\/v2\//i;
const NO_ENGINE =
  /Cannot connect to the Docker daemon|error during connect|connection reset by peer|: EOF$|connect E[A-Z]+|ECONNRESET|socket hang up/im;

/** The cause in what `up` printed; where that is a service that failed, what the service itself said. */
export async function toStartError(
  engine: Engine,
  stack: StartedStack,
  { stderr, stdout }: Pick<Ended, 'stderr' | 'stdout'>,
  events: readonly EngineEvent[],
): Promise<Error> {
  const output = `${stderr}\n${stdout}`;
  const last = lastLineOf(stderr) || lastLineOf(stdout) || 'no output';
  const port = portInUse(output);
  if (port !== undefined) return await portTaken(engine, port, stack);
  if (NO_NETWORK.test(output)) {
    return new EnvironmentError('network-exhausted', 'the engine has no address block left for another network', {
      hint: '`isoshard cleanup` removes what dead sessions left; `docker network ls` shows the rest.',
    });
  }
  if (NO_IMAGE.test(output)) return noImage(stack.model, output, last);
  if (NO_ENGINE.test(output)) return engineGone(last);
  const service = await startFailure(engine, stack.project, stack.model, { events, isOver: true });
  if (service !== undefined) return service;
  const unmade = uncreated(output, stack.project);
  const who = unmade.length === 0 ? 'the stack did not start' : `${namesOf(unmade)} could not be created`;
  return new ProjectError('start-failed', `${who}: ${quote(withoutProgress(last))}`, {
    hint: '`docker compose up` shows the same error.',
  });
}

const engineGone = (said: string): EnvironmentError =>
  new EnvironmentError('engine-failed', `the Docker engine went away while the stack started: ${quote(said)}`, {
    hint: 'Look at its log: `journalctl -u docker`.',
  });

/** An engine that no longer answers is told in the same words whether Compose noticed it first or we did. */
export function asEngineGone(error: unknown): unknown {
  const isOurs = error instanceof EnvironmentError && error.code === 'engine-failed';
  return isOurs && NO_ENGINE.test(error.message) && !error.message.startsWith('the Docker engine went away')
    ? engineGone(error.message)
    : error;
}

/** Services whose containers Compose began to create and did not, by its plain progress: ` Container p-api-1  Creating`. */
function uncreated(output: string, project: string): string[] {
  const said = (what: string) =>
    [...output.matchAll(new RegExp(`Container ${project}-(\\S+)-\\d+ +${what}$`, 'gm'))].map(([, name = '']) => name);
  const created = new Set(said('(?:Created|Started|Running)'));
  return [...new Set(said('Creating'))].filter((name) => !created.has(name)).sort();
}

/** The error for an image that is not there, with the services that are made of it. */
function noImage({ services }: ComposeModel, output: string, last: string): EnvironmentError {
  const of = sortedEntries(services).filter(([, { image = '' }]) => image !== '' && output.includes(image));
  const images = [...new Set(of.map(([, { image = '' }]) => image))];
  const what =
    images.length === 0
      ? 'an image of the stack cannot be had'
      : `${namesOf(of.map(([name]) => name))} could not start, since image ${namesOf(images)} cannot be had`;
  return new EnvironmentError('image-missing', `${what}: ${quote(withoutProgress(last))}`, {
    hint: 'Check `image:` in the compose file, and that this machine is logged in to the registry.',
  });
}

/** Compose puts what it is at before an error of the engine's. */
const withoutProgress = (line: string): string => line.replace(/^.*?Error response from daemon: /, '');

/** The error for a port that is in use, with who holds it where a container does. */
export async function portTaken(
  engine: Engine,
  port: number,
  stack?: StartedStack,
): Promise<EnvironmentError | ProjectError> {
  const holder = await engine.holderOfPort(port);
  if (stack !== undefined && holder?.project === stack.project) {
    const wanting = sortedEntries(stack.model.services)
      .filter(([name, { ports }]) => name !== holder.service && ports?.some((one) => one.published === String(port)))
      .map(([name]) => name);
    return new ProjectError(
      'start-failed',
      `${namesOf(wanting) || 'a service'} could not start, since port ${port} is taken by \`${holder.service}\` of the same stack`,
      { hint: 'Give each service a port of its own in the compose file.' },
    );
  }
  const who =
    holder === undefined
      ? 'a process of this host'
      : `container ${holder.name}${holder.project ? ` of project ${holder.project}` : ''}`;
  return new EnvironmentError('port-taken', `port ${port} is taken by ${who}`, {
    hint: 'Stop it, or run with --parallel 2 or more, where ports are assigned and your tests learn them from `env`.',
  });
}
