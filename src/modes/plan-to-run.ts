/** Which plan a job runs: the one that it was handed, or one that it makes. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SuiteConfig } from '../config/config.js';
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
export async function knownPlan(
  context: Pick<Context, 'kind' | 'run' | 'paths' | 'artifacts' | 'clock' | 'signal'>,
  project: Project,
  inputs: Pick<RunInputs, 'plan' | 'shard' | 'suites' | 'variant'>,
): Promise<PlanFile | undefined> {
  if (inputs.plan !== undefined) {
    const file = resolve(context.paths.workspace, inputs.plan);
    try {
      return fitting(context, parsePlan(readFileSync(file, 'utf8'), inputs.plan), project, wantedBy(project, inputs));
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
  const plan = found && fitting(context, found, project, wantedBy(project, inputs));
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

/** `plan`, if it is of this commit, whose tests may be others, and of these suites. @throws ProjectError `plan-mismatch` */
export function fitting(
  { run }: Pick<Context, 'run'>,
  plan: PlanFile,
  { config }: Project,
  wanted: readonly SuiteConfig[],
): PlanFile {
  const strange = plan.suites.find(({ name }) => !config.suites.some((suite) => suite.name === name));
  if (strange !== undefined) {
    throw new ProjectError('plan-mismatch', `the plan has a suite ${strange.name}, which ${config.file} does not`, {
      hint: 'Use the plan with the configuration that it was made from.',
    });
  }
  const missing = wanted.filter(({ name }) => !plan.suites.some((suite) => suite.name === name));
  if (missing.length > 0) {
    const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name).join(', ');
    const message = `the plan of this run is of ${names(plan.suites) || 'no suite'}, and this job runs ${names(missing)}`;
    throw new ProjectError('plan-mismatch', message, {
      hint: 'A run has one plan for each `variant`: give jobs of other suites a `variant` of their own, in `report` too, or plan all suites in a job with `mode: plan`.',
    });
  }
  if (plan.commit === run.commit) return plan;
  const message = `the plan is of commit ${plan.commit || 'unknown'}, and ${run.commit || 'an unknown one'} is checked out`;
  throw new ProjectError('plan-mismatch', message, {
    hint: 'Check out the same commit in all jobs, or make the plan again.',
  });
}

/** Suites that the plan has to have. With i/N nobody else would run one that is left out; a job that names shards has those of the plan. */
const wantedBy = ({ suites }: Project, inputs: Pick<RunInputs, 'shard' | 'suites'>): readonly SuiteConfig[] =>
  inputs.suites.length > 0 || inputs.shard.kind === 'fraction' ? suites : [];

/** A plan made here; with `i/N` the one that the jobs of the run agree on. */
export async function ownPlan(
  context: Context,
  session: Session,
  project: Project,
  inputs: RunInputs,
  only: ReadonlyMap<string, ReadonlySet<string>> | undefined,
): Promise<PlanFile> {
  const { config, suites } = project;
  const { shard } = inputs;
  const divided = shard.kind === 'fraction' ? suites.map((suite) => ({ ...suite, shards: shard.total })) : suites;
  // Of a part of a suite nobody knows how many shards it makes; of i/N this job runs one of each.
  const isPart = inputs.runnerArguments.length > 0 || only !== undefined || shard.kind === 'fraction';
  await auditSuites(context, session, config, suites, isPart ? 1 : leastStacks(suites, inputs.parallel));
  // Jobs that cannot tell each other which plan counts have to make the same, whatever each of them knows.
  const useTimings = shard.kind !== 'fraction' || context.artifacts.available;
  const spread = shard.kind === 'fraction' ? 'one-each' : 'here';
  const isWhole = shard.kind === 'all';
  const request = { ...inputs, config, suites: divided, useTimings, isWhole, only, spread } as const;
  const { plan } = await makePlanOf(context, session, request);
  if (shard.kind !== 'fraction' || !context.artifacts.available) return plan;
  return fitting(context, await agreeOnPlan(context, plan), project, wantedBy(project, inputs));
}
