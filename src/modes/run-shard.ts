/** One shard from nothing to its results: a stack of its own, just its tests, what they left, and the stack gone again. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { endCleanly } from '../cleanup/end-cleanly.js';
import { sweep } from '../cleanup/sweep.js';
import type { PortMode } from '../compose/hazard.js';
import type { Config, SuiteConfig } from '../config/config.js';
import { formatDuration } from '../config/duration.js';
import type { Context } from '../context.js';
import { LABEL, projectName } from '../docker/labels.js';
import { type IsoshardError, type SourceLocation, toIsoshardError } from '../errors.js';
import { parseReceipt } from '../reports/parse-receipt.js';
import type { Receipt } from '../reports/receipt.js';
import { makeResults, type Phase, type ShardOutcome, type ShardResults, serializeResults } from '../reports/results.js';
import { OUTPUT_FILES } from '../runners/adapter.js';
import type { PlanFile } from '../sharding/plan-file.js';
import type { SelectedShard } from '../sharding/select-shards.js';
import { prepare } from '../snapshot/prepare.js';
import { watchTemplates } from '../snapshot/templates.js';
import { recordEvents } from '../stack/event-record.js';
import { saveLogs } from '../stack/logs.js';
import { START_TIMEOUT_MS, startStack } from '../stack/start.js';
import type { ServiceEnded } from '../stack/tests-in-service.js';
import { sequenceOf } from '../timings/sequence.js';
import { type InitialStates, proofOf } from './initial-state.js';
import { sayKept } from './kept-stack.js';
import { makeStack } from './make-stack.js';
import { type Place, runTests } from './run-tests.js';
import type { Session } from './session.js';
import { unresetRetries } from './shard-door.js';
import { causeText, placeInResults, placeOf, type StackSoFar, stackEvidence } from './shard-evidence.js';
import { shardProgress } from './shard-progress.js';

export interface ShardRequest {
  readonly config: Config;
  readonly suite: SuiteConfig;
  readonly plan: PlanFile;
  readonly selected: SelectedShard;
  readonly ports: PortMode;
  /** How many stacks run here at once. */
  readonly stacks: number;
  /** Whether a shard on the host works in a view of its own. */
  readonly ownWorkspace: boolean;
  readonly attempt: number;
  readonly runnerArguments: readonly string[];
  /** Folder for what comes of it: `receipt.ndjson`, `results.json`, `tests.log`, `services/`, `evidence/`, `blob/`, `collect/`. */
  readonly folder: string;
  /** Whether the stack stays after this outcome. */
  readonly keeps: (outcome: ShardOutcome) => boolean;
  readonly imagesMs: number;
  /** Whether the report of this job annotates the cause: then it is told here without. */
  readonly isAnnotated: boolean;
  /** The initial states of the suites. */
  readonly states: InitialStates;
  /** Whether another stack of the suite will be started here after this one. */
  readonly isFollowed: boolean;
}

export interface ShardRun {
  readonly results: ShardResults;
  /** Why the tests were not run, if they were not. */
  readonly error: IsoshardError | undefined;
  /** How many workers of the runner were seen at work at the same time. */
  readonly workersAtOnce: number;
  /** What was collected, and where it belongs; to be put there once no stack looks at the checkout any more. */
  readonly places: readonly Place[];
}

/** Runs the shard. Never throws: what went wrong is in its results. */
export async function runShard(context: Context, session: Session, request: ShardRequest): Promise<ShardRun> {
  const { log, clock } = context;
  const { shard } = request.selected;
  const startedAtMs = clock.now();
  const phases: Partial<Record<Phase, number>> = { images: request.imagesMs };
  const timed = async <T>(phase: Phase, work: () => Promise<T>): Promise<T> => {
    const begun = clock.now();
    try {
      return await work();
    } finally {
      phases[phase] = clock.now() - begun;
    }
  };
  mkdirSync(request.folder, { recursive: true });
  let ended: ServiceEnded | undefined;
  let places: readonly Place[] = [];
  let failure: IsoshardError | undefined;
  let place: SourceLocation | undefined;
  const sofar: StackSoFar = {};
  let outcome: ShardOutcome = 'not-started';
  let cause = '';
  try {
    context.signal.throwIfAborted();
    ({ ended, places } = await shardInStack(context, session, request, sofar, timed));
    outcome = ended.code === 0 ? 'passed' : ended.timedOut ? 'error' : 'failed';
    if (ended.timedOut)
      cause = `the tests did not end within ${formatDuration(request.suite.shardTimeoutMs)} (shard-timeout)`;
  } catch (error) {
    failure = toIsoshardError(error);
    outcome = 'not-started';
    cause = causeText(failure, context.paths.workspace);
    place = placeOf(failure, sofar);
  }
  if (context.signal.aborted) [outcome, cause, place] = ['cancelled', 'cancelled', undefined];
  // Before anything is removed.
  if (outcome === 'passed') {
    const project = projectName(session.record.session, shard.name);
    await saveLogs(session.engine, project, join(request.folder, 'services')).catch(() => undefined);
  } else {
    const first = await stackEvidence(context, session, request, sofar);
    if (first !== undefined && outcome !== 'cancelled') {
      cause = cause === '' ? first.sentence : `${first.sentence}\nThen ${cause}`;
      place = sofar.stack?.locate(first.service);
    }
  }
  sofar.record?.stop();
  if (cause !== '' && outcome !== 'cancelled') {
    const [code, hint] = [failure === undefined ? '' : ` [${failure.code}]`, failure?.hint ?? ''];
    const told = `[${shard.name}] ${cause}${code}\n${hint}`.trimEnd();
    if (request.isAnnotated) log.info(told);
    else log.error(told, place);
  }
  const isKept = request.keeps(outcome);
  if (isKept) session.keep();
  else
    await timed('teardown', () => teardown(context, session, request, sofar)).catch((error: Error) =>
      log.warning(error.message),
    );

  const receipt = readReceipt(request.folder);
  const causeAt = placeInResults(context.paths.workspace, place);
  const results = makeResults(
    {
      plan: request.plan.id,
      suite: request.suite.name,
      shard: shard.name,
      attempt: request.attempt,
      outcome,
      exit: ended === undefined ? null : { code: ended.code, signal: ended.signal },
      stacks: request.stacks,
      startedAtMs,
      phases,
      cause,
      ...(causeAt !== undefined && { causeAt }),
      ...(sofar.initial !== undefined && { state: proofOf(sofar.initial) }),
      ...(ended !== undefined && { written: writtenBelow(context.paths.workspace, ended.written) }),
    },
    receipt,
  );
  writeFileSync(join(request.folder, 'results.json'), serializeResults(results));
  if (isKept) await sayKept(context, session, request, sofar.stack, results.tests);
  log.info(`[${shard.name}] ${outcome} in ${formatDuration(clock.now() - startedAtMs)}`);
  return { results, error: failure, workersAtOnce: receipt === undefined ? 0 : sequenceOf(receipt).atOnce, places };
}

/** Who must end cleanly first, then all of it. @throws EnvironmentError `teardown-incomplete`, `engine-failed` */
async function teardown(
  { log, clock, signal }: Context,
  session: Session,
  request: ShardRequest,
  { stack }: StackSoFar,
): Promise<void> {
  const labels = labelsOf(session, request.selected.shard.name);
  const options = { stop: request.config.stop, isHurried: signal.aborted };
  for (const complaint of await endCleanly(session.engine, labels, options)) log.warning(complaint);
  await sweep(session.engine, labels, clock);
  // A layer that was made ahead is the session's, and goes as soon as nobody mounts it.
  const layers = stack?.state?.slots.map(({ upperVolume }) => upperVolume) ?? [];
  await Promise.all(layers.map((id) => session.engine.remove({ kind: 'volume', id })));
}

const labelsOf = ({ record }: Session, shard: string) => [
  `${LABEL.session}=${record.session}`,
  `${LABEL.shard}=${shard}`,
];

async function shardInStack(
  context: Context,
  session: Session,
  request: ShardRequest,
  sofar: StackSoFar,
  timed: <T>(phase: Phase, work: () => Promise<T>) => Promise<T>,
): Promise<{ ended: ServiceEnded; places: readonly Place[] }> {
  const { log, clock, signal } = context;
  const { suite, folder } = request;
  const { shard } = request.selected;
  const { config, stacks } = request;
  const place = { shard: shard.name, index: shard.index, total: shard.total };
  const initial = await timed('state', () =>
    request.states.of({ config, suite, images: request.plan.images, stacks, shard: place, folder }),
  );
  sofar.initial = initial;
  const tests = runTests(context, session, request, initial && proofOf(initial));
  const state = initial?.kind === 'saved' ? initial : undefined;
  const stack = await timed('start', () =>
    makeStack(context, session, { ...request, ...tests.stackRequest, ...(state && { state }) }),
  );
  sofar.stack = stack;
  const record = await recordEvents(session.engine, stack.project);
  sofar.record = record;
  const begun = clock.now();
  const crashed = await timed('ready', async () => {
    const ended = await startStack(session.engine, stack, stack.services, context, START_TIMEOUT_MS, record);
    if (suite.reset?.by === 'template') await watchTemplates(session.engine, stack, clock);
    return ended;
  });
  for (const service of crashed)
    log.warning(`[${shard.name}] ${service} was ready, ended, and was started again while others still started`);
  sofar.wasReady = true;
  const obstacle = stack.state?.templates?.obstacle;
  if (obstacle !== undefined) log.debug(`[${shard.name}] will not be put back by template: ${obstacle}`);
  const started = stack.services.join(', ') || 'no service to start';
  if (config.compose !== false) log.info(`[${shard.name}] ready in ${formatDuration(clock.now() - begun)}: ${started}`);
  const { refresh = [], timeoutMs } = suite.prepareOptions ?? {};
  const [steps, name] = initial?.kind === 'saved' ? [refresh, 'refresh'] : [[...suite.prepare, ...refresh], 'prepare'];
  // While the tests run: the service's own start is what is to be learnt from.
  const staysHere = context.env.RUNNER_ENVIRONMENT !== 'github-hosted';
  if (suite.reset !== undefined || request.isFollowed || staysHere) void session.spares.renew(stack);
  if (steps.length > 0) {
    const options = { signal, clock, timeoutMs, name };
    const said = await timed('prepare', () => prepare(session.engine, stack, steps, options));
    appendFileSync(join(folder, 'prepare.log'), said);
  }
  signal.throwIfAborted();
  const progress = shardProgress(log, shard.name, shard.tests.length, () => clock.now());
  const receiptFile = join(folder, OUTPUT_FILES.receipt);
  const startedAtMs = clock.now();
  const ended = await timed('tests', () => tests.run(stack, progress));
  tests.makeReceipt({ startedAtMs, durationMs: clock.now() - startedAtMs });
  if (existsSync(receiptFile)) {
    progress(readFileSync(receiptFile, 'utf8'));
    // After a kill the last line may be cut off: ours begins on a line of its own.
    appendFileSync(receiptFile, `\n${JSON.stringify({ event: 'exit', code: ended.code, signal: ended.signal })}\n`);
  }
  signal.throwIfAborted();
  const unreset =
    suite.reset?.when === 'between-retries' ? unresetRetries(readReceipt(folder), tests.resets()) : undefined;
  if (unreset !== undefined) log.warning(`[${shard.name}] ${unreset}`);
  return { ended, places: await tests.places(stack) };
}

function readReceipt(folder: string): Receipt | undefined {
  if (!existsSync(folder) || !readdirSync(folder).includes(OUTPUT_FILES.receipt)) return undefined;
  const parsed = parseReceipt(readFileSync(join(folder, OUTPUT_FILES.receipt), 'utf8'));
  return 'receipt' in parsed ? parsed.receipt : undefined;
}

/** Folders as people know them: from the workspace. */
const writtenBelow = (workspace: string, written: ServiceEnded['written']) =>
  written.map(({ folder, files }) => {
    const short = relative(workspace, folder);
    return { folder: short.startsWith('..') ? folder : short || '.', files };
  });
