/** A file of durations, divided with no runner and no Docker: `isoshard plan --durations FILE --shards N --json`. */
import { z } from 'zod';
import { InputError } from '../errors.js';
import { partition } from './partition.js';

export interface TimedTest {
  readonly id: string;
  readonly file: string;
  /** An integer. */
  readonly ms: number;
}

export interface DividedDurations {
  /** Heaviest first. `ids` by duration, longest first. */
  readonly shards: readonly { readonly ids: readonly string[]; readonly ms: number }[];
  readonly makespanMs: number;
  readonly lowerBoundMs: number;
  /** How long it took, measured by the caller. */
  readonly elapsedMs: number;
}

/** Longest duration of one test: seven days. Longer ones are not milliseconds. */
export const DURATION_LIMIT_MS = 7 * 24 * 3_600_000;
export const DURATIONS_LIMIT = 1_000_000;

const ms = z
  .number('expected milliseconds')
  .min(0, 'expected 0 or more')
  .max(DURATION_LIMIT_MS, 'expected seven days at most');
const schema = z.object({
  kind: z.literal('durations', 'expected "durations"'),
  version: z.literal(1, 'expected 1'),
  tests: z.array(z.object({ id: z.string().min(1), file: z.string(), ms })).max(DURATIONS_LIMIT),
});

/**
 * Reads `{"kind":"durations","version":1,"tests":[{"id","file","ms"}]}`; other keys are left aside, fractions of a
 * millisecond rounded. Throws `InputError` (`bad-input`) for anything else: a duration that is negative, over seven days or
 * no number, an id that appears twice, another kind, a newer version. `source` names the file in messages.
 */
export function parseDurations(text: string, source = 'durations'): readonly TimedTest[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new InputError('bad-input', `${source} is not JSON`, { cause, hint: HINT });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.join('.') || 'the file';
    throw new InputError('bad-input', `${source}: ${where}: ${issue?.message ?? 'has another shape'}`, { hint: HINT });
  }
  const seen = new Set<string>();
  for (const [index, test] of parsed.data.tests.entries()) {
    if (seen.has(test.id)) {
      throw new InputError('bad-input', `${source}: tests.${index}.id: "${test.id}" appears twice`, { hint: HINT });
    }
    seen.add(test.id);
  }
  return parsed.data.tests.map((test) => ({ id: test.id, file: test.file, ms: Math.round(test.ms) }));
}

const HINT = 'Expected {"kind":"durations","version":1,"tests":[{"id":"…","file":"…","ms":12}]}.';

/** Divides `tests`, each of which may be moved by itself, into `count` shards, or as many as there are tests. */
export function divideDurations(tests: readonly TimedTest[], count: number): Omit<DividedDurations, 'elapsedMs'> {
  const units = tests.map((test) => ({ id: test.id, tests: [test.id], place: test.file, weight: test.ms }));
  const { shards, makespan, lowerBound } = partition(units, count);
  return {
    shards: shards.map(({ units: held, weight }) => ({ ids: held.map((unit) => unit.id), ms: weight })),
    makespanMs: makespan,
    lowerBoundMs: lowerBound,
  };
}
