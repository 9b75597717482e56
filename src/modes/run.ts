/** `run`: the shards that were asked for, several at once, each in a stack of its own; with no plan the whole of it, in one command. */
import { join, resolve } from 'node:path';
import type { RunInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import { isolationMarkdown } from '../reports/isolation.js';
import type { PlanFile } from '../sharding/plan-file.js';
import { selectShards } from '../sharding/select-shards.js';
import { auditSuites, tellWarnings } from './audit-suites.js';
import { conclude } from './conclude-run.js';
import { failedTests } from './failed-tests.js';
import { mergeBlobs } from './merge-blobs.js';
import type { Outcome } from './outcome.js';
import { knownPlan, ownPlan } from './plan-to-run.js';
import { preflight } from './preflight.js';
import { loadProject, type Project } from './project.js';
import { withPlannedImages } from './provide-images.js';
import { runShards, shardsFolder } from './run-shards.js';
import { withSession } from './session.js';

/** Runs shards and judges them: the exit status is that of their tests. */
export async function runMode(context: Context, inputs: RunInputs): Promise<Outcome> {
  if (inputs.shard.kind === 'none') return nothingToRun(context, 'the plan is empty');
  const folder =
    inputs.output === undefined ? join(context.paths.temp, 'report') : resolve(context.paths.workspace, inputs.output);
  const only = inputs.failed ? failedTests(folder) : undefined;
  const project = onlySuites(loadProject(context, inputs), only);
  if (project.suites.length === 0) return nothingToRun(context, 'nothing failed in the last run of these suites');
  const known = await knownPlan(context, project, inputs);
  const whole = isWhole(known, inputs);

  const { plan, selected, runs } = await withSession(context, project.config, async (session) => {
    const { config } = project;
    const plan = known ?? (await ownPlan(context, session, project, inputs, only));
    const selected = selectShards(plan, inputs.shard, inputs.suites);
    if (selected.length === 0) context.log.info('no shard of the plan is for this job: there is nothing to run');
    const atOnce = Math.min(inputs.parallel, selected.length);
    const names = new Set(selected.map(({ suite }) => suite.name));
    const suites = config.suites.filter(({ name }) => names.has(name));
    const audited = await auditSuites(context, session, config, suites, atOnce);
    tellWarnings(context, audited);
    // With a plan, the job that made it has shown this.
    if (known === undefined) await context.summary.append(isolationMarkdown(audited));
    const imagesMs =
      known === undefined
        ? 0
        : await withPlannedImages(context, session, config, known, 'nowhere', async (_, ms) => ms);
    const models = audited.map(({ model }) => model);
    await preflight(context, session.engine, (wanted) => session.addresses.capacity(wanted), { models, atOnce });
    const runs = await runShards(context, session, { project, inputs, plan, selected, imagesMs, atOnce, whole });
    if (whole && !context.signal.aborted) await mergeBlobs(context, session, project, plan, shardsFolder(context));
    return { plan, selected, runs };
  });
  const { config } = project;
  return conclude(context, inputs, { config, plan, selected, runs, folder, whole });
}

function nothingToRun({ log, outputs }: Pick<Context, 'log' | 'outputs'>, why: string): Outcome {
  log.info(`${why}: there is nothing to run`);
  outputs.set('result', 'success');
  return { exitStatus: 0, json: { verdict: 'success', shards: [] } };
}

/** Without suites in which nothing failed. */
const onlySuites = ({ config, suites }: Project, only: ReadonlyMap<string, unknown> | undefined): Project => ({
  config,
  suites: only === undefined ? suites : suites.filter(({ name }) => only.has(name)),
});

/** Whether this job is the whole run, so that it reports. */
const isWhole = (known: PlanFile | undefined, inputs: RunInputs) => known === undefined && inputs.shard.kind === 'all';
