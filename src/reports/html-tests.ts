/** The page's table of all tests, with the controls of its filter. */
import { formatDuration } from '../config/duration.js';
import { escapeHtml, oneLine } from './plain-text.js';
import { type Report, shardsOf, testsOf } from './report.js';

export const PAGE_TESTS_SHOWN = 20_000;
const OUTCOMES = ['failed', 'interrupted', 'not run', 'flaky', 'passed', 'skipped'] as const;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly shard: string;
  readonly outcome: (typeof OUTCOMES)[number];
  readonly tries: number;
  readonly durationMs: number;
  readonly setup: boolean;
}

/** Red ones first, then as planned; empty if there are none. */
export function renderTests(report: Report): string {
  const never = { outcome: 'not run', tries: 0, durationMs: 0, setup: false } as const;
  const all: readonly Row[] = [
    ...testsOf(report),
    ...shardsOf(report).flatMap(({ name, notRun }) => notRun.map((test) => ({ ...test, ...never, shard: name }))),
  ];
  if (all.length === 0) return '';
  const ordered = OUTCOMES.flatMap((outcome) => all.filter((test) => test.outcome === outcome));
  const more = all.length > PAGE_TESTS_SHOWN ? `<p>… and ${all.length - PAGE_TESTS_SHOWN} more</p>` : '';
  const options = OUTCOMES.filter((outcome) => all.some((test) => test.outcome === outcome));
  return `<div class="filter">
<input id="words" type="search" placeholder="Filter by title, file or shard" aria-label="Filter">
<select id="outcome" aria-label="Outcome"><option value="">all outcomes</option>${options.map((one) => `<option>${one}</option>`).join('')}</select>
<span id="shown" class="muted" aria-live="polite"></span>
</div>
<div class="scroll"><table id="tests"><thead><tr><th>Outcome</th><th>Test</th><th>Place</th><th>Shard</th><th class="n">Time</th></tr></thead><tbody>
${ordered.slice(0, PAGE_TESTS_SHOWN).map(row).join('\n')}
</tbody></table></div>${more}`;
}

function row(test: Row): string {
  const place = test.line > 0 ? `${test.file}:${test.line}` : test.file;
  const tries = test.tries > 1 ? ` <span class="muted">${test.tries} tries</span>` : '';
  const cells = [
    `<td class="${test.outcome.replace(' ', '-')}">${test.outcome}</td>`,
    `<td>${escapeHtml(oneLine(test.title || test.id, 500))}${tries}</td>`,
    `<td class="mono">${escapeHtml(oneLine(place, 300))}</td>`,
    `<td>${escapeHtml(oneLine(test.shard))}${test.setup ? ' <span class="muted">set-up</span>' : ''}</td>`,
    `<td class="n">${test.tries > 0 ? formatDuration(test.durationMs) : ''}</td>`,
  ];
  return `<tr data-outcome="${test.outcome}">${cells.join('')}</tr>`;
}
