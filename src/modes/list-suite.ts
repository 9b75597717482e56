/** Asks a suite's runner which tests it has: in a one-off container of the private model without its dependencies, or on the host. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sweep } from '../cleanup/sweep.js';
import type { Config, SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import { LABEL } from '../docker/labels.js';
import type { Ended } from '../processes/spawn.js';
import { OUTPUT_FILES, type RunnerAdapter } from '../runners/adapter.js';
import type { Listing } from '../runners/listing.js';
import { runnerFor } from '../runners/runner-for.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import { runInService } from '../stack/tests-in-service.js';
import { runOnHost } from '../stack/tests-on-host.js';
import { TOOLS } from '../stack/volumes.js';
import { inPlace } from '../stack/workspace-view.js';
import { runnerEnvironment } from './invocation-environment.js';
import { makeStack } from './make-stack.js';
import type { Session } from './session.js';
import { identityOf } from './stack-identity.js';

const LISTING_TIMEOUT_MS = 10 * 60 * 1000;

export interface ListRequest {
  readonly config: Config;
  readonly suite: SuiteConfig;
  readonly images: readonly PlannedImage[];
  readonly runnerArguments: readonly string[];
}

/** @throws ProjectError `listing-failed`, `runner-unsupported`, `unknown-service` */
export async function listSuite(context: Context, session: Session, request: ListRequest): Promise<Listing> {
  const adapter = runnerFor(request.suite.runner);
  const folder = join(session.record.scratch, 'lists', request.suite.name);
  mkdirSync(folder, { recursive: true });
  const logFile = join(folder, 'output.log');
  const ended =
    request.suite.place.kind === 'service'
      ? await listInService(context, session, request, adapter, folder, logFile)
      : await listOnHost(context, session, request, adapter, folder, logFile);
  context.signal.throwIfAborted();
  const file = join(folder, OUTPUT_FILES.listing);
  if (existsSync(file)) {
    const listing = adapter.parseListing(readFileSync(file, 'utf8'), request.suite, request.runnerArguments);
    for (const warning of listing.warnings ?? []) context.log.warning(`suite ${request.suite.name}: ${warning}`);
    return listing;
  }
  const output = existsSync(logFile) ? readFileSync(logFile, 'utf8') : `${ended.stdout}${ended.stderr}`;
  throw adapter.explainNoListing({ exitCode: ended.code, output });
}

async function listInService(
  context: Context,
  session: Session,
  { config, suite, images, runnerArguments }: ListRequest,
  adapter: RunnerAdapter,
  folder: string,
  logFile: string,
): Promise<Ended> {
  if (suite.place.kind !== 'service') throw new Error('not a suite in a service');
  const shard = `${suite.name}-list`;
  const invocation = adapter.list(suite, { ...TOOLS, files: [] }, runnerArguments);
  const identity = identityOf(session.record.session, { suite, shard, index: 0, total: 0 });
  const environment = {
    suite,
    shard: identity,
    model: undefined,
    published: undefined,
    invocation,
    parent: context.env,
  };
  try {
    const stack = await makeStack(context, session, {
      config,
      suite,
      shard,
      index: 0,
      total: 0,
      ports: 'drop',
      // Whether several may run at once is judged with the plan.
      stacks: 1,
      images,
      tools: { pluginFiles: adapter.pluginFiles, input: {}, env: (current) => runnerEnvironment(environment, current) },
    });
    return await runInService(session.engine, stack, context, {
      service: suite.place.service,
      argv: invocation.command,
      timeoutMs: LISTING_TIMEOUT_MS,
      logFile,
      outputTo: folder,
      collect: [],
      binds: { views: [], places: {} },
      labels: stack.labels,
      collectTo: folder,
    });
  } finally {
    await sweep(
      session.engine,
      [`${LABEL.session}=${session.record.session}`, `${LABEL.shard}=${shard}`],
      context.clock,
    );
  }
}

async function listOnHost(
  context: Context,
  session: Session,
  { config, suite, runnerArguments }: ListRequest,
  adapter: RunnerAdapter,
  folder: string,
  logFile: string,
): Promise<Ended> {
  if (suite.place.kind !== 'host') throw new Error('not a suite on the host');
  const cwd = join(config.root, suite.place.workingDirectory);
  const place = { plugins: context.paths.plugins, output: folder, files: readdirSync(cwd) };
  const invocation = adapter.list(suite, place, runnerArguments);
  const identity = identityOf(session.record.session, { suite, shard: `${suite.name}-list`, index: 0, total: 0 });
  // No stack runs while tests are listed: what its ports will be is not known yet.
  const known = Object.entries(suite.env).filter(([, value]) => !/\{(url|host|port):/.test(value));
  const unmapped: SuiteConfig = { ...suite, env: Object.fromEntries(known) };
  const environment = {
    suite: unmapped,
    shard: identity,
    model: undefined,
    published: undefined,
    invocation,
    parent: context.env,
  };
  return runOnHost(context, {
    argv: invocation.command,
    cwd,
    env: { ...context.env, ...runnerEnvironment(environment, context.env) },
    session: session.record.session,
    timeoutMs: LISTING_TIMEOUT_MS,
    logFile,
    view: inPlace,
  });
}
