/** The report as one page that needs nothing else: no network, no inline handlers, a policy that forbids both. */
import { createHash } from 'node:crypto';
import { formatDuration } from '../config/duration.js';
import { headline, plural, SIGNS } from './headline.js';
import { SCRIPT } from './html-script.js';
import { STYLE } from './html-style.js';
import { renderTests } from './html-tests.js';
import { renderTimeline } from './html-timeline.js';
import { escapeHtml, excerpt, oneLine } from './plain-text.js';
import { failuresOf, type PlacedTest, type Report, type ShardReport, shardsOf } from './report.js';
import { renderUnprovedStates } from './state-findings.js';

export interface PageLink {
  readonly label: string;
  /** Relative to the page; any other is left out. */
  readonly href: string;
}

export interface PageOptions {
  /** Reports of the runners themselves, such as Playwright's merged one. */
  readonly reports?: readonly PageLink[];
  /** Shard → its logs and evidence. */
  readonly logs?: ReadonlyMap<string, readonly PageLink[]>;
  /** Shard → command that runs what failed in it again. */
  readonly commands?: ReadonlyMap<string, string>;
}

export const PAGE_FAILURES_SHOWN = 500;
const MESSAGE_CHARACTERS = 8000;
const MESSAGE_LINES = 200;

/** The page, as HTML. All text of others is escaped; styles and script are allowed by their digests alone. */
export function renderPage(report: Report, options: PageOptions = {}): string {
  const title = oneLine(headline(report));
  const policy = `default-src 'none'; style-src '${digest(STYLE)}'; script-src '${digest(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  const about = [report.variant, report.commit.slice(0, 12)].filter((part) => part !== '').join(' · ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="verdict ${report.verdict}"><h1>${escapeHtml(title)}</h1><p class="muted">${escapeHtml(oneLine(about))}</p></header>
${[
  links(options.reports ?? []),
  report.verdict === 'success' ? '' : block('First cause', report.cause === '' ? '' : pre(report.cause)),
  block('Problems with the run', findings(report)),
  block('Failures', failures(report)),
  block('Where the time went', renderTimeline(shardsOf(report))),
  block('Shards', shards(report, options)),
  block('Tests', renderTests(report)),
]
  .filter((part) => part !== '')
  .join('\n')}
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function digest(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

function block(title: string, content: string): string {
  return content === '' ? '' : `<section><h2>${title}</h2>\n${content}\n</section>`;
}

function pre(text: string): string {
  return `<pre>${escapeHtml(excerpt(text, MESSAGE_CHARACTERS, MESSAGE_LINES))}</pre>`;
}

function links(all: readonly PageLink[]): string {
  const safe = all.filter(({ href }) => isRelative(href));
  const rendered = safe.map(({ label, href }) => `<a href="${escapeHtml(href)}">${escapeHtml(oneLine(label))}</a>`);
  return rendered.length === 0 ? '' : `<p>${rendered.join(' · ')}</p>`;
}

/** A path without a scheme, host or way to one. */
function isRelative(href: string): boolean {
  return href !== '' && !/^[/\\]|[\\\s:]|\p{C}/u.test(href);
}

function findings(report: Report): string {
  const items = report.findings.map(({ code, message }) => {
    return `<li><code>${code}</code> ${escapeHtml(oneLine(message, 1000))}</li>`;
  });
  return items.length === 0 ? '' : `<ul>${items.slice(0, PAGE_FAILURES_SHOWN).join('\n')}</ul>`;
}

function failures(report: Report): string {
  const all = failuresOf(report);
  const more = all.length > PAGE_FAILURES_SHOWN ? `<p>… and ${all.length - PAGE_FAILURES_SHOWN} more</p>` : '';
  return all.slice(0, PAGE_FAILURES_SHOWN).map(failure).join('\n') + more;
}

function failure(test: PlacedTest): string {
  const place = test.line > 0 ? `${test.file}:${test.line}` : test.file;
  const where = `<span class="mono muted">${escapeHtml(oneLine(place, 300))}</span> <span class="muted">${escapeHtml(oneLine(test.shard))}${test.setup ? ', set-up' : ''}</span>`;
  const messages = test.errors.map((error) => pre(error.message)).join('');
  return `<details open><summary><span class="failed">${escapeHtml(oneLine(test.title || test.id, 500))}</span> ${where}</summary>${messages}</details>`;
}

function shards(report: Report, options: PageOptions): string {
  const all = shardsOf(report);
  if (all.length === 0) return '';
  const head = ['Shard', 'Tests', 'Passed', 'Failed', 'Flaky', 'Skipped', 'Not run', 'Took', 'Planned', ''];
  const rows = all.map((shard) => shardRow(shard, options));
  const unproved = renderUnprovedStates(report);
  return `<div class="scroll"><table id="shards"><thead><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>${unproved === undefined ? '' : `<p class="muted">${escapeHtml(oneLine(unproved))}</p>`}`;
}

function shardRow(shard: ShardReport, { logs, commands }: PageOptions): string {
  const { planned, passed, failed, flaky, skipped, notRun } = shard.totals;
  const counts = [planned, passed, failed, flaky, skipped, notRun].map((count) => `<td class="n">${count}</td>`);
  const times = [shard.durationMs, shard.estimateMs].map(
    (ms) => `<td class="n">${ms > 0 ? formatDuration(ms) : ''}</td>`,
  );
  const command = shard.verdict === 'failure' ? commands?.get(shard.name) : undefined;
  const again = command === undefined ? '' : `<code>${escapeHtml(oneLine(command, 2000))}</code>`;
  const attempt = shard.attempt > 1 ? ` <span class="muted">${plural(shard.attempt, 'attempt')}</span>` : '';
  const name = `<span class="${shard.verdict}">${SIGNS[shard.verdict]} ${escapeHtml(oneLine(shard.name))}</span>${attempt}`;
  return `<tr><td>${name}</td>${counts.join('')}${times.join('')}<td>${links(logs?.get(shard.name) ?? [])}${again}</td></tr>`;
}
