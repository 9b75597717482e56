/** The plan as a matrix of jobs. */
import { NO_SHARD } from '../config/shard-selection.js';
import { InputError } from '../errors.js';
import type { PlanFile, PlannedShard, PlannedSuite } from './plan-file.js';

/** One job. Keys are those of `matrix.include` that workflows read. */
export interface MatrixEntry {
  /** Empty if there is nothing to run. */
  readonly suite: string;
  /** Names of its shards, comma separated: what the input `shard` takes; `none` if there is nothing to run. */
  readonly shard: string;
  /** Of the job within its suite, from 1. */
  readonly index: number;
  /** Jobs of the suite. */
  readonly total: number;
  /** For people: `frontend 2/4`, or `frontend 3-4/8` for a job of two shards. */
  readonly name: string;
  readonly 'runs-on': string;
}

export interface Matrix {
  readonly matrix: { readonly include: readonly MatrixEntry[] };
  /** `shard` of every entry, to cross with other axes. */
  readonly shardList: readonly string[];
  /** Shards in the plan: 0 if there is nothing to run. */
  readonly shardCount: number;
}

/** Most jobs that one matrix may make (docs.github.com, "Usage limits"). */
export const JOBS_LIMIT = 256;

/**
 * The jobs that run the plan: a job has up to `plan.parallel` shards of one suite, spread evenly. An empty plan gives
 * one job with `shard: none`, since GitHub refuses an empty matrix. Throws `InputError` (`bad-input`) for over 256 jobs.
 */
export function makeMatrix(plan: PlanFile): Matrix {
  const include = plan.suites.flatMap((suite) => jobsOf(suite, plan));
  if (include.length > JOBS_LIMIT) {
    throw new InputError('bad-input', `The plan needs ${include.length} jobs, and a matrix has ${JOBS_LIMIT} at most`, {
      hint: 'Lower `shards` or `max-shards`, or raise `parallel`.',
    });
  }
  if (include.length === 0) {
    const runsOn = plan.suites[0]?.runsOn ?? 'ubuntu-latest';
    include.push({ suite: '', shard: NO_SHARD, index: 1, total: 1, name: 'nothing to run', 'runs-on': runsOn });
  }
  return {
    matrix: { include },
    shardList: include.map((entry) => entry.shard),
    shardCount: plan.suites.reduce((sum, suite) => sum + suite.shards.length, 0),
  };
}

export const jobCount = (shards: number, parallel: number): number => Math.ceil(shards / Math.max(1, parallel));

function jobsOf(suite: PlannedSuite, { parallel, variant }: PlanFile): MatrixEntry[] {
  const total = jobCount(suite.shards.length, parallel);
  return Array.from({ length: total }, (_, job) => {
    const from = Math.floor((job * suite.shards.length) / total);
    const to = Math.floor(((job + 1) * suite.shards.length) / total);
    const shards = suite.shards.slice(from, to);
    return {
      suite: suite.name,
      shard: shards.map((shard) => shard.name).join(','),
      index: job + 1,
      total,
      name: `${suite.name} ${range(shards)}/${suite.shards.length}${variant === '' ? '' : ` (${variant})`}`,
      'runs-on': suite.runsOn,
    };
  });
}

function range(shards: readonly PlannedShard[]): string {
  const first = shards[0]?.index ?? 0;
  const last = shards.at(-1)?.index ?? first;
  return first === last ? `${first}` : `${first}-${last}`;
}
