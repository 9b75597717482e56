/** Runs tests in a compose service: its entrypoint, user, directory, mounts and environment stay, its command becomes ours. */
import { appendFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { BindPlan } from '../compose/binds.js';
import type { ComposeModel } from '../compose/model.js';
import type { Context } from '../context.js';
import { composeOn } from '../docker/compose.js';
import type { ContainerView, Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';
import type { Ended } from '../processes/spawn.js';
import { readSingle, unpack } from './archive.js';
import { DOOR_MOUNT } from './reset-door.js';
import type { Stack } from './start.js';
import { TOOLS, TOOLS_MOUNT } from './volumes.js';
import { countWritten, throughUppers, upperPathOf, type Written } from './written.js';

export interface ServiceRun {
  readonly service: string;
  readonly argv: readonly string[];
  readonly timeoutMs: number;
  /** Receives the runner's output as it comes. */
  readonly logFile: string;
  /** File in the output folder that grows while tests run, and what is called with its text. */
  readonly follow?: { readonly file: string; readonly onText: (text: string) => void };
  /** Folder of this host that the output folder is copied to at the end. */
  readonly outputTo: string;
  /**
   * Paths of the service to copy, relative to its working directory, and where to. In a private view only what was written
   * there counts: a report of an earlier run in the checkout is none of this one.
   */
  readonly collect: readonly string[];
  readonly collectTo: string;
  /** Private views of the stack. */
  readonly binds: BindPlan;
  readonly labels: Record<string, string>;
}

export interface ServiceEnded extends Ended {
  readonly written: readonly Written[];
}

const RECEIPT_LIMIT = 256 * 1024 * 1024;
const FOLLOW_MS = 1000;

/** The model in which `service` has the tools volume, the folder `door` and `env` beside its own, and is never started again when its tests fail. */
export function withTools(
  model: ComposeModel,
  service: string,
  toolsVolume: string,
  env: Readonly<Record<string, string>>,
  door?: string,
): ComposeModel {
  const definition = model.services[service] ?? {};
  // In a compose file `$` begins a variable: ours are values.
  const literal = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replaceAll('$', '$$$$')]));
  return {
    ...model,
    volumes: { ...model.volumes, [toolsVolume]: { name: toolsVolume, external: true } },
    services: {
      ...model.services,
      [service]: {
        ...definition,
        restart: 'no',
        environment: { ...definition.environment, ...literal },
        volumes: [
          ...(definition.volumes ?? []),
          { type: 'volume', source: toolsVolume, target: TOOLS_MOUNT, volume: { nocopy: true } },
          ...(door === undefined ? [] : [{ type: 'bind', source: door, target: DOOR_MOUNT }]),
        ],
      },
    },
  };
}

const testContainer = async (engine: Engine, project: string, service: string): Promise<ContainerView | undefined> =>
  (await engine.containers([`${COMPOSE_LABEL.project}=${project}`, `${COMPOSE_LABEL.service}=${service}`])).find(
    ({ oneOff }) => oneOff,
  );

/** Runs the command to its end, follows the receipt meanwhile, and copies out what it left. The container stays for the sweep. */
export async function runInService(
  engine: Engine,
  stack: Stack,
  context: Pick<Context, 'clock' | 'signal'>,
  request: ServiceRun,
): Promise<ServiceEnded> {
  const done = new AbortController();
  appendFileSync(request.logFile, '');
  const following = request.follow && follow(engine, stack, context, request, done.signal);
  const ended = await composeOn(
    stack.project,
    stack.modelFile,
    // Quiet: what Compose itself does is no output of the tests.
    ['--progress', 'quiet', 'run', '-T', '--no-deps', request.service, ...request.argv],
    {
      env: stack.env,
      session: stack.session,
      signal: context.signal,
      timeoutMs: request.timeoutMs,
      onOutput: (chunk) => appendFileSync(request.logFile, chunk),
    },
  );
  done.abort();
  await following;
  const container = await testContainer(engine, stack.project, request.service);
  if (container === undefined) return { ...ended, written: [] };
  await copyOut(engine, container.id, TOOLS.output, request.outputTo);
  const written = await throughUppers(engine, request.binds, container.image, request.labels, async (door) => {
    await collect(engine, stack, request, container.id, door);
    return countWritten(engine, door, request.binds);
  });
  if (written === undefined) await collect(engine, stack, request, container.id, undefined);
  return { ...ended, written: written ?? [] };
}

async function collect(
  engine: Engine,
  { model }: Stack,
  { service, collect: paths, collectTo, binds }: ServiceRun,
  container: string,
  door: string | undefined,
): Promise<void> {
  if (paths.length === 0) return;
  const workingFolder = await workingFolderOf(engine, model, service);
  for (const path of paths) {
    const inside = posix.resolve(workingFolder, path);
    const upper = door === undefined ? undefined : upperPathOf(model.services[service] ?? {}, binds, inside);
    const to = join(collectTo, path);
    if (door !== undefined && upper !== undefined) await copyOut(engine, door, upper, to);
    else await copyOut(engine, container, inside, to);
  }
}

/** The directory that a service's commands start in. */
export async function workingFolderOf(engine: Engine, model: ComposeModel, service: string): Promise<string> {
  const { working_dir: own, image } = model.services[service] ?? {};
  return own || (image !== undefined && (await engine.imageEnvironment(image))?.workingDir) || '/';
}

async function copyOut(engine: Engine, containerId: string, path: string, to: string): Promise<void> {
  const archive = await engine.getArchive(containerId, path);
  if (archive === undefined) return;
  await unpack(archive, to);
}

/** Hands on the receipt's text each second, so that a kill loses a second of it at most. */
async function follow(
  engine: Engine,
  stack: Stack,
  { clock }: Pick<Context, 'clock'>,
  { service, follow }: ServiceRun,
  done: AbortSignal,
): Promise<void> {
  if (follow === undefined) return;
  while (!done.aborted) {
    await clock.sleep(FOLLOW_MS, done).catch(() => undefined);
    try {
      const container = await testContainer(engine, stack.project, service);
      const archive = container && (await engine.getArchive(container.id, `${TOOLS.output}/${follow.file}`));
      if (archive) follow.onText(await readSingle(archive, RECEIPT_LIMIT));
    } catch {
      // not there yet, or just removed: the copy at the end is what counts
    }
  }
}
