/**
 * The file for Playwright's `--test-list` (1.56 to 1.61): one line a test, `[project] › file › describe › test`. The
 * lines themselves come from `plugins/playwright/names.cjs`, which has tried on the whole suite what each of them selects.
 */
import type { SelectableTest } from './adapter.js';

/** Between the parts of a line; Playwright cuts there, and trims what is between. */
const SEPARATOR = ' › ';
/** `[project] › file`: a line is never shorter, so that it names one project and one file. */
const SHORTEST = 2;

/**
 * Lines that select the tests `ids` of `suite`, and none of its others. With `prefixes` a line stands for all that begins
 * with it: Playwright compares every test with every line, so that 5,000 lines of 10,000 tests take a minute.
 */
export function renderTestList(suite: readonly SelectableTest[], ids: readonly string[], prefixes: boolean): string {
  const chosen = new Set(ids);
  const counts = new Map<string, { all: number; chosen: number }>();
  if (prefixes) {
    for (const { id, select = [] } of suite) {
      for (const prefix of prefixesOf(select[0] ?? '')) {
        const count = counts.get(prefix) ?? { all: 0, chosen: 0 };
        count.all += 1;
        if (chosen.has(id)) count.chosen += 1;
        counts.set(prefix, count);
      }
    }
  }
  const lines = new Set<string>();
  for (const { id, select = [] } of suite) {
    const [line, ...openers] = select;
    if (!chosen.has(id) || line === undefined) continue;
    const whole = prefixesOf(line).find((prefix) => {
      const count = counts.get(prefix);
      return count !== undefined && count.all === count.chosen;
    });
    lines.add(whole ?? line);
    for (const opener of openers) lines.add(opener);
  }
  return [...lines].map((line) => `${line}\n`).join('');
}

/** The line and what it begins with, the shortest first. */
function prefixesOf(line: string): string[] {
  const parts = line.split(SEPARATOR);
  return parts.slice(SHORTEST - 1).map((_, index) => parts.slice(0, SHORTEST + index).join(SEPARATOR));
}
