/** The shards of a job: several at once, each published as soon as it has ended. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import { InternalError, toIsoshardError } from '../errors.js';
import type { PlanFile } from '../sharding/plan-file.js';
import type { SelectedShard } from '../sharding/select-shards.js';
import { foreignCode } from './foreign-code.js';
import { InitialStates } from './initial-state.js';
import { keepPolicy } from './keep.js';
import { setArtifact } from './plan-artifact.js';
import { pool } from './pool.js';
import type { Project } from './project.js';
import { runShard, type ShardRun } from './run-shard.js';
import type { Session } from './session.js';
import { announceShards, uploadShard } from './shard-artifact.js';
import { sharedBackendTeller } from './shared-backend.js';

/** Where the shards of this job leave what comes of them. */
export const shardsFolder = ({ paths }: Pick<Context, 'paths'>): string => join(paths.temp, 'shards');

/** Whether other jobs of the run may have shards of the same suites. */
const hasNeighbours = ({ kind, artifacts }: Context, { shard, plan }: RunInputs): boolean =>
  kind === 'action' && artifacts.available && (shard.kind !== 'all' || plan !== undefined);

export interface Running {
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
export const isAnnotating = ({ kind }: Pick<Context, 'kind'>, whole: boolean): boolean => whole && kind === 'action';

/** All `selected` shards, `atOnce` of them at a time, the longest first. */
export async function runShards(context: Context, session: Session, running: Running): Promise<ShardRun[]> {
  const { project, inputs, plan, selected, imagesMs, atOnce } = running;
  const tellSharing = sharedBackendTeller(context, project.config.compose !== false);
  for (const suite of project.suites) tellSharing(suite, suite.workers);
  const longestFirst = [...selected].sort(
    (a, b) => b.shard.estimateMs - a.shard.estimateMs || b.shard.tests.length - a.shard.tests.length,
  );
  const foreign = inputs.keep === 'never' ? undefined : await foreignCode(context);
  const states = new InitialStates(context, session, hasNeighbours(context, inputs));
  const shards = selected.map(({ shard }) => shard.name);
  // An earlier step of the job, or one that was killed, may have left a receipt there: ours would go on where it ended.
  for (const name of shards) rmSync(join(shardsFolder(context), name), { recursive: true, force: true });
  announceShards(context, { variant: plan.variant, folder: shardsFolder(context), shards });
  const isFollowed = (one: SelectedShard) =>
    longestFirst.slice(longestFirst.indexOf(one) + atOnce).some(({ suite }) => suite.name === one.suite.name);
  return pool(longestFirst, atOnce, async (one) => {
    const suite = project.config.suites.find(({ name }) => name === one.suite.name);
    if (suite === undefined) throw new InternalError(`the configuration has no suite ${one.suite.name}`);
    const folder = join(shardsFolder(context), one.shard.name);
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
    tellSharing(suite, suite.workers ?? run.workersAtOnce);
    if (context.kind === 'action' || selected.length === 1) showOutput(context, one.shard.name, folder);
    try {
      if (!context.signal.aborted) await publishShard(context, plan, one.shard.name, folder, selected.length === 1);
    } catch (error) {
      // Without its artifact the report cannot count this shard: the job is red, and the other shards go on.
      return { ...run, error: run.error ?? toIsoshardError(error) };
    }
    return run;
  });
}

const SHOWN_CHARACTERS = 200_000;

/** What the runner itself printed, at its end: a summary of its own, coverage, the failures in its words. */
function showOutput({ log }: Pick<Context, 'log'>, shard: string, folder: string): void {
  const file = join(folder, 'tests.log');
  if (existsSync(file)) log.foreign(`Output of ${shard}`, readFileSync(file, 'utf8').slice(-SHOWN_CHARACTERS));
}

/** One artifact a shard and attempt, as soon as the shard has ended. */
async function publishShard(
  context: Context,
  plan: PlanFile,
  shard: string,
  folder: string,
  isOnlyOne: boolean,
): Promise<void> {
  if (!context.artifacts.available) return;
  const uploaded = await uploadShard(context, plan.variant, shard, folder);
  if (uploaded === 'exists') context.log.warning(`an artifact of ${shard} exists already: this job's was not uploaded`);
  else if (isOnlyOne) setArtifact(context, uploaded);
}
