/** A receipt made of JUnit XML, for runners that no plugin of ours can look into: what ran is known by file. */
import type { ReceiptEvent, ReceiptHeader } from '../reports/receipt.js';
import { type JunitCase, parseJunit } from './junit.js';
import { placeIn } from './place-case.js';

export interface JunitRun {
  readonly header: ReceiptHeader;
  /** Files that the runner was given, and all of the suite. */
  readonly files: readonly string[];
  readonly suite: readonly string[];
  readonly runner: string;
  /** Text of the documents that it left, by name. */
  readonly documents: Readonly<Record<string, string>>;
  readonly startedAtMs: number;
  readonly durationMs: number;
}

const SHOWN = 3;
const ERRORS_OF_A_FILE = 20;

/**
 * Text of the receipt. A file is as good as the worst of its test cases; one that no case belongs to did not run, and one of which two
 * documents have the same case ran twice. What cannot be read, or belongs to no file, is an error in the receipt, and makes the shard red.
 */
export function renderJunitReceipt(run: JunitRun): string {
  const { header, files, startedAtMs, durationMs } = run;
  const events: ReceiptEvent[] = [{ event: 'begin', tests: files, setup: [], runner: run.runner, runnerVersion: '' }];
  const { byFile, homeless, problems } = sort(run);
  let atMs = startedAtMs;
  for (const [file, runs] of byFile) {
    for (const cases of isRepeated(runs) ? runs : [runs.flat()]) {
      events.push({ event: 'start', id: file, retry: 0, atMs, worker: 0 });
      const end = endOf(file, cases, atMs);
      atMs = end.atMs;
      events.push(end);
    }
  }
  for (const message of problems) events.push({ event: 'error', message });
  if (homeless.length > 0) {
    const named = homeless
      .slice(0, SHOWN)
      .map((test) => JSON.stringify([...test.places, test.name].join(' › ').slice(0, 200)));
    const message = `isoshard: of ${homeless.length} test cases in the JUnit XML nobody can tell the file: ${named.join(', ')}`;
    events.push({ event: 'error', message });
  }
  const names = Object.keys(run.documents);
  if (names.length === 0) {
    events.push({ event: 'error', message: 'isoshard: the runner left no JUnit XML: nothing proves what ran' });
  } else if (problems.length === 0) {
    const bad = [...byFile.values()].some((runs) => outcomeOf(runs.flat()) === 'failed');
    events.push({ event: 'finish', status: bad || homeless.length > 0 ? 'failed' : 'passed', durationMs });
  }
  return [header, ...events].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** By file, and within it by document. */
function sort({ suite, documents }: JunitRun) {
  const placed = placeIn(suite);
  const byFile = new Map<string, JunitCase[][]>();
  const homeless: JunitCase[] = [];
  const problems: string[] = [];
  for (const [name, text] of Object.entries(documents)) {
    const { cases = [], problem } = parseJunit(text);
    if (problem !== undefined) problems.push(`isoshard: ${name} ${problem}`);
    const own = new Map<string, JunitCase[]>();
    for (const test of cases) {
      const file = placed(test);
      if (file === undefined) homeless.push(test);
      else own.set(file, [...(own.get(file) ?? []), test]);
    }
    for (const [file, run] of own) byFile.set(file, [...(byFile.get(file) ?? []), run]);
  }
  return { byFile, homeless, problems };
}

/** Within one document cases may have one name, such as those of a table; what two documents have is there twice. */
function isRepeated(runs: readonly (readonly JunitCase[])[]): boolean {
  const seen = new Set<string>();
  for (const cases of runs) {
    const own = new Set(cases.map(({ places, name }) => JSON.stringify([...places, name])));
    if ([...own].some((one) => seen.has(one))) return true;
    for (const one of own) seen.add(one);
  }
  return false;
}

function outcomeOf(cases: readonly JunitCase[]): JunitCase['outcome'] {
  if (cases.some(({ outcome }) => outcome === 'failed')) return 'failed';
  return cases.every(({ outcome }) => outcome === 'skipped') ? 'skipped' : 'passed';
}

function endOf(file: string, cases: readonly JunitCase[], startMs: number): Extract<ReceiptEvent, { event: 'end' }> {
  const status = outcomeOf(cases);
  const durationMs = Math.round(cases.reduce((sum, { seconds }) => sum + seconds, 0) * 1000);
  const failed = cases.filter(({ outcome }) => outcome === 'failed').slice(0, ERRORS_OF_A_FILE);
  return {
    event: 'end',
    id: file,
    retry: 0,
    status,
    ok: status !== 'failed',
    willRetry: false,
    durationMs,
    atMs: startMs + durationMs,
    worker: 0,
    setup: false,
    title: file,
    file,
    line: failed[0]?.line ?? 0,
    errors: failed.map(({ name, message, line }) => ({
      message: `${name}\n${message}`.trim(),
      file,
      ...(line > 0 ? { line } : {}),
    })),
  };
}
