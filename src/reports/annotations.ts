/** First causes of shards and failures of tests, as annotations of lines in a pull request. */
import { oneLine, plain } from './plain-text.js';
import { failuresOf, type PlacedTest, type Report, type ShardReport, shardsOf } from './report.js';

export interface Annotation {
  /** In the workspace, relative to it, forward slashes; absent where the place is not inside it. */
  readonly file?: string;
  /** From 1; absent without a file. */
  readonly line?: number;
  readonly title: string;
  readonly message: string;
}

/** GitHub shows ten errors of a step (docs.github.com, "Workflow commands"). */
export const ANNOTATIONS_LIMIT = 10;
const MESSAGE_CHARACTERS = 2000;

/**
 * The causes of the shards that failed for another reason than their tests alone, then the failures: ten together, and how many
 * were left out. `roots` maps a suite to the folder that its locations count from, relative to the workspace (`''` is the
 * workspace itself); a suite that is not in it gets no files.
 */
export function toAnnotations(
  report: Report,
  roots: ReadonlyMap<string, string>,
): { readonly annotations: readonly Annotation[]; readonly omitted: number } {
  const failures = failuresOf(report).map((test) => toAnnotation(test, roots.get(test.suite)));
  const all = [...causesOf(report), ...failures];
  return { annotations: all.slice(0, ANNOTATIONS_LIMIT), omitted: Math.max(0, all.length - ANNOTATIONS_LIMIT) };
}

/** One a cause: what is wrong with the compose file is so for every shard. */
function causesOf(report: Report): Annotation[] {
  const shards = new Map<string, ShardReport[]>();
  for (const shard of shardsOf(report)) {
    if (shard.cause === '' || shard.verdict !== 'failure') continue;
    const key = JSON.stringify([shard.cause, shard.causeAt]);
    shards.set(key, [...(shards.get(key) ?? []), shard]);
  }
  return [...shards.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const file = first.causeAt && insideWorkspace('', first.causeAt.file);
    const line = first.causeAt?.line;
    const names = same.map(({ name }) => name).join(', ');
    const isUnrun = same.every(({ tests }) => tests.length === 0);
    return {
      ...(file === undefined ? {} : { file, ...(line === undefined ? {} : { line }) }),
      title: oneLine(isUnrun ? `No test was run in ${names}` : `First cause in ${names}`, 150),
      message: plain(first.cause).trim().slice(0, MESSAGE_CHARACTERS),
    };
  });
}

function toAnnotation(test: PlacedTest, root: string | undefined): Annotation {
  const error = test.errors[0];
  const at = error?.file !== undefined && insideWorkspace(root, error.file) !== undefined ? error : test;
  const file = at.file === undefined ? undefined : insideWorkspace(root, at.file);
  const line = at.line ?? 0;
  return {
    ...(file === undefined ? {} : { file, ...(line > 0 ? { line } : {}) }),
    title: `${oneLine(test.title || test.id, 150)} (${oneLine(test.shard, 60)})`,
    message:
      plain(error?.message ?? 'The test failed')
        .trim()
        .slice(0, MESSAGE_CHARACTERS) || 'The test failed',
  };
}

/**
 * `file` below `root`, both relative, as a normal path; undefined if it is absolute, leaves the workspace at any point of
 * it, or holds what no path of a repository does.
 */
export function insideWorkspace(root: string | undefined, file: string): string | undefined {
  if (root === undefined || file === '' || plain(file) !== file || /^[/~]|^[A-Za-z]:|[\\\n\t]/.test(file))
    return undefined;
  const parts: string[] = [];
  for (const part of [...root.split('/'), ...file.split('/')]) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join('/');
}
