/** `run`: the shards that were asked for, several at once, each in a stack of its own; with no plan the whole of it, in one command. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '../config/config.js';
import type { RunInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import { InputError, ProjectError, toIsoshardError } from '../errors.js';
import { isolationMarkdown } from '../reports/isolation.js';
import type { PlanFile } from '../sharding/plan-file.js';
import { parsePlan, serializePlan } from '../sharding/plan-text.js';
import { type SelectedShard, selectShards } from '../sharding/select-shards.js';
import { auditSuites, leastStacks, tellWarnings } from './audit-suites.js';
import { replaceCollected } from './collected.js';
import { failedTests } from './failed-tests.js';
import { foreignCode } from './foreign-code.js';
import { imageSources } from './image-sources.js';
import { InitialStates } from './initial-state.js';
import { keepPolicy } from './keep.js';
import { makePlanOf } from './make-plan.js';
import { mergeBlobs } from './merge-blobs.js';
import type { Outcome } from './outcome.js';
import { agreeOnPlan, downloadPlan } from './plan-artifact.js';
import { pool } from './pool.js';
import { preflight } from './preflight.js';
import { loadProject, type Project } from './project.js';
import { withImages } from './provide-images.js';
import { runShard, type ShardRun } from './run-shard.js';
import { type Session, withSession } from './session.js';
import { announceShards, uploadShard } from './shard-artifact.js';
import { writeReport } from './write-report.js';

/** Runs shards and judges them: the exit status is that of their tests. */
export async function runMode(context: Context, inputs: RunInputs): Promise<Outcome> {
  const { log, outputs } = context;
  if (inputs.shard.kind === 'none') {
    log.info('the plan is empty: there is nothing to run');
    outputs.set('result', 'success');
    return { exitStatus: 0, json: { verdict: 'success', shards: [] } };
  }
  const folder =
    inputs.output === undefined ? join(context.paths.temp, 'report') : resolve(context.paths.workspace, inputs.output);
  const only = inputs.failed ? failedTests(folder) : undefined;
  const project = onlySuites(loadProject(context, inputs), only);
  if (project.suites.length === 0) {
    log.info('nothing failed in the last run of these suites: there is nothing to run');
    outputs.set('result', 'success');
    return { exitStatus: 0, json: { verdict: 'success', shards: [] } };
  }
  const known = await knownPlan(context, inputs);
  const whole = isWhole(known, inputs);

  const { plan, selected, runs } = await withSession(context, project.config, async (session) => {
    const { config } = project;
    const plan = known ?? (await ownPlan(context, session, project, inputs, only));
    const selected = selectShards(plan, inputs.shard, inputs.suites);
    if (selected.length === 0) log.info('no shard of the plan is for this job: there is nothing to run');
    const atOnce = Math.min(inputs.parallel, selected.length);
    const names = new Set(selected.map(({ suite }) => suite.name));
    const suites = config.suites.filter(({ name }) => names.has(name));
    const audited = await auditSuites(context, session, config, suites, atOnce);
    tellWarnings(context, audited);
    // With a plan, the job that made it has shown this.
    if (known === undefined) await context.summary.append(isolationMarkdown(audited));
    const imagesMs = known === undefined ? 0 : await imagesOf(context, session, config, known);
    const models = audited.map(({ model }) => model);
    await preflight(context, session.engine, (wanted) => session.addresses.capacity(wanted), { models, atOnce });
    const runs = await runAll(context, session, { project, inputs, plan, selected, imagesMs, atOnce, whole });
    if (whole && !context.signal.aborted) await mergeBlobs(context, session, project, plan, shardsFolder(context));
    return { plan, selected, runs };
  });
  const { config } = project;
  return conclude(context, inputs, { config, plan, selected, runs, folder, whole });
}

/** Without suites in which nothing failed. */
const onlySuites = ({ config, suites }: Project, only: ReadonlyMap<string, unknown> | undefined): Project => ({
  config,
  suites: only === undefined ? suites : suites.filter(({ name }) => only.has(name)),
});

/** Whether this job is the whole run, so that it reports. */
const isWhole = (known: PlanFile | undefined, inputs: RunInputs) => known === undefined && inputs.shard.kind === 'all';

/** Whether other jobs of the run may have shards of the same suites. */
const hasNeighbours = ({ kind, artifacts }: Context, { shard, plan }: RunInputs): boolean =>
  kind === 'action' && artifacts.available && (shard.kind !== 'all' || plan !== undefined);

/** Where the shards of this job leave what comes of them. */
export const shardsFolder = ({ paths }: Pick<Context, 'paths'>): string => join(paths.temp, 'shards');

/** The plan that was handed to us: a file, or the run's artifact. */
async function knownPlan(context: Context, inputs: RunInputs): Promise<PlanFile | undefined> {
  if (inputs.plan !== undefined) {
    const file = resolve(context.paths.workspace, inputs.plan);
    try {
      return ofThisCommit(context, parsePlan(readFileSync(file, 'utf8'), inputs.plan));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
      throw new InputError('bad-arguments', `--plan: there is no file ${file}`, {
        cause,
        hint: '`isoshard plan --output plan.json` makes one.',
      });
    }
  }
  if (inputs.shard.kind === 'all') return undefined;
  const found = await downloadPlan(context, inputs.variant);
  const plan = found && ofThisCommit(context, found);
  if (plan === undefined && inputs.shard.kind === 'names' && context.kind === 'action') {
    throw new ProjectError(
      'plan-invalid',
      `shards are named (${inputs.shard.names.join(', ')}), and this run has no plan`,
      {
        hint: 'Run the action with `mode: plan` in a job before, or name shards as i/N.',
      },
    );
  }
  return plan;
}

/** Tests of another commit may be others. @throws ProjectError `plan-mismatch` */
function ofThisCommit({ run }: Pick<Context, 'run'>, plan: PlanFile): PlanFile {
  if (plan.commit === run.commit) return plan;
  const message = `the plan is of commit ${plan.commit || 'unknown'}, and ${run.commit || 'an unknown one'} is checked out`;
  throw new ProjectError('plan-mismatch', message, {
    hint: 'Check out the same commit in all jobs, or make the plan again.',
  });
}

/** A plan made here; with `i/N` the one that the jobs of the run agree on. */
async function ownPlan(
  context: Context,
  session: Session,
  { config, suites }: Project,
  inputs: RunInputs,
  only: ReadonlyMap<string, ReadonlySet<string>> | undefined,
): Promise<PlanFile> {
  const { shard } = inputs;
  const divided = shard.kind === 'fraction' ? suites.map((suite) => ({ ...suite, shards: shard.total })) : suites;
  // Of a part of a suite nobody knows how many shards it makes; of i/N this job runs one of each.
  const isPart = inputs.runnerArguments.length > 0 || only !== undefined || shard.kind === 'fraction';
  await auditSuites(context, session, config, suites, isPart ? 1 : leastStacks(suites, inputs.parallel));
  // Jobs that cannot tell each other which plan counts have to make the same, whatever each of them knows.
  const useTimings = shard.kind !== 'fraction' || context.artifacts.available;
  const { plan } = await makePlanOf(context, session, { ...inputs, config, suites: divided, useTimings, only });
  return shard.kind === 'fraction' && context.artifacts.available ? await agreeOnPlan(context, plan) : plan;
}

async function imagesOf(context: Context, session: Session, config: Config, plan: PlanFile): Promise<number> {
  const suites = config.suites.filter(({ name }) => plan.suites.some((planned) => planned.name === name));
  const sources = await imageSources(context, session, config, suites);
  const request = { config, ...sources, images: plan.images, publishes: false };
  return withImages(context, session, request, async (_outcomes, ms) => ms);
}

interface Running {
  readonly project: Project;
  readonly inputs: RunInputs;
  readonly plan: PlanFile;
  readonly selected: readonly SelectedShard[];
  readonly imagesMs: number;
  readonly atOnce: number;
  /** Whether this job is the whole run. */
  readonly whole: boolean;
}

/** Whether the report of this job annotates lines of the pull request. */
const isAnnotating = ({ kind }: Pick<Context, 'kind'>, whole: boolean): boolean => whole && kind === 'action';

async function runAll(context: Context, session: Session, running: Running): Promise<ShardRun[]> {
  const { project, inputs, plan, selected, imagesMs, atOnce } = running;
  warnOfSharedBackends(context, project);
  const longestFirst = [...selected].sort(
    (a, b) => b.shard.estimateMs - a.shard.estimateMs || b.shard.tests.length - a.shard.tests.length,
  );
  const foreign = inputs.keep === 'never' ? undefined : await foreignCode(context);
  const states = new InitialStates(context, session, hasNeighbours(context, inputs));
  announceShards(context, { variant: plan.variant, folder: shardsFolder(context) });
  const isFollowed = (one: SelectedShard) =>
    longestFirst.slice(longestFirst.indexOf(one) + atOnce).some(({ suite }) => suite.name === one.suite.name);
  return pool(longestFirst, atOnce, async (one) => {
    const suite = project.config.suites.find(({ name }) => name === one.suite.name);
    if (suite === undefined) {
      throw new ProjectError(
        'plan-mismatch',
        `the plan has a suite ${one.suite.name}, which ${project.config.file} does not`,
        {
          hint: 'Use the plan with the configuration that it was made from.',
        },
      );
    }
    const folder = join(shardsFolder(context), one.shard.name);
    // An earlier step of the job, or one that was killed, may have left a receipt there: ours would go on where it ended.
    rmSync(folder, { recursive: true, force: true });
    const run = await runShard(context, session, {
      config: project.config,
      suite,
      plan,
      selected: one,
      stacks: atOnce,
      ports: suite.place.kind === 'service' ? 'drop' : atOnce > 1 ? 'assign' : 'keep',
      ownWorkspace: atOnce > 1 || one.suite.shards.length > 1,
      attempt: context.run.attempt,
      runnerArguments: inputs.runnerArguments,
      folder,
      keeps: keepPolicy(context, inputs, one.shard.name, foreign),
      imagesMs,
      isAnnotated: isAnnotating(context, running.whole),
      states,
      isFollowed: isFollowed(one),
    });
    if (context.kind === 'action' || selected.length === 1) showOutput(context, one.shard.name, folder);
    try {
      if (!context.signal.aborted) await publishShard(context, plan, one.shard.name, folder);
    } catch (error) {
      // Without its artifact the report cannot count this shard: the job is red, and the other shards go on.
      return { ...run, error: run.error ?? toIsoshardError(error) };
    }
    return run;
  });
}

function warnOfSharedBackends({ log }: Pick<Context, 'log'>, { config, suites }: Project): void {
  if (config.compose === false) return;
  for (const { name, workers = 1, database, runner } of suites) {
    if (workers < 2 || (database !== undefined && database.strategy !== 'shared')) continue;
    log.warning(
      `suite ${name}: ${workers} workers of ${runner} share one backend in each shard; with \`workers: 1\` and more stacks (--parallel) each has its own`,
    );
  }
}

const SHOWN_CHARACTERS = 200_000;

/** What the runner itself printed, at its end: a summary of its own, coverage, the failures in its words. */
function showOutput({ log }: Pick<Context, 'log'>, shard: string, folder: string): void {
  const file = join(folder, 'tests.log');
  if (existsSync(file)) log.foreign(`Output of ${shard}`, readFileSync(file, 'utf8').slice(-SHOWN_CHARACTERS));
}

/** One artifact a shard and attempt, as soon as the shard has ended. */
async function publishShard(context: Context, plan: PlanFile, shard: string, folder: string): Promise<void> {
  if (!context.artifacts.available) return;
  const uploaded = await uploadShard(context, plan.variant, shard, folder);
  if (uploaded === 'exists') context.log.warning(`an artifact of ${shard} exists already: this job's was not uploaded`);
}

interface Concluded {
  readonly config: Config;
  readonly plan: PlanFile;
  readonly selected: readonly SelectedShard[];
  readonly runs: readonly ShardRun[];
  readonly folder: string;
  readonly whole: boolean;
}

async function conclude(context: Context, inputs: RunInputs, concluded: Concluded): Promise<Outcome> {
  const { config, selected, folder, whole, runs } = concluded;
  const names = new Set(selected.map(({ shard }) => shard.name));
  const suites = concluded.plan.suites
    .map((suite) => ({ ...suite, shards: suite.shards.filter(({ name }) => names.has(name)) }))
    .filter(({ shards }) => shards.length > 0);
  const plan = { ...concluded.plan, suites };
  for (const left of ['shards', 'playwright']) rmSync(join(folder, left), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (inputs.output !== undefined) writeFileSync(join(folder, 'plan.json'), serializePlan(concluded.plan));
  for (const { suite, shard } of selected) {
    // One shard: where the plain command would have left it. Several: in a folder a shard.
    const places = runs.find(({ results }) => results.shard === shard.name)?.places ?? [];
    for (const { from, to } of places) replaceCollected(from, suite.shards.length > 1 ? join(to, shard.name) : to);
  }
  const outcome = await writeReport(context, {
    plan,
    folder,
    shards: shardsFolder(context),
    needs: [],
    annotate: isAnnotating(context, whole),
    upload: false,
    // Arguments for the runner may change what a test does, and how long it takes.
    remember:
      whole && !inputs.failed && inputs.runnerArguments.length === 0 && !context.signal.aborted
        ? { config }
        : undefined,
  });
  const blamed = runs.find(({ error }) => error !== undefined)?.error;
  const testsFailed = runs.some(({ results }) => results.outcome === 'failed');
  return blamed !== undefined && !testsFailed && !context.signal.aborted
    ? { ...outcome, exitStatus: blamed.exitStatus }
    : outcome;
}
