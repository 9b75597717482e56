/** `plan.json` as text: written, read and checked. */
import { createHash } from 'node:crypto';
import { ProjectError } from '../errors.js';
import type { PlanFile, PlannedSuite } from './plan-file.js';
import { planSchema } from './plan-schema.js';
import { stableJson } from './stable-json.js';

/** Longest plan that is read, in UTF-16 units: some 200,000 tests. */
export const PLAN_LIMIT = 64 * 1024 * 1024;

/** 32 hexadecimal digits of the SHA-256 of everything in the plan but its `id`. */
export function planId(plan: Omit<PlanFile, 'id'>): string {
  return createHash('sha256')
    .update(stableJson({ ...plan, id: undefined }))
    .digest('hex')
    .slice(0, 32);
}

/** The text of the file: byte-identical for equal plans. */
export function serializePlan(plan: PlanFile): string {
  return stableJson(plan);
}

/**
 * Reads a plan. Throws `ProjectError` (`plan-invalid`) for text that is no plan, a newer version, a plan that was
 * changed after it was made, or one whose shards do not hold every test exactly once. `source` names it in messages.
 */
export function parsePlan(text: string, source = 'plan.json'): PlanFile {
  const value = readJson(text, source);
  const { kind, version } = head(value);
  if (kind !== 'isoshard-plan') throw invalid(source, `expected kind "isoshard-plan", got ${JSON.stringify(kind)}`);
  if (typeof version === 'number' && version > 1) {
    throw invalid(source, `it has version ${version}, this isoshard reads version 1`, 'Use one version in all jobs.');
  }
  const parsed = planSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalid(source, `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'has another shape'}`);
  }
  const plan = parsed.data;
  if (planId(plan) !== plan.id) throw invalid(source, `its content does not match its id ${plan.id.slice(0, 64)}`);
  for (const suite of plan.suites) {
    const problem = brokenSuite(suite);
    if (problem !== undefined) throw invalid(source, `suite ${suite.name}: ${problem}`);
  }
  if (new Set(plan.suites.map((suite) => suite.name)).size < plan.suites.length) {
    throw invalid(source, 'a suite appears twice');
  }
  return plan;
}

function readJson(text: string, source: string): unknown {
  if (text.length > PLAN_LIMIT) throw invalid(source, `it is larger than ${PLAN_LIMIT} characters`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(source, 'it is not JSON', undefined, cause);
  }
}

function head(value: unknown): { readonly kind?: unknown; readonly version?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}

function brokenSuite({ name, tests, shards }: PlannedSuite): string | undefined {
  const open = new Set(tests.map((test) => test.id));
  if (open.size < tests.length) return 'two tests have one id';
  for (const [at, shard] of shards.entries()) {
    if (shard.index !== at + 1 || shard.total !== shards.length || shard.name !== `${name}-${at + 1}`) {
      return `shard ${shard.name} is not number ${at + 1} of ${shards.length}`;
    }
    for (const id of shard.tests) if (!open.delete(id)) return `test ${id} is in two shards, or not in the suite`;
  }
  const [left] = open;
  return left === undefined ? undefined : `test ${left} is in no shard`;
}

function invalid(
  source: string,
  message: string,
  hint = 'Make the plan again: it is written by `isoshard plan`.',
  cause?: unknown,
) {
  return new ProjectError('plan-invalid', `${source} cannot be used: ${message}`, { hint, cause });
}
