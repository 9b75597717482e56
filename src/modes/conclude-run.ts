/** The end of `run`: results in their places, the report, and the exit status. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.js';
import type { RunInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import type { PlanFile } from '../sharding/plan-file.js';
import { serializePlan } from '../sharding/plan-text.js';
import type { SelectedShard } from '../sharding/select-shards.js';
import { replaceCollected } from './collected.js';
import type { Outcome } from './outcome.js';
import type { ShardRun } from './run-shard.js';
import { isAnnotating, shardsFolder } from './run-shards.js';
import { writeReport } from './write-report.js';

export interface Concluded {
  readonly config: Config;
  readonly plan: PlanFile;
  readonly selected: readonly SelectedShard[];
  readonly runs: readonly ShardRun[];
  readonly folder: string;
  readonly whole: boolean;
}

/** What the run has come to: what was collected put in its place, the report written, the exit status. */
export async function conclude(context: Context, inputs: RunInputs, concluded: Concluded): Promise<Outcome> {
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
    only: names,
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
