/** Small stacks on a real engine: a folder with a compose file, made private as the program does it, and gone again afterwards. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { bootId } from '../../src/cleanup/host.js';
import { sweep, UNSETTLED } from '../../src/cleanup/sweep.js';
import { type BindPlan, planBinds, type ViewAbilities } from '../../src/compose/binds.js';
import type { PortMode } from '../../src/compose/hazard.js';
import { patienceOf } from '../../src/compose/health-check.js';
import { isolate } from '../../src/compose/isolate.js';
import { type ComposeModel, upServices } from '../../src/compose/model.js';
import type { Clock } from '../../src/context.js';
import { resolveModel } from '../../src/docker/compose.js';
import { connect } from '../../src/docker/connect.js';
import type { Engine } from '../../src/docker/engine.js';
import { LABEL, projectName, sessionLabels } from '../../src/docker/labels.js';
import { imageChecks } from '../../src/modes/image-checks.js';
import { endMarked } from '../../src/processes/find.js';
import { gatherBindFacts } from '../../src/stack/bind-facts.js';
import { AddressBook, makeNetworks } from '../../src/stack/networks.js';
import type { ReadyRule } from '../../src/stack/ready-rule.js';
import { type Stack, startStack, writeModel } from '../../src/stack/start.js';
import { makeVolumes } from '../../src/stack/volumes.js';

export const IMAGE = 'debian:trixie-slim';
export const clock: Clock = { now: Date.now, sleep: (ms, signal) => sleep(ms, undefined, { signal }) };
const { PATH = '', HOME = '', DOCKER_HOST } = process.env;
export const env: Record<string, string> = { PATH, HOME, ...(DOCKER_HOST !== undefined && { DOCKER_HOST }) };
export const neverAborted = new AbortController().signal;
export const newSession = (): string => randomBytes(5).toString('hex');
export const engineHere = (): Promise<Engine> => connect(process.env.DOCKER_HOST);

const run = promisify(execFile);

/** `docker ARGS`: what it printed. Rejects with what it said on standard error. */
export async function docker(...args: readonly string[]): Promise<string> {
  const { stdout } = await run('docker', args, { env });
  return stdout.trim();
}

/** A port that nobody has now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Of this boot: whoever reaps on this engine meanwhile has to leave it alone. */
export const identityOf = (session: string, boot = bootId()) => ({
  session,
  repository: 'octo/farm',
  runId: '1',
  attempt: 1,
  job: 'lab',
  bootId: boot,
  deadline: Math.floor(Date.now() / 1000) + 3600,
});

export interface Lab {
  readonly engine: Engine;
  readonly folder: string;
  readonly session: string;
  /** Writes a file of the project. */
  write(path: string, content: string): void;
  /** The stack of one shard, private and not started. */
  stack(
    shard: string,
    options?: {
      readonly ports?: PortMode;
      readonly rewrite?: (model: ComposeModel) => ComposeModel;
      /** What the engine is taken not to be able to do. */
      readonly abilities?: Partial<ViewAbilities>;
      /** Whether the engine is taken to be as old as 24, which knows no `start_interval`. */
      readonly isOldEngine?: boolean;
      /** `ready:` of the configuration. */
      readonly ready?: Readonly<Record<string, ReadyRule>>;
    },
  ): Promise<Stack & { readonly binds: BindPlan; readonly labels: Record<string, string> }>;
  /** Starts all of a stack and waits until it is ready; tells who crashed meanwhile. */
  start(stack: Stack, timeoutMs?: number): Promise<readonly string[]>;
  /** Runs a shell line in a service of a stack. */
  sh(stack: Stack, service: string, line: string): Promise<string>;
  /** What of the session is on the engine. */
  left(): Promise<string[]>;
  remove(): Promise<void>;
}

/** A project with this compose file. */
export async function lab(composeFile: string): Promise<Lab> {
  const engine = await engineHere();
  const folder = mkdtempSync(join(tmpdir(), 'isoshard-lab-'));
  const project = join(folder, 'project');
  const session = newSession();
  const book = new AddressBook(engine);
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), content);
  };
  write('compose.yml', composeFile);
  const label = `${LABEL.session}=${session}`;
  return {
    engine,
    folder: project,
    session,
    write,
    async stack(shard, { ports = 'drop', rewrite = (model: ComposeModel) => model, abilities = {}, ...rest } = {}) {
      const name = projectName(session, shard);
      const original = (await resolveModel({ files: undefined, folder: project }, { env })) as ComposeModel;
      const labels = sessionLabels(identityOf(session), 'lab', shard);
      const { volumesFolder } = engine.info;
      const facts = gatherBindFacts(original);
      const binds = planBinds(original, name, facts, { overlays: true, subpaths: true, volumesFolder, ...abilities });
      const startInterval = rest.isOldEngine !== true;
      const checks = await imageChecks(engine, original);
      const context = { project: name, labels, ports, binds, images: {}, startInterval, imageChecks: checks };
      const isolated = isolate(original, context);
      const model = await makeNetworks(engine, book, rewrite(isolated.model));
      await makeVolumes(engine, '', { binds, tools: undefined, labels, image: IMAGE });
      return {
        project: name,
        session,
        model,
        modelFile: writeModel(join(folder, 'scratch'), name, model),
        env,
        binds,
        labels,
        patience: patienceOf(original, checks),
        ...(rest.ready && { ready: rest.ready }),
      };
    },
    start: (stack, timeoutMs = 60_000) =>
      startStack(engine, stack, upServices(stack.model, []), { signal: neverAborted, clock }, timeoutMs),
    sh: (stack, service, line) =>
      docker('compose', '-p', stack.project, '-f', stack.modelFile, 'exec', '-T', service, 'sh', '-c', line),
    left: async () => (await engine.owned([label])).map(({ kind, name }) => `${kind} ${name}`),
    async remove() {
      await endMarked(session, sleep);
      await sweep(engine, [label], clock, { ...UNSETTLED, quietMs: 200 });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
