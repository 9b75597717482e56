/** Says how to get at a stack that is kept: gathers the names that its containers have, and keeps the model that a rerun needs. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keepFile } from '../cleanup/session.js';
import { fillEnvironment, identityVariables, type PublishedPorts } from '../compose/test-environment.js';
import type { SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import { COMPOSE_LABEL, projectName } from '../docker/labels.js';
import {
  type KeptStack,
  keptLines,
  type Rerun,
  referenceTo,
  rerunInService,
  rerunOnHost,
} from '../reports/kept-stack.js';
import type { ShardResults } from '../reports/results.js';
import { runnerFor } from '../runners/runner-for.js';
import { publishedPorts } from '../stack/start.js';
import type { MadeStack } from './make-stack.js';
import type { ShardRequest } from './run-shard.js';
import type { Session } from './session.js';
import { identityOf } from './stack-identity.js';

/** Prints the commands. Never throws: a stack whose names cannot be had is kept all the same. */
export async function sayKept(
  context: Context,
  session: Session,
  request: ShardRequest,
  stack: MadeStack | undefined,
  tests: ShardResults['tests'],
): Promise<void> {
  const { engine, record } = session;
  const { shard } = request.selected;
  const project = projectName(record.session, shard.name);
  try {
    const found = await engine.containers([`${COMPOSE_LABEL.project}=${project}`]);
    const kept: KeptStack = {
      shard: shard.name,
      project,
      untilMs: record.deadline * 1000,
      containers: found.map(({ name, service, state }) => ({
        name,
        service,
        image: stack?.original.services[service]?.image ?? '',
        isRunning: state === 'running',
      })),
      sqlite: stack === undefined ? [] : sqliteFiles(stack),
      rerun: stack === undefined ? undefined : await rerunOf(context, session, request, stack, tests),
      remove: `${programOf(context)} cleanup --session ${record.session}`,
    };
    context.log.info(keptLines(kept).join('\n'));
  } catch (error) {
    context.log.warning(
      `[${shard.name}] its stack is kept, and its names could not be had: ${(error as Error).message}`,
    );
  }
}

/** The action is no command of its machine, but its bundle is there. */
const programOf = ({ kind, paths }: Pick<Context, 'kind' | 'paths'>): string =>
  kind === 'cli' ? 'isoshard' : `node ${join(dirname(paths.plugins), 'index.js')}`;

/** Absolute paths in URLs such as `sqlite+aiosqlite:////data/app.db`: they hold no password. */
function sqliteFiles({ original, services }: MadeStack): { service: string; path: string }[] {
  return services.flatMap((service) => {
    const values = Object.values(original.services[service]?.environment ?? {});
    const paths = values.flatMap((value) => /^sqlite(?:\+\w+)?:\/\/\/(\/[^?]+)/.exec(value ?? '')?.[1] ?? []);
    return [...new Set(paths)].map((path) => ({ service, path }));
  });
}

async function rerunOf(
  context: Context,
  session: Session,
  request: ShardRequest,
  stack: MadeStack,
  tests: ShardResults['tests'],
): Promise<string | undefined> {
  const { suite, selected, config } = request;
  const failed = tests.filter(({ outcome }) => outcome === 'failed' || outcome === 'interrupted');
  if (failed.length === 0) return undefined;
  const select = suite.runner === 'pytest' ? ({ id }: { id: string }) => id : atLine;
  const rerun: Rerun = { words: wordsOf(suite), tests: [...new Set(failed.map(select))] };
  const identity = identityOf(session.record.session, {
    suite,
    shard: selected.shard.name,
    index: selected.shard.index,
    total: selected.shard.total,
  });
  const database = databaseOf(suite, identity.runId);
  if (suite.place.kind === 'service') {
    const model = readFileSync(stack.modelFile, 'utf8');
    const modelFile = keepFile(context.paths.state, session.record, `${stack.project}.json`, model);
    // What made our reporter write the receipt of the run.
    const env = { ...(suite.runner === 'playwright' && { PW_TEST_REPORTER: '' }), ISOSHARD_MODE: '', ...database };
    return rerunInService(rerun, { project: stack.project, modelFile, service: suite.place.service, env });
  }
  const published = await publishedPorts(session.engine, stack.project);
  const env = { ...identityVariables(identity), ...ownEnvironment(suite, published), ...database };
  return rerunOnHost(rerun, { folder: join(config.root, suite.place.workingDirectory), env });
}

const atLine = ({ file, line }: { file: string; line: number }) => (line > 0 ? `${file}:${line}` : file);

function wordsOf(suite: SuiteConfig): string[] {
  const before = suite.command ?? runnerFor(suite.runner).defaultCommand(suite.place.kind, []);
  const words = [...before, ...(suite.runner === 'playwright' ? ['test'] : []), ...suite.args];
  return words.filter((word) => word !== '{files}').map((word) => word.replaceAll('{junit}', '/dev/null'));
}

/** The suite's own, with ports filled in; a variable of the job stays a reference to it, since it may be a secret. */
function ownEnvironment({ env }: SuiteConfig, published: PublishedPorts): Record<string, string> {
  const names = Object.values(env).flatMap((value) =>
    [...value.matchAll(/\{env:([A-Za-z_][A-Za-z0-9_]*)\}/g)].flatMap(([, name]) => name ?? []),
  );
  return fillEnvironment(env, published, Object.fromEntries(names.map((name) => [name, referenceTo(name)])));
}

/** What the plugin would set in its main process; of SQLite only, whose URLs hold no password. */
function databaseOf({ database }: SuiteConfig, runId: string): Record<string, string> {
  const url = database?.url;
  if (url === undefined || !/^sqlite(\+\w+)?:/.test(url)) return {};
  return { DATABASE_URL: url.replaceAll('{run}', runId).replaceAll('{worker}', 'main') };
}
