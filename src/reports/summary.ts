/** The job summary: Markdown for the page of a run. */
import { formatDuration } from '../config/duration.js';
import { by } from '../sharding/order.js';
import { headline, plural, SIGNS } from './headline.js';
import { codeBlock, codeSpan, escapeMarkdown, excerpt } from './plain-text.js';
import { renderPrediction } from './prediction.js';
import { failuresOf, type PlacedTest, type Report, type ShardReport, shardsOf, testsOf } from './report.js';
import { failedCommands } from './reproduce.js';
import { PHASES } from './results.js';
import { renderUnprovedStates } from './state-findings.js';

/** Of the 1 MiB that a summary of a step may have, in bytes of UTF-8. */
export const SUMMARY_LIMIT = 900_000;
export const FAILURES_SHOWN = 50;
export const FINDINGS_SHOWN = 50;
export const SHARDS_SHOWN = 256;
export const FLAKY_SHOWN = 20;
export const SLOWEST_SHOWN = 10;
/** Of one failure's message. */
export const EXCERPT_CHARACTERS = 2000;
export const EXCERPT_LINES = 25;
const CAUSE_CHARACTERS = 4000;
const CAUSE_LINES = 40;

export interface SummaryOptions {
  /** Where the HTML report is, if anywhere. */
  readonly reportUrl?: string | undefined;
  /** Shard → command that runs what failed in it on a laptop. */
  readonly commands?: ReadonlyMap<string, string>;
}

/**
 * Verdict first, then the first cause, failures, findings, shards, flaky and slowest tests. Sections that do not fit into
 * `SUMMARY_LIMIT` are left out whole, and the last line says so.
 */
export function renderSummary(report: Report, options: SummaryOptions = {}): string {
  const variant = report.variant === '' ? '' : ` — ${escapeMarkdown(report.variant)}`;
  const link =
    options.reportUrl === undefined
      ? ''
      : `<a href="${options.reportUrl.replace(/[^\w\-.~:/?#@!$&*+,;=%]/g, '')}">Full report</a>`;
  const sections = [
    `## ${headline(report)}${variant}`,
    link,
    causeSection(report),
    ...failureSections(report),
    findingsSection(report),
    shardsSection(report),
    writtenSection(report),
    commandsSection(report, options.commands),
    flakySection(report),
    slowestSection(report),
  ];
  return withinLimit(sections.filter((section) => section !== ''));
}

function withinLimit(sections: readonly string[]): string {
  const kept: string[] = [];
  let room = SUMMARY_LIMIT - 200;
  let omitted = 0;
  for (const section of sections) {
    const size = Buffer.byteLength(section) + 2;
    if (size > room) omitted += 1;
    else {
      kept.push(section);
      room -= size;
    }
  }
  if (omitted > 0) kept.push(`_${plural(omitted, 'section')} left out, since a summary is limited: see the report._`);
  return `${kept.join('\n\n')}\n`;
}

function causeSection({ verdict, cause }: Report): string {
  if (cause === '' || verdict === 'success') return '';
  return `**First cause**\n\n${codeBlock(excerpt(cause, CAUSE_CHARACTERS, CAUSE_LINES))}`;
}

function failureSections(report: Report): readonly string[] {
  const failures = failuresOf(report);
  if (failures.length === 0) return [];
  const more = failures.length - FAILURES_SHOWN;
  return [
    `### ${plural(failures.length, 'failure')}`,
    ...failures.slice(0, FAILURES_SHOWN).map(failure),
    more > 0 ? `… and ${more} more: see the report.` : '',
  ];
}

function failure(test: PlacedTest): string {
  const messages = test.errors.map((error) => error.message).join('\n\n');
  const text = messages === '' ? '' : `\n\n${codeBlock(excerpt(messages, EXCERPT_CHARACTERS, EXCERPT_LINES))}`;
  const kind = test.setup ? ' (set-up)' : '';
  return `**${escapeMarkdown(test.title || test.id)}**${kind} · ${place(test)} · ${escapeMarkdown(test.shard)}${text}`;
}

function place({ file, line }: PlacedTest): string {
  return codeSpan(line > 0 ? `${file}:${line}` : file);
}

function findingsSection({ findings }: Report): string {
  if (findings.length === 0) return '';
  const lines = findings.slice(0, FINDINGS_SHOWN).map((one) => `- \`${one.code}\` ${escapeMarkdown(one.message, 500)}`);
  const more = findings.length - FINDINGS_SHOWN;
  if (more > 0) lines.push(`- … and ${more} more`);
  return `### ${plural(findings.length, 'problem')} with the run\n\n${lines.join('\n')}`;
}

function shardsSection(report: Report): string {
  const shards = shardsOf(report);
  if (shards.length === 0) return '';
  const head = '| Shard | Tests | Passed | Failed | Flaky | Skipped | Not run | Start | Tests took | All | Planned |';
  const rule = '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|';
  const rows = shards.slice(0, SHARDS_SHOWN).map(row);
  const more = shards.length > SHARDS_SHOWN ? `\n\n… and ${shards.length - SHARDS_SHOWN} more` : '';
  const planned = renderPrediction(report);
  const unproved = escapeMarkdown(renderUnprovedStates(report) ?? '');
  return ['### Shards', `${[head, rule, ...rows].join('\n')}${more}`, planned ?? '', unproved]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What would have been left in the checkout, and in the way of the other shards. */
function writtenSection(report: Report): string {
  const byFolder = new Map<string, { files: number; shards: number }>();
  for (const { folder, files } of shardsOf(report).flatMap(({ written }) => written)) {
    const known = byFolder.get(folder) ?? { files: 0, shards: 0 };
    byFolder.set(folder, { files: known.files + files, shards: known.shards + 1 });
  }
  const lines = [...byFolder].sort(by(([folder]) => folder)).map(([folder, { files, shards }]) => {
    const where = folder === '.' ? 'the checkout' : `${escapeMarkdown(folder)}/`;
    return `- ${plural(files, 'file')} into ${where}, each of ${plural(shards, 'shard')} into a view of its own`;
  });
  return lines.length === 0 ? '' : `### The tests wrote\n\n${lines.join('\n')}`;
}

function row(shard: ShardReport): string {
  const { totals, phases } = shard;
  const attempt = shard.attempt > 1 ? ` (attempt ${shard.attempt})` : '';
  const start = PHASES.filter((phase) => phase !== 'tests' && phase !== 'teardown');
  const startMs = start.reduce((sum, phase) => sum + (phases[phase] ?? 0), 0);
  const cells = [
    `${SIGNS[shard.verdict]} ${escapeMarkdown(shard.name)}${attempt}`,
    ...[totals.planned, totals.passed, totals.failed, totals.flaky, totals.skipped, totals.notRun],
    ...[startMs, phases.tests ?? 0, shard.durationMs, shard.estimateMs].map((ms) => (ms > 0 ? formatDuration(ms) : '')),
  ];
  return `| ${cells.join(' | ')} |`;
}

function commandsSection(report: Report, commands: ReadonlyMap<string, string> | undefined): string {
  const lines = failedCommands(report, commands);
  return lines.length === 0 ? '' : `### Reproduce\n\n${codeBlock(lines.slice(0, FAILURES_SHOWN).join('\n'))}`;
}

function flakySection(report: Report): string {
  const flaky = testsOf(report).filter((test) => test.outcome === 'flaky');
  if (flaky.length === 0) return '';
  const lines = flaky.slice(0, FLAKY_SHOWN).map((test) => {
    return `- ${escapeMarkdown(test.title || test.id)} · ${place(test)} · passed at try ${test.tries}`;
  });
  if (flaky.length > FLAKY_SHOWN) lines.push(`- … and ${flaky.length - FLAKY_SHOWN} more`);
  return details(`${flaky.length} flaky`, lines.join('\n'));
}

function slowestSection(report: Report): string {
  const slowest = testsOf(report)
    .filter((test) => test.durationMs > 0)
    .sort(
      by<PlacedTest>(
        (test) => -test.durationMs,
        (test) => test.id,
      ),
    )
    .slice(0, SLOWEST_SHOWN);
  if (slowest.length === 0) return '';
  const rows = slowest.map((test) => {
    return `| ${formatDuration(test.durationMs)} | ${escapeMarkdown(test.title || test.id)} | ${place(test)} | ${escapeMarkdown(test.shard)} |`;
  });
  return details('Slowest tests', ['| Time | Test | Place | Shard |', '|--:|---|---|---|', ...rows].join('\n'));
}

function details(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
