/** `report`: one job, always: collects what the shards left, proves that every planned test ran once, merges, judges. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ReportInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import { InputError, toIsoshardError } from '../errors.js';
import { headline } from '../reports/headline.js';
import { makeReportWithoutPlan } from '../reports/merge.js';
import { renderSummary } from '../reports/summary.js';
import type { PlanFile } from '../sharding/plan-file.js';
import { parsePlan } from '../sharding/plan-text.js';
import { blobsOf, mergeBlobs } from './merge-blobs.js';
import { neededJobs } from './needed-jobs.js';
import type { Outcome } from './outcome.js';
import { downloadPlan, listShardArtifacts, type ShardArtifact } from './plan-artifact.js';
import { loadProject, type Project } from './project.js';
import { withSession } from './session.js';
import { writeReport } from './write-report.js';

export async function reportMode(context: Context, inputs: ReportInputs): Promise<Outcome> {
  const folder =
    inputs.input === undefined ? join(context.paths.temp, 'report') : resolve(context.paths.workspace, inputs.input);
  // Not where the shards of this job left theirs: what counts is what all jobs uploaded, and nothing of an earlier report.
  const gathered = inputs.input === undefined ? join(context.paths.temp, 'gathered') : folder;
  const shards = join(gathered, 'shards');
  const plan = inputs.input === undefined ? await downloadPlan(context, inputs.variant) : readPlan(folder);
  const needs = neededJobs(inputs);
  if (plan === undefined) return withoutPlan(context, needs);
  if (inputs.input === undefined) {
    for (const earlier of [gathered, folder]) rmSync(earlier, { recursive: true, force: true });
    await downloadShards(context, inputs.variant, shards);
  }
  const project = projectIfAny(context, inputs);
  await mergeReports(context, project, plan, shards);
  return writeReport(context, {
    plan,
    shards,
    folder,
    needs,
    annotate: context.kind === 'action',
    upload: true,
    // A folder may be reported on again, and `run` has learned from it.
    remember: inputs.input === undefined && !context.signal.aborted ? { config: project?.config } : undefined,
  });
}

function readPlan(folder: string): PlanFile {
  const file = join(folder, 'plan.json');
  if (!existsSync(file)) {
    throw new InputError('bad-arguments', `there is no ${file}`, {
      hint: '`isoshard run` writes it; name its folder with --input.',
    });
  }
  return parsePlan(readFileSync(file, 'utf8'), file);
}

async function withoutPlan(context: Context, needs: ReturnType<typeof neededJobs>): Promise<Outcome> {
  const report = makeReportWithoutPlan(needs);
  context.log.info(`${headline(report)}: ${report.cause}`);
  await context.summary.append(renderSummary(report));
  context.outputs.set('result', report.verdict);
  return {
    exitStatus:
      report.verdict === 'success' || report.verdict === 'skipped' ? 0 : report.verdict === 'cancelled' ? 130 : 1,
    json: report,
  };
}

/** Brings every shard's artifact into a folder of its name; of several attempts the latest. */
async function downloadShards(context: Context, variant: string, shards: string): Promise<void> {
  const latest = new Map<string, ShardArtifact>();
  const found = await listShardArtifacts(context, variant);
  for (const one of [...found].sort((a, b) => a.attempt - b.attempt)) latest.set(one.shard, one);
  mkdirSync(shards, { recursive: true });
  await Promise.all(
    [...latest.values()].map(async ({ name, shard }) => {
      const aside = join(shards, `.${name}`);
      if (await context.artifacts.download(name, aside)) renameSync(aside, join(shards, shard));
    }),
  );
}

/** The configuration helps to merge; a report without a checkout does without it. */
function projectIfAny(context: Context, inputs: ReportInputs): Project | undefined {
  try {
    return loadProject(context, { ...inputs, overrides: {} });
  } catch (error) {
    context.log.debug(`no configuration: ${toIsoshardError(error).message}`);
    return undefined;
  }
}

async function mergeReports(
  context: Context,
  project: Project | undefined,
  plan: PlanFile,
  shards: string,
): Promise<void> {
  if (!plan.suites.some((suite) => blobsOf(shards, suite).length > 0)) return;
  const needsEngine = project?.suites.some(({ place }) => place.kind === 'service') ?? false;
  if (project === undefined || !needsEngine) return mergeBlobs(context, undefined, project, plan, shards);
  try {
    await withSession(context, project.config, (session) => mergeBlobs(context, session, project, plan, shards));
  } catch (error) {
    context.signal.throwIfAborted();
    context.log.debug(`no engine to merge with: ${(error as Error).message}`);
    await mergeBlobs(context, undefined, project, plan, shards);
  }
}
