/** Whether a value has the shape of a configuration: every problem, in the words of `expected.ts`. Pure. */
import type { z } from 'zod';
import { describeValue, expectedByKind, knownKeys } from './expected.js';
import { didYouMean } from './nearest.js';
import { type Path, type Problem, writtenPath } from './problem.js';
import { configSchema, type WrittenConfig } from './schema.js';

/** The value with its shape known, or what is wrong with it. */
export type Checked = { readonly value: WrittenConfig } | { readonly problems: readonly Problem[] };

/** Checks `value`, in which keys that begin with `x-` were left out. */
export function checkShape(value: unknown): Checked {
  const result = configSchema.safeParse(value, { error: expectedByKind, reportInput: true });
  if (result.success) return { value: result.data };
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, []));
  const seen = new Set<string>();
  return {
    problems: problems.filter((problem) => {
      const key = JSON.stringify([problem.at, problem.path]);
      return !seen.has(key) && seen.add(key);
    }),
  };
}

function problemsOf(issue: z.core.$ZodIssue, parent: Path): Problem[] {
  const path: Path = [...parent, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  const name = writtenPath(path);
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(configSchema, path);
    return issue.keys.map((key) => {
      const near = didYouMean(key, known);
      const inside = path.length === 0 ? '' : ` of ${name}`;
      const rest = near === '' ? `; expected one of ${known.join(', ')}` : near;
      return { path: [...path, key], at: 'key', message: `${JSON.stringify(key)} is not a known key${inside}${rest}` };
    });
  }
  if (issue.code === 'invalid_key') {
    const expected = issue.issues[0]?.message ?? 'another name';
    const key = describeValue(path.at(-1), false);
    return [{ path, at: 'key', message: `${writtenPath(path.slice(0, -1))}: expected ${expected}, got ${key}` }];
  }
  if (issue.code === 'invalid_union') {
    // The option whose kind fits: what is wrong with it lies inside.
    const isInside = (error: z.core.$ZodIssue) => error.path.length > 0 || error.code === 'unrecognized_keys';
    const inner = issue.errors.find((errors) => errors.length > 0 && errors.every(isInside));
    if (inner !== undefined) return inner.flatMap((error) => problemsOf(error, path));
  }
  if (issue.input === undefined || issue.input === null) {
    const lack = path.length === 0 ? 'is empty' : 'is missing';
    return [{ path, at: 'value', message: `${name} ${lack}; expected ${issue.message}, got nothing` }];
  }
  const secret = path.includes('env') || path.at(-1) === 'url';
  const near =
    issue.code === 'invalid_value' && typeof issue.input === 'string'
      ? didYouMean(
          issue.input,
          issue.values.filter((value) => typeof value === 'string'),
        )
      : '';
  const message = `${name}: expected ${issue.message}, got ${describeValue(issue.input, secret)}${near}`;
  return [
    {
      path,
      at: 'value',
      message: issue.code === 'invalid_value' && issue.values[0] === 1 ? newer(message, issue.input) : message,
    },
  ];
}

/** `version` is the only number that is fixed: a higher one was written for a later isoshard. */
function newer(message: string, version: unknown): string {
  return typeof version === 'number' && version > 1
    ? `${message}: this file is for a newer isoshard; update the action`
    : message;
}
