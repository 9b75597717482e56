/** Which plan a job runs: the one that it was handed, or one that it makes. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RunInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import { InputError, ProjectError } from '../errors.js';
import type { PlanFile } from '../sharding/plan-file.js';
import { parsePlan } from '../sharding/plan-text.js';
import { auditSuites, leastStacks } from './audit-suites.js';
import { makePlanOf } from './make-plan.js';
import { agreeOnPlan, downloadPlan } from './plan-artifact.js';
import type { Project } from './project.js';
import type { Session } from './session.js';

/** The plan that was handed to us: a file, or the run's artifact. */
export async function knownPlan(context: Context, inputs: RunInputs): Promise<PlanFile | undefined> {
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
export async function ownPlan(
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
  const isWhole = shard.kind === 'all';
  const { plan } = await makePlanOf(context, session, {
    ...inputs,
    config,
    suites: divided,
    useTimings,
    isWhole,
    only,
  });
  return shard.kind === 'fraction' && context.artifacts.available ? await agreeOnPlan(context, plan) : plan;
}
