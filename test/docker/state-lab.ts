/** A project with an initial state on a real engine, as the modes make it, without what runs tests. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeTempFolder } from '../../src/cleanup/temp-folder.js';
import { laptopContext } from '../../src/cli/laptop-context.js';
import { parseConfig } from '../../src/config/load.js';
import type { Artifacts, Cache, Clock } from '../../src/context.js';
import { ComposeReader } from '../../src/modes/compose-project.js';
import { type InitialState, InitialStates } from '../../src/modes/initial-state.js';
import { type MadeStack, makeStack } from '../../src/modes/make-stack.js';
import { type Session, withSession } from '../../src/modes/session.js';
import { identityOf } from '../../src/modes/stack-identity.js';
import { gatherStateFacts } from '../../src/modes/state-facts.js';
import { watchTemplates } from '../../src/snapshot/templates.js';
import { startStack } from '../../src/stack/start.js';
import { clock, docker, engineHere, env, IMAGE, neverAborted } from './lab.js';
import { forgetStates } from './states.js';

const folders: string[] = [];
/** Of the states that a test has asked for. */
export const keys = new Set<string>();

/** For `afterEach`: what the test's projects left on disk and, as states, on the engine. */
export async function forgetLab(): Promise<void> {
  await forgetStates(await engineHere(), keys);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A database that takes its time to end, and has a lock as long as it runs; and a service beside it. */
const DB = `trap 'rm /data/lock; exit 0' TERM; echo x > /data/lock; touch /tmp/up; while :; do sleep 0.05; done`;
export const COMPOSE = `
services:
  db:
    image: ${IMAGE}
    command: [sh, -c, ${JSON.stringify(DB.replaceAll('$', '$$'))}]
    volumes: ['data:/data', './app:/app']
    healthcheck: {test: test -e /tmp/up, interval: 1s, retries: 20}
  beside: {image: ${IMAGE}, init: true, command: sleep 600}
volumes: {data: {}}
`;
export interface Project {
  /** The checkout. */
  readonly folder: string;
  /** Of the state that would be made now. */
  readonly key: () => Promise<string>;
  readonly state: () => Promise<InitialState | undefined>;
  readonly stack: (index: number, state: InitialState | undefined) => Promise<MadeStack>;
  readonly session: Session;
  readonly said: () => string;
}

/** What is other than on a laptop with an engine of its own. */
export interface Surroundings {
  /** Those of a run that has other jobs. */
  readonly artifacts?: Artifacts;
  /** The cache of a machine with this temporary folder; images and states use it. */
  readonly cache?: (temp: string) => Cache;
  /** Repository of a registry that images and states use. */
  readonly registry?: string;
  readonly clock?: Clock;
  /** An engine that mounts no overlays, as a rootless one. */
  readonly isRootful?: boolean;
  /** Stacks are put back by template. */
  readonly templates?: boolean;
}

export async function project(
  prepare: string,
  compose: string,
  work: (project: Project) => Promise<void>,
  { artifacts, cache, registry, clock: otherClock, isRootful = true, templates = false }: Surroundings = {},
) {
  const suite = 'state';
  const folder = mkdtempSync(join(tmpdir(), 'isoshard-state-'));
  folders.push(folder);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('compose.yml', compose);
  write('app/old', `of the checkout`);
  write('app/dir/old', 'of the checkout');
  const transport = registry === undefined ? 'cache' : `registry, registry: "${registry}"`;
  const images = cache === undefined && registry === undefined ? '' : `\nimages: {transport: ${transport}}`;
  const reset = templates ? ', workers: 1, reset: {when: on-demand, by: template}' : '';
  const text = `version: 1\ncompose: compose.yml\nsuites: {${suite}: {runner: pytest, runs-in: host, prepare: ${prepare}${reset}}}${images}`;
  const config = parseConfig(text, { file: join(folder, 'isoshard.yml'), root: folder });
  let said = '';
  const sink = {
    write: (chunk: string) => {
      said += chunk;
      return true;
    },
  };
  const context = laptopContext({
    cwd: folder,
    env: { ...env, XDG_STATE_HOME: join(folder, 'state') },
    signal: neverAborted,
    json: false,
    pluginsFolder: '',
    makeTemp: makeTempFolder,
    stdout: sink,
    stderr: sink,
  });
  for (const [port, value] of Object.entries({ artifacts, cache: cache?.(context.paths.temp), clock: otherClock })) {
    if (value !== undefined) Object.defineProperty(context, port, { value });
  }
  const [own] = config.suites;
  if (own === undefined) throw new Error('no suite');
  try {
    await withSession(context, config, async (session) => {
      if (!isRootful) Object.defineProperty(session.engine.info, 'isRootful', { value: false });
      const common = { config, suite: own, images: [], stacks: 8, total: 8 };
      await work({
        session,
        folder,
        key: async () => {
          const shard = { suite: own, shard: `${suite}-1`, index: 1, total: 8 };
          const identity = identityOf(session.record.session, shard);
          // Compose files are read once in a session.
          const fresh = { ...session, compose: new ComposeReader() };
          return (await gatherStateFacts(context, fresh, { config, suite: own, images: [], identity })).key;
        },
        said: () => said,
        state: async () => {
          const shard = { shard: `${suite}-1`, index: 1, total: 8 };
          const state = await new InitialStates(context, session, artifacts !== undefined).of({
            ...common,
            shard,
            folder,
          });
          if (state !== undefined) keys.add(state.key);
          return state;
        },
        stack: async (index, state) => {
          const saved = state?.kind === 'saved' ? { state } : {};
          const stack = await makeStack(context, session, {
            ...common,
            shard: `${suite}-${index}`,
            index,
            ports: 'drop',
            ...saved,
          });
          await startStack(session.engine, stack, stack.services, { signal: neverAborted, clock }, 120_000);
          if (templates) await watchTemplates(session.engine, stack, clock);
          return stack;
        },
      });
    });
  } finally {
    context.dispose();
  }
}

/** A shell line in the database of a stack. */
export const sh = (stack: MadeStack, line: string): Promise<string> =>
  docker('compose', '-p', stack.project, '-f', stack.modelFile, 'exec', '-T', 'db', 'sh', '-c', line);
/** `prepare`: a shell line in the database. */
export const steps = (line: string): string => `[{service: db, command: [sh, -c, ${JSON.stringify(line)}]}]`;

/** Megabytes that the stacks' own volumes take on disk. */
export async function megabytesOf(stacks: readonly MadeStack[]): Promise<number> {
  const names = stacks.flatMap(({ state }) =>
    (state?.slots ?? []).map(({ how, upperVolume, volume }) => (how === 'overlay' ? upperVolume : volume)),
  );
  const mounts = names.flatMap((name, index) => ['-v', `${name}:/v/${index}`]);
  const said = await docker('run', '--rm', '--network', 'none', ...mounts, IMAGE, 'du', '-sk', '/v');
  return (Number.parseInt(said, 10) * 1024) / 1e6;
}

/** What is uploaded is handed out as it is. */
export function heldArtifacts(): { artifacts: Artifacts; spoil: () => void } {
  const held = mkdtempSync(join(tmpdir(), 'isoshard-held-'));
  folders.push(held);
  let name = '';
  const artifacts: Artifacts = {
    available: true,
    upload: async (wanted, root) => {
      if (name === wanted) return 'exists';
      name = wanted;
      cpSync(root, held, { recursive: true });
      return { id: 1, url: '' };
    },
    list: async () => [],
    download: async (wanted, to) => {
      if (name !== wanted) return false;
      cpSync(held, to, { recursive: true });
      return true;
    },
    downloadPast: async () => false,
  };
  const info = join(held, 'state.json');
  const digest = /sha256:[0-9a-f]{8}/;
  return { artifacts, spoil: () => writeFileSync(info, readFileSync(info, 'utf8').replace(digest, 'sha256:00000000')) };
}
