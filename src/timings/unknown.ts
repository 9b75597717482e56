/** What a test takes that was never measured. Pure. */
import type { ListedTest } from '../runners/listing.js';

/** So many tests' worth is what is known of the wider circle, beside the tests of the narrower. */
const WIDER = 2;
/** The share of tests, one at least, that count as long as the longest of the others: one test of an hour says nothing of a new one. */
const TAIL = 0.01;

/** How likely a test that is new in a file is one that is gone from it, under another name. */
const RENAMED = 0.5;

/**
 * A guess for each test that is not in `known`: the mean of its file, drawn to that of the tests with a tag of its own, drawn to those
 * with its timeout, drawn to the suite; where tests are gone from its file, it may be one of them. The mean, not the median: what counts is the
 * sum of a shard.
 * @param gone file → what each test took that is there no more
 * @param added file → how many tests are new in it
 */
export function guesses(
  known: ReadonlyMap<ListedTest, number>,
  gone: ReadonlyMap<string, readonly number[]> = new Map(),
  added: ReadonlyMap<string, number> = new Map(),
): (test: ListedTest) => number {
  const sorted = [...known.values()].sort((a, b) => a - b);
  const most = sorted[Math.max(0, Math.min(sorted.length - 2, Math.ceil(sorted.length * (1 - TAIL)) - 1))] ?? 0;
  const circles = [new Circles(), new Circles(), new Circles(), new Circles()] as const;
  const [all, timeouts, tags, files] = circles;
  for (const [test, exact] of known) {
    const ms = Math.min(exact, most);
    all.add('', ms);
    if (test.timeoutMs !== undefined) timeouts.add(String(test.timeoutMs), ms);
    for (const tag of test.tags ?? []) tags.add(tag, ms);
    files.add(test.file, ms);
  }
  return ({ file, tags: own = [], timeoutMs }) => {
    let guess = all.of([''], 0);
    if (timeoutMs !== undefined) guess = timeouts.of([String(timeoutMs)], guess);
    guess = tags.of(own, guess);
    guess = files.of([file], guess);
    const missing = gone.get(file) ?? [];
    if (missing.length === 0) return guess;
    const share = RENAMED * Math.min(1, missing.length / (added.get(file) ?? 1));
    return share * (missing.reduce((sum, ms) => sum + ms, 0) / missing.length) + (1 - share) * guess;
  };
}

class Circles {
  readonly #by = new Map<string, { sum: number; count: number }>();

  add(name: string, ms: number): void {
    const { sum, count } = this.#by.get(name) ?? { sum: 0, count: 0 };
    this.#by.set(name, { sum: sum + ms, count: count + 1 });
  }

  /** The mean of those of `names`, drawn to `wider`. */
  of(names: readonly string[], wider: number): number {
    let [sum, count] = [0, 0];
    for (const name of names) {
      const circle = this.#by.get(name);
      sum += circle?.sum ?? 0;
      count += circle?.count ?? 0;
    }
    const weight = wider > 0 ? WIDER : 0;
    return count + weight === 0 ? 0 : (sum + weight * wider) / (count + weight);
  }
}
