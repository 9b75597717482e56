/** The text of `isoshard.yml` to a frozen `Config`, or one error that lists every problem with its place. Pure. */
import path from 'node:path';
import { InputError, type SourceLocation } from '../errors.js';
import { checkShape } from './check.js';
import type { Config } from './config.js';
import { deepFreeze } from './freeze.js';
import { type Located, locate } from './located.js';
import { isMapping } from './mapping.js';
import type { Problem } from './problem.js';
import { crossFieldProblems } from './rules.js';
import { toConfig } from './written-config.js';

/** Where the text came from. */
export interface ConfigSource {
  /** Absolute path. */
  readonly file: string;
  /** Absolute path of the folder that paths in it count from. */
  readonly root: string;
  /** The file's name in messages and annotations; absent: `file` relative to `root`. */
  readonly name?: string;
}

/** Largest file that is read. */
const MAX_SIZE_BYTES = 1_000_000;
/** Problems that one message lists. */
const MAX_PROBLEMS = 50;

interface LocatedProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Throws `InputError` (`bad-config`): its message has a line `file:line:column: …` a problem, its location is the first. */
export function parseConfig(text: string, source: ConfigSource): Config {
  const name = source.name ?? path.relative(source.root, source.file);
  const sizeBytes = Buffer.byteLength(text);
  if (sizeBytes > MAX_SIZE_BYTES) {
    throw failure(name, [
      { line: 1, column: 1, message: `expected at most ${MAX_SIZE_BYTES} bytes, got ${sizeBytes}` },
    ]);
  }
  const document = locate(text);
  if (document.problems.length > 0) throw failure(name, document.problems);
  const value = withoutExtensions(document.value);
  const checked = checkShape(value);
  const problems = [...('problems' in checked ? checked.problems : []), ...crossFieldProblems(value)];
  if (problems.length > 0 || !('value' in checked)) throw failure(name, placed(problems, document));
  return deepFreeze(toConfig(checked.value, source.file, source.root, document.source));
}

function placed(problems: readonly Problem[], document: Located): LocatedProblem[] {
  return problems
    .map(({ path: where, at, message }) => ({ ...document.place(where, at), message }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

function failure(name: string, problems: readonly LocatedProblem[]): InputError {
  const lines = problems
    .slice(0, MAX_PROBLEMS)
    .map(({ line, column, message }) => `${name}:${line}:${column}: ${message}`);
  if (problems.length > MAX_PROBLEMS) lines.push(`… and ${problems.length - MAX_PROBLEMS} more`);
  const first = problems[0];
  const location: SourceLocation = { file: name, line: first?.line ?? 1, column: first?.column ?? 1 };
  return new InputError('bad-config', lines.join('\n'), {
    location,
    hint: 'All keys and their values are described in isoshard.schema.json; an editor completes them from it.',
  });
}

/** Keys that begin with `x-` are the author's own, at the top and in suites: a place for anchors, or for other tools. */
function withoutExtensions(value: unknown): unknown {
  const top = strip(value);
  if (!isMapping(top) || !isMapping(top.suites)) return top;
  const suites = Object.entries(top.suites).map(([name, suite]) => [name, strip(suite)]);
  return { ...top, suites: Object.fromEntries(suites) };
}

function strip(value: unknown): unknown {
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith('x-')));
}
