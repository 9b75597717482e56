/** Failures as annotations of lines in a pull request. */
import { oneLine, plain } from './plain-text.js';
import { failuresOf, type PlacedTest, type Report } from './report.js';

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
 * The first ten failures, and how many were left out. `roots` maps a suite to the folder that its locations count from,
 * relative to the workspace (`''` is the workspace itself); a suite that is not in it gets no files.
 */
export function toAnnotations(
  report: Report,
  roots: ReadonlyMap<string, string>,
): { readonly annotations: readonly Annotation[]; readonly omitted: number } {
  const failures = failuresOf(report);
  return {
    annotations: failures.slice(0, ANNOTATIONS_LIMIT).map((test) => toAnnotation(test, roots.get(test.suite))),
    omitted: Math.max(0, failures.length - ANNOTATIONS_LIMIT),
  };
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
