import { describe, expect, test } from 'vitest';
import { toAnnotations } from '../../src/reports/annotations.js';
import { headline } from '../../src/reports/headline.js';
import { type PageOptions, renderPage } from '../../src/reports/html.js';
import { makeReport } from '../../src/reports/merge.js';
import { renderPlanMarkdown, renderPlanText } from '../../src/reports/plan-table.js';
import { type Report, shardsOf } from '../../src/reports/report.js';
import { reproduceCommand } from '../../src/reports/reproduce.js';
import { renderSummary, SUMMARY_LIMIT } from '../../src/reports/summary.js';
import { renderTerminal } from '../../src/reports/terminal.js';
import { planOf, suiteOf } from '../sharding/plans.js';
import { receiptsOf } from './receipts.js';
import { greenReport, HOSTILE, PLAN, redReport } from './sample.js';

const golden = (name: string): string => `../goldens/reports/${name}`;
const commandsOf = (report: Report): ReadonlyMap<string, string> =>
  new Map(shardsOf(report).map((shard) => [shard.name, reproduceCommand(shard)]));
const page: PageOptions = {
  reports: [
    { label: 'Playwright: ui', href: 'playwright/ui/index.html' },
    { label: 'evil', href: 'https://evil.example' },
  ],
  logs: new Map([
    [
      'ui-1',
      [
        { label: 'tests.log', href: 'shards/ui-1/tests.log' },
        { label: 'js', href: 'javascript:alert(1)' },
      ],
    ],
  ]),
};

const UNSEEN = /[^\P{C}\n]/u;

describe('goldens', () => {
  test.each([
    ['green', greenReport()],
    ['red', redReport()],
  ] as const)('%s', async (name, report) => {
    const commands = commandsOf(report);
    await expect(
      renderSummary(report, { commands, reportUrl: 'https://github.com/o/r/actions/runs/1#artifacts' }),
    ).toMatchFileSnapshot(golden(`${name}-summary.md`));
    await expect(renderTerminal(report, { commands, reportPath: '/tmp/report/index.html' })).toMatchFileSnapshot(
      golden(`${name}-terminal.txt`),
    );
    await expect(renderPage(report, { ...page, commands })).toMatchFileSnapshot(golden(`${name}-page.html`));
  });

  test('the plan', async () => {
    await expect(renderPlanText(PLAN)).toMatchFileSnapshot(golden('plan.txt'));
    await expect(renderPlanMarkdown(PLAN)).toMatchFileSnapshot(golden('plan.md'));
    expect(renderPlanText(planOf())).toContain('There are no tests to run.');
  });
});

describe('hostile text', () => {
  const report = redReport();

  test('is no markup in the summary, no colour, no order of its own', () => {
    const markdown = renderSummary(report, { commands: commandsOf(report) });
    const outside = markdown.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
    expect(outside).not.toMatch(/<img|@octocat|\*\*b\*\*|\]\(javascript|`x`/);
    expect(markdown).not.toMatch(UNSEEN);
    for (const line of outside.split('\n').filter((row) => row.startsWith('|'))) {
      expect([11, 4]).toContain(line.split('|').length - 2);
    }
  });

  test('is no markup in the page, which loads nothing and handles nothing inline', () => {
    const html = renderPage(report, page);
    expect(html).not.toMatch(/<img|<b>|evil\.example/);
    expect(html).not.toMatch(UNSEEN);
    for (const tag of html.match(/<[a-z][^>]*>/g) ?? []) expect(tag).not.toMatch(/\son\w+=|javascript:/);
    expect(html).not.toMatch(/\b(?:src|href)="(?:https?:|\/\/|javascript:)/);
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).toContain('href="playwright/ui/index.html"');
  });

  test('is no control character in a terminal, and begins no line of its own from a title', () => {
    const text = renderTerminal(report, { commands: commandsOf(report) });
    expect(text).not.toMatch(UNSEEN);
    expect(text).not.toMatch(/^::/m);
  });

  test('in a command is one word of a shell', () => {
    const [shard] = shardsOf(report);
    expect(
      shard &&
        reproduceCommand({
          ...shard,
          tests: shard.tests.map((ran) => ({ ...ran, file: "a'; rm -rf /", outcome: 'failed' })),
        }),
    ).toMatch(/ -- 'a'\\''; rm -rf \/:\d+'/);
    expect(HOSTILE).toContain('::error::');
  });
});

describe('limits', () => {
  const plan = planOf(suiteOf('ui', 600, 200));
  const courses = Object.fromEntries(
    plan.suites.flatMap(({ tests }) => tests.map(({ id }) => [id, 'failed' as const])),
  );
  const errors = [{ message: '€'.repeat(3000) }];
  const told = Object.fromEntries(
    plan.suites.flatMap(({ shards }) => shards.map(({ name }) => [name, { courses, errors }])),
  );
  const report = makeReport(plan, { receipts: receiptsOf(plan, told) });

  test('a summary of thousands of long failures fits', () => {
    const markdown = renderSummary(report);
    expect(Buffer.byteLength(markdown)).toBeLessThan(SUMMARY_LIMIT);
    expect(markdown).toContain('and 550 more');
    expect(markdown).toContain('| ❌ ui-200 |');
  });

  test('ten annotations, the rest counted', () => {
    const { annotations, omitted } = toAnnotations(report, new Map([['ui', 'web']]));
    expect([annotations.length, omitted]).toEqual([10, 590]);
    expect(annotations[0]).toMatchObject({ file: 'web/ui/f0.spec.ts', line: 1, title: 'case 0 (ui-1)' });
  });

  test('a terminal and a page stay bounded', () => {
    expect(renderTerminal(report).length).toBeLessThan(50_000);
    expect(renderPage(report).length).toBeLessThan(6_000_000);
  });
});

test.each<[Partial<Report['totals']>, Report['verdict'], string]>([
  [{ passed: 85 }, 'success', '✅ 85 tests passed in 5 shards, 27 s'],
  [{ passed: 1 }, 'success', '✅ 1 test passed in 5 shards, 27 s'],
  [{ passed: 80, flaky: 2, skipped: 3 }, 'success', '✅ 82 tests passed (2 flaky, 3 skipped) in 5 shards, 27 s'],
  [{ passed: 80, failed: 3, notRun: 2 }, 'failure', '❌ 3 of 85 tests failed, 2 not run in 5 shards, 27 s'],
  [{ passed: 85 }, 'failure', '❌ 85 of 85 tests passed, and 0 problems found in 5 shards, 27 s'],
  [{ passed: 40, notRun: 45 }, 'cancelled', '⏹️ Cancelled: 40 of 85 tests passed, 45 not run in 5 shards, 27 s'],
])('headline of %j, %s', (counts, verdict, line) => {
  const totals = { planned: 0, passed: 0, failed: 0, flaky: 0, skipped: 0, notRun: 0, ...counts };
  const planned = Object.values(totals).reduce((sum, count) => sum + count, 0);
  expect(headline({ ...greenReport(), verdict, totals: { ...totals, planned }, durationMs: 27_000 })).toBe(line);
});
