/** The plan as a table that a person understands. */
import { formatDuration } from '../config/duration.js';
import type { PlanFile, PlannedShard, PlannedSuite } from '../sharding/plan-file.js';
import { plural } from './headline.js';
import { escapeMarkdown, oneLine } from './plain-text.js';

const FILES_NAMED = 3;
const HEAD = ['Suite', 'Shard', 'Tests', 'Estimate', 'Files'] as const;

type Row = readonly [suite: string, shard: string, tests: string, estimate: string, files: string];

/** Columns for a terminal, then a line with what there is in all. */
export function renderPlanText(plan: PlanFile): string {
  const rows = [HEAD, ...rowsOf(plan)].map((row) => row.map((cell) => oneLine(cell, 120)));
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => {
    return row
      .map((cell, column) =>
        column === 2 || column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  });
  return `${[...lines, '', says(plan)].join('\n')}\n`;
}

/** The same as Markdown, for a job summary. */
export function renderPlanMarkdown(plan: PlanFile): string {
  const title = plan.variant === '' ? '## Plan' : `## Plan — ${escapeMarkdown(plan.variant)}`;
  const rows = rowsOf(plan).map((row) => `| ${row.map((cell) => escapeMarkdown(cell, 300)).join(' | ')} |`);
  const table = [`| ${HEAD.join(' | ')} |`, '|---|---|--:|--:|---|', ...rows];
  return `${[title, ...(rows.length === 0 ? [] : [table.join('\n')]), says(plan)].join('\n\n')}\n`;
}

function rowsOf(plan: PlanFile): readonly Row[] {
  return plan.suites.flatMap((suite) => {
    const files = new Map(suite.tests.map((test) => [test.id, test.file]));
    return suite.shards.map((shard) => rowOf(suite, shard, files));
  });
}

function rowOf(suite: PlannedSuite, shard: PlannedShard, fileOf: ReadonlyMap<string, string>): Row {
  const files = [...new Set(shard.tests.map((id) => fileOf.get(id) ?? ''))];
  const more = files.length > FILES_NAMED ? ` and ${files.length - FILES_NAMED} more` : '';
  const estimate = suite.weighedBy === 'durations' ? formatDuration(shard.estimateMs) : '';
  return [suite.name, shard.name, String(shard.tests.length), estimate, files.slice(0, FILES_NAMED).join(', ') + more];
}

function says(plan: PlanFile): string {
  const tests = plan.suites.reduce((sum, suite) => sum + suite.tests.length, 0);
  const shards = plan.suites.flatMap((suite) => suite.shards);
  if (tests === 0) return 'There are no tests to run.';
  const longest = shards.reduce((max, shard) => Math.max(max, shard.estimateMs), 0);
  const estimate = longest > 0 ? `; the longest shard should take ${formatDuration(longest)}` : '';
  return [
    `${plural(tests, 'test')} in ${plural(shards.length, 'shard')}${estimate}.`,
    ...plan.suites.flatMap(worth),
  ].join(' ');
}

/** How good the division of a suite is, and how sure its times are. */
function worth({ name, shards, estimate }: PlannedSuite): readonly string[] {
  if (estimate === undefined || shards.length === 0) return [];
  const { makespanMs, lowerBoundMs, errorPermille } = estimate;
  const over = lowerBoundMs > 0 ? makespanMs / lowerBoundMs - 1 : 0;
  const best =
    over === 0 ? 'no division is shorter' : `at most ${(over * 100).toFixed(1)} % longer than the best division`;
  const sure =
    errorPermille === undefined ? '' : `, and such times were off by ${Math.round(errorPermille / 10)} % before`;
  return [`${escapeMarkdown(name)}: ${best}${sure}.`];
}
