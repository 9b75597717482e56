/** `plan`: images, listings, partition; `plan.json`, the matrix, and a table that a person understands. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { PlanInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import { InputError } from '../errors.js';
import type { ImageOutcome } from '../images/provide.js';
import { isolationMarkdown } from '../reports/isolation.js';
import { codeBlock } from '../reports/plain-text.js';
import { renderPlanMarkdown, renderPlanText } from '../reports/plan-table.js';
import { divideDurations, parseDurations } from '../sharding/durations.js';
import { makeMatrix } from '../sharding/matrix.js';
import type { PlanFile } from '../sharding/plan-file.js';
import { serializePlan } from '../sharding/plan-text.js';
import { auditSuites, leastStacks, tellWarnings } from './audit-suites.js';
import { explainPlan } from './explain-images.js';
import { imageSources } from './image-sources.js';
import { makePlanOf, planImagesOf } from './make-plan.js';
import type { Outcome } from './outcome.js';
import { agreeOnPlan, downloadPlan } from './plan-artifact.js';
import { fitting } from './plan-to-run.js';
import { loadProject } from './project.js';
import { withPlannedImages } from './provide-images.js';
import { withSession } from './session.js';

/** Makes the run's plan, or takes the one that it has: a rerun uses the same. */
export async function planMode(context: Context, inputs: PlanInputs): Promise<Outcome> {
  if (inputs.durations !== undefined) return divide(context, inputs, inputs.durations);
  const project = loadProject(context, inputs);
  const { config, suites } = project;
  context.cache.prepare?.();
  const existing = !inputs.explain && context.run.attempt > 1 ? await downloadPlan(context, inputs.variant) : undefined;
  if (existing !== undefined) {
    context.log.info('this is a rerun: the plan of the first attempt is used');
    const plan = fitting(context, existing, project, suites);
    return withSession(context, config, async (session) => {
      const hit = await withPlannedImages(context, session, config, plan, 'anywhere', async (outcomes) =>
        isHit(outcomes),
      );
      return publish(context, inputs, plan, hit);
    });
  }
  return withSession(context, config, async (session) => {
    if (inputs.explain) {
      const sources = await imageSources(context, session, config, suites);
      const planned = await planImagesOf(context, session, config, sources);
      return explainPlan(context, session, { config, variant: inputs.variant }, planned);
    }
    await auditSuites(context, session, config, suites, leastStacks(suites, inputs.parallel));
    const made = await makePlanOf(context, session, {
      ...inputs,
      config,
      suites,
      runnerArguments: [],
      useTimings: true,
      spread: context.kind === 'action' ? 'jobs' : 'here',
    });
    const shards = made.plan.suites.flatMap((suite) => suite.shards).length;
    const audited = await auditSuites(context, session, config, suites, Math.min(inputs.parallel, shards));
    tellWarnings(context, audited);
    const agreed = context.artifacts.available ? await agreeOnPlan(context, made.plan) : made.plan;
    const plan = fitting(context, agreed, project, suites);
    return publish(
      context,
      inputs,
      plan,
      isHit(made.images),
      `${notesMarkdown(made.notes)}${isolationMarkdown(audited)}`,
    );
  });
}

const isHit = (outcomes: readonly ImageOutcome[]): boolean => outcomes.every(({ how }) => how !== 'built');

async function publish(
  context: Context,
  inputs: PlanInputs,
  plan: PlanFile,
  cacheHit: boolean,
  isolation = '',
): Promise<Outcome> {
  const file = resolve(context.paths.workspace, inputs.output ?? join(context.paths.temp, 'plan.json'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, serializePlan(plan));
  const { matrix, shardList, shardCount } = makeMatrix(plan);
  context.outputs.set('matrix', JSON.stringify(matrix));
  context.outputs.set('shard-list', JSON.stringify(shardList));
  context.outputs.set('shard-count', String(shardCount));
  context.outputs.set('plan-path', file);
  context.outputs.set('cache-hit', String(cacheHit));
  context.outputs.set('result', 'success');
  context.log.info(renderPlanText(plan));
  context.log.info(`plan: ${file}`);
  await context.summary.append(`${renderPlanMarkdown(plan)}${isolation}`);
  return { exitStatus: 0, json: { plan, matrix } };
}

/** Why so many shards, and what more of them would buy, in a fold. */
const notesMarkdown = (notes: readonly string[]): string =>
  notes.length === 0
    ? ''
    : `\n<details><summary>How the shards were chosen</summary>\n\n${codeBlock(notes.join('\n'))}\n\n</details>\n`;

/** `plan --durations FILE --shards N`: a partition of a durations file, with no Docker at all. */
function divide(context: Context, inputs: PlanInputs, durations: string): Outcome {
  const file = resolve(context.paths.workspace, durations);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new InputError('bad-arguments', `--durations: ${file} cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
  const { shards, targetDurationMs } = inputs.overrides;
  const tests = parseDurations(text, durations);
  const begun = performance.now();
  const total = tests.reduce((sum, { ms }) => sum + ms, 0);
  const count = typeof shards === 'number' ? shards : Math.max(1, Math.ceil(total / (targetDurationMs ?? total)));
  const divided = divideDurations(tests, count);
  const elapsedMs = Math.round((performance.now() - begun) * 1000) / 1000;
  for (const [index, { ids, ms }] of divided.shards.entries())
    context.log.info(`shard ${index + 1}: ${ids.length} tests, ${ms} ms`);
  context.log.info(
    `longest ${divided.makespanMs} ms; no division into ${count} is shorter than ${divided.lowerBoundMs} ms`,
  );
  return { exitStatus: 0, json: { ...divided, elapsedMs } };
}
