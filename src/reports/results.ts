/** `results.json`: how one shard went, for the report and for people's own tools. */
import { z } from 'zod';
import { by } from '../sharding/order.js';
import { stableJson } from '../sharding/stable-json.js';
import { type TestOutcome, toOutcomes } from './outcomes.js';
import type { ReceiptProblem } from './parse-receipt.js';
import type { BegunState, Receipt } from './receipt.js';
import { begunStateSchema } from './receipt-schema.js';

/** What a shard goes through, in this order. */
export const PHASES = ['images', 'state', 'start', 'ready', 'prepare', 'tests', 'teardown'] as const;
export type Phase = (typeof PHASES)[number];
export type PhaseTimes = Readonly<Partial<Record<Phase, number>>>;

/** `error`: isoshard or the stack failed. `not-started`: the tests were never begun. */
export type ShardOutcome = 'passed' | 'failed' | 'error' | 'cancelled' | 'not-started';

/** How the runner's process ended; one of the two is null. */
export interface ExitStatus {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface ShardResults {
  readonly kind: 'isoshard-results';
  readonly version: 1;
  /** `id` of the plan. */
  readonly plan: string;
  readonly suite: string;
  /** `suite-index`. */
  readonly shard: string;
  readonly attempt: number;
  readonly outcome: ShardOutcome;
  /** Null: the runner was never called. */
  readonly exit: ExitStatus | null;
  /** Stacks that its machine was given at once, its own among them. Absent: results of before this was written. */
  readonly stacks?: number;
  /** Unix time of the shard's first phase. */
  readonly startedAtMs: number;
  /** Duration of each phase that was gone through. */
  readonly phases: PhaseTimes;
  /** What went wrong first; empty if nothing did. */
  readonly cause: string;
  /** Where the user wrote what it is about, if that is known: a file of the workspace, relative to it, and a line from 1. */
  readonly causeAt?: { readonly file: string; readonly line?: number };
  /** How many files the tests' stack wrote below which folders of the checkout; in its private views only. */
  readonly written?: readonly { readonly folder: string; readonly files: number }[];
  /** As in the header of its receipt. Absent: the suite has no `prepare`. */
  readonly state?: BegunState;
  /** By id; set-up tests are left out. */
  readonly tests: readonly TestOutcome[];
}

const phase = z.int().min(0).exactOptional();
const outcome: z.ZodType<TestOutcome> = z.strictObject({
  id: z.string(),
  title: z.string(),
  file: z.string(),
  line: z.int().min(0),
  outcome: z.enum(['passed', 'failed', 'flaky', 'skipped', 'interrupted']),
  durationMs: z.int().min(0),
  tries: z.int().min(0),
  errors: z.array(
    z.strictObject({ message: z.string(), file: z.string().exactOptional(), line: z.int().min(0).exactOptional() }),
  ),
});
const schema: z.ZodType<ShardResults> = z.strictObject({
  kind: z.literal('isoshard-results'),
  version: z.literal(1),
  plan: z.string(),
  suite: z.string(),
  shard: z.string(),
  attempt: z.int().min(1),
  outcome: z.enum(['passed', 'failed', 'error', 'cancelled', 'not-started']),
  exit: z.strictObject({ code: z.int().nullable(), signal: z.string().nullable() }).nullable(),
  stacks: z.int().min(1).exactOptional(),
  startedAtMs: z.int().min(0),
  phases: z.strictObject({
    images: phase,
    state: phase,
    start: phase,
    ready: phase,
    prepare: phase,
    tests: phase,
    teardown: phase,
  }),
  cause: z.string(),
  causeAt: z.strictObject({ file: z.string(), line: z.int().min(1).exactOptional() }).exactOptional(),
  written: z.array(z.strictObject({ folder: z.string(), files: z.int().min(1) })).exactOptional(),
  state: begunStateSchema.exactOptional(),
  tests: z.array(outcome),
});

/** What `receipt` proves, beside what the shard's own process knows. No receipt: no tests. */
export function makeResults(
  shard: Omit<ShardResults, 'kind' | 'version' | 'tests'>,
  receipt: Receipt | undefined,
): ShardResults {
  const tests = receipt === undefined ? [] : toOutcomes([receipt]).tests;
  return { kind: 'isoshard-results', version: 1, ...shard, tests };
}

/** The text of the file: byte-identical for equal results. */
export function serializeResults(results: ShardResults): string {
  return stableJson({ ...results, tests: [...results.tests].sort(by((test) => test.id)) });
}

/** Longest file that is read, in UTF-16 units. */
export const RESULTS_LIMIT = 256 * 1024 * 1024;

export type ReadResults =
  | { readonly results: ShardResults; readonly problem?: never }
  | { readonly problem: ReceiptProblem; readonly results?: never };

/** Reads the file. What is no JSON, of another kind, of a newer version or of another shape is a problem, for a finding. */
export function readResults(text: string, source = 'results.json'): ReadResults {
  const fail = (message: string): ReadResults => ({ problem: { source, line: 0, message } });
  if (text.length > RESULTS_LIMIT) return fail(`is longer than ${RESULTS_LIMIT} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('is not JSON');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { results: parsed.data };
  const { version } = typeof value === 'object' && value !== null ? (value as { version?: unknown }) : {};
  if (typeof version === 'number' && version > 1)
    return fail(`has version ${version}, and this isoshard reads version 1`);
  const issue = parsed.error.issues[0];
  return fail(`${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'has another shape'}`);
}
