import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/reports/evidence.js';
import type { FindingCode } from '../../src/reports/findings.js';
import { renderPage } from '../../src/reports/html.js';
import { makeReport } from '../../src/reports/merge.js';
import { parseReceipt } from '../../src/reports/parse-receipt.js';
import type { Receipt } from '../../src/reports/receipt.js';
import { renderSummary } from '../../src/reports/summary.js';
import { renderTerminal } from '../../src/reports/terminal.js';
import type { Verdict } from '../../src/reports/verdict.js';
import { verify } from '../../src/reports/verify.js';
import { planOf, suiteOf } from '../sharding/plans.js';
import { seeded } from '../sharding/prng.js';
import { linesOf, read, receiptOf, receiptsOf, resultsOf, shardOf, type Told } from './receipts.js';

const plan = planOf(suiteOf('ui', 8, 2), suiteOf('api', 3, 1));
const other = planOf(suiteOf('ui', 9, 2));
const [one, two] = [shardOf(plan, 'ui-1').shard.tests, shardOf(plan, 'ui-2').shard.tests];
const first = one[0] ?? '';
const codes = (evidence: Evidence): FindingCode[] => verify(plan, evidence).findings.map(({ code }) => code);
const swap = (told: Told, extra: Partial<Evidence> = {}): Evidence => ({
  receipts: receiptsOf(plan, { 'ui-1': told }),
  ...extra,
});
const without = (...names: string[]): Receipt[] =>
  receiptsOf(plan).filter(({ header }) => !names.includes(header.shard));
/** All receipts, with the lines of ui-1 changed. */
const edited = (edit: (lines: string[]) => string[]): Evidence => ({
  receipts: [...without('ui-1'), read(edit(linesOf(plan, 'ui-1')))],
});

describe('what is proved', () => {
  test('all is well', () => {
    expect(codes({ receipts: receiptsOf(plan) })).toEqual([]);
    const results = ['ui-1', 'ui-2', 'api-1'].map((name) => resultsOf(plan, name, 'passed'));
    const { verdict, totals } = makeReport(plan, { receipts: receiptsOf(plan), results });
    expect([verdict, totals]).toEqual([
      'success',
      { planned: 11, passed: 11, failed: 0, flaky: 0, skipped: 0, notRun: 0 },
    ]);
  });

  test.each<[string, Evidence, FindingCode[], Verdict]>([
    ['a failed test needs no finding', swap({ courses: { [first]: 'failed' } }), [], 'failure'],
    ['a flaky one is green', swap({ courses: { [first]: ['failed', 'passed'] } }), [], 'success'],
    ['a skipped one is green', swap({ courses: { [first]: 'skipped' } }), [], 'success'],
    ['retries are not twice', swap({ courses: { [first]: ['failed', 'timedOut', 'passed'] } }), [], 'success'],
    [
      'max-failures',
      swap({ courses: { [first]: 'failed', [one[2] ?? '']: 'missing', [one[3] ?? '']: 'missing' } }),
      ['not-run'],
      'failure',
    ],
    [
      'an interrupted test',
      swap({ courses: { [first]: 'failed', [one[1] ?? '']: 'interrupted' } }),
      ['not-run'],
      'failure',
    ],
    ['a test that a good runner left out', swap({ courses: { [first]: 'missing' } }), ['lost'], 'failure'],
    ['a bad exit status with no failed test', swap({ exit: 1 }), ['runner-error'], 'failure'],
    ['a bad finish with exit 0', swap({ finish: 'failed' }), ['runner-error'], 'failure'],
    [
      'a global timeout',
      swap({ finish: 'timedout', exit: 1, courses: { [first]: 'missing' } }),
      ['not-run', 'runner-error'],
      'failure',
    ],
    ['a kill', swap({ exit: null, signal: 'SIGKILL' }), ['runner-error'], 'failure'],
    ['a failed set-up test', swap({ setup: { login: 'failed' } }), ['setup-failed'], 'failure'],
    ['a good set-up test', swap({ setup: { login: 'passed' } }), [], 'success'],
    ['a shard with no receipt', { receipts: without('api-1') }, ['missing-receipt'], 'failure'],
    ['no receipts', { receipts: [] }, ['missing-receipt', 'missing-receipt', 'missing-receipt'], 'failure'],
    [
      'a receipt that cannot be read',
      { receipts: receiptsOf(plan), problems: [{ source: 'x', line: 3, message: 'bad' }] },
      ['bad-receipt'],
      'failure',
    ],
    [
      'a stack that did not start',
      {
        receipts: without('ui-1'),
        results: [resultsOf(plan, 'ui-1', 'not-started', { cause: 'port taken', exit: null })],
      },
      ['missing-receipt'],
      'failure',
    ],
    [
      'a shard that was cancelled before',
      { receipts: without('ui-1'), results: [resultsOf(plan, 'ui-1', 'cancelled', { exit: null })] },
      ['not-run'],
      'cancelled',
    ],
    [
      'a shard that was cancelled on its way',
      swap(
        { courses: { [one[3] ?? '']: 'missing' }, finish: 'interrupted', exit: 130 },
        { results: [resultsOf(plan, 'ui-1', 'cancelled')] },
      ),
      ['not-run'],
      'cancelled',
    ],
    [
      'a failure, then cancelled',
      swap({ courses: { [first]: 'failed' } }, { results: [resultsOf(plan, 'ui-1', 'cancelled')] }),
      [],
      'failure',
    ],
    [
      'a shard that calls itself failed',
      { receipts: receiptsOf(plan), results: [resultsOf(plan, 'ui-1', 'failed', { exit: { code: 0, signal: null } })] },
      ['shard-error'],
      'failure',
    ],
    [
      'an error of the stack',
      { receipts: receiptsOf(plan), results: [resultsOf(plan, 'ui-1', 'error', { exit: { code: 0, signal: null } })] },
      ['shard-error'],
      'failure',
    ],
    [
      'results that know a worse exit',
      { receipts: receiptsOf(plan), results: [resultsOf(plan, 'ui-1', 'passed', { exit: { code: 1, signal: null } })] },
      ['runner-error'],
      'failure',
    ],
    [
      'a receipt of another plan',
      { receipts: [...receiptsOf(plan), receiptOf(other, 'ui-2', { attempt: 2 })] },
      ['foreign-receipt'],
      'failure',
    ],
    [
      'a receipt of another plan alone',
      { receipts: [...without('ui-2'), receiptOf(other, 'ui-2')] },
      ['missing-receipt', 'foreign-receipt'],
      'failure',
    ],
    [
      'one shard run by two jobs',
      { receipts: [...receiptsOf(plan), receiptOf(plan, 'ui-1')] },
      ['run-twice'],
      'failure',
    ],
  ])('%s', (_, evidence, expected, verdict) => {
    expect(codes(evidence)).toEqual(expected);
    expect(makeReport(plan, evidence).verdict).toBe(verdict);
  });

  test('the latest attempt of a shard counts', () => {
    const failed = receiptOf(plan, 'ui-1', { courses: { [first]: 'failed' } });
    const again = receiptOf(plan, 'ui-1', { attempt: 2 });
    expect(makeReport(plan, { receipts: [again, ...without('ui-1'), failed] }).verdict).toBe('success');
    const results = [resultsOf(plan, 'ui-1', 'not-started', { attempt: 3, exit: null })];
    expect(codes({ receipts: [...without('ui-1'), failed, again], results })).toEqual(['missing-receipt']);
  });

  test('a receipt of an old plan that a later attempt replaced is no news', () => {
    const receipts = receiptsOf(plan, { 'ui-1': { attempt: 2 }, 'ui-2': { attempt: 2 }, 'api-1': { attempt: 2 } });
    expect(codes({ receipts: [...receipts, receiptOf(other, 'ui-1')] })).toEqual([]);
  });

  test('a runner that ran nothing', () => {
    const nothing = linesOf(plan, 'ui-1', { courses: Object.fromEntries(one.map((id) => [id, 'missing'])) });
    const begin = JSON.stringify({ ...JSON.parse(nothing[1] ?? ''), tests: [] });
    const found = verify(plan, { receipts: [...without('ui-1'), read(nothing.with(1, begin))] }).findings;
    expect(found).toEqual([expect.objectContaining({ code: 'zero-tests', suite: 'ui', shard: 'ui-1', tests: one })]);
  });

  test('a killed runner: what it was at and what was to come did not run, and that is said once', () => {
    const lines = linesOf(plan, 'ui-1').slice(0, 7);
    const text = `${lines.join('\n')}\n{"event":"en\n${JSON.stringify({ event: 'exit', code: null, signal: 'SIGKILL' })}\n`;
    const { receipt } = parseReceipt(text);
    const { findings, shards } = verify(plan, { receipts: [...without('ui-1'), ...(receipt ? [receipt] : [])] });
    expect(findings.map(({ code, tests }) => [code, tests])).toEqual([
      ['not-run', one.slice(2)],
      ['runner-error', []],
    ]);
    expect(shards.find(({ shard }) => shard.name === 'ui-1')?.tests.map((ran) => ran.outcome)).toEqual([
      'passed',
      'passed',
      'interrupted',
    ]);
  });

  test('errors outside tests are told, the first of them', () => {
    const errors = Array.from({ length: 9 }, (_, index) =>
      JSON.stringify({ event: 'error', message: `broken ${index}` }),
    );
    const { findings } = verify(
      plan,
      edited((lines) => [...lines.slice(0, -1), ...errors, ...lines.slice(-1)]),
    );
    expect(findings.map(({ message }) => message).slice(-2)).toEqual([
      'ui-1: error outside tests: broken 4',
      'ui-1: 4 more errors outside tests',
    ]);
  });
});

const allPassed = plan.suites.flatMap(({ shards }) => shards.map(({ name }) => resultsOf(plan, name, 'passed')));
describe.each([
  ['alone', []],
  ['beside the results of shards', allPassed],
])('faults in a receipt are found, %s', (_, results) => {
  const codes = (evidence: Evidence): FindingCode[] =>
    verify(plan, { results, ...evidence }).findings.map(({ code }) => code);
  const at = (lines: readonly string[], event: string, nth = 0): number =>
    lines.flatMap((line, index) => (line.includes(`"event":"${event}"`) ? [index] : []))[nth] ?? -1;

  test.each<[string, FindingCode]>([
    ['begin', 'bad-receipt'],
    ['start', 'bad-receipt'],
    ['end', 'lost'],
    ['finish', 'runner-error'],
    ['exit', results.length > 0 ? 'bad-receipt' : 'runner-error'],
  ])('a dropped %s', (event, code) => {
    expect(codes(edited((lines) => lines.toSpliced(at(lines, event), 1)))).toContain(code);
  });

  test('any dropped end, copied line of a test, or cut last line', () => {
    const random = seeded(21);
    for (let round = 0; round < 20; round += 1) {
      const nth = random.int(0, one.length - 1);
      expect(codes(edited((lines) => lines.toSpliced(at(lines, 'end', nth), 1)))).toEqual(['lost']);
      const copied = random.next() < 0.5 ? 'end' : 'start';
      expect(
        codes(edited((lines) => [...lines.slice(0, -1), lines[at(lines, copied, nth)] ?? '', ...lines.slice(-1)])),
      ).toContain('run-twice');
    }
    const lines = linesOf(plan, 'ui-1');
    for (let keep = 2; keep < lines.length; keep += 1) {
      const text = `${lines.slice(0, keep - 1).join('\n')}\n${(lines[keep - 1] ?? '').slice(0, -9)}`;
      const { receipt } = parseReceipt(text);
      expect(codes({ receipts: [...without('ui-1'), ...(receipt ? [receipt] : [])] }).length).toBeGreaterThan(0);
    }
  });

  test.each(['begin', 'start', 'end', 'finish', 'exit'])('a copied %s, wherever it stands', (event) => {
    const lines = linesOf(plan, 'ui-1', { setup: { login: 'passed' } });
    const copy = lines[at(lines, event)] ?? '';
    for (let to = 1; to <= lines.length; to += 1) {
      expect(codes({ receipts: [...without('ui-1'), read(lines.toSpliced(to, 0, copy))] }).length).toBeGreaterThan(0);
    }
  });

  test('any one line that is dropped, of a shard with retries and a set-up', () => {
    const told: Told = { setup: { login: 'passed' }, courses: { [first]: ['failed', 'passed'] } };
    const lines = linesOf(plan, 'ui-1', told);
    expect(codes({ receipts: [...without('ui-1'), read(lines)] })).toEqual([]);
    for (let nth = 0; nth < lines.length; nth += 1) {
      const { receipt, problem } = parseReceipt(lines.toSpliced(nth, 1).join('\n'));
      const evidence = {
        receipts: [...without('ui-1'), ...(receipt ? [receipt] : [])],
        problems: problem ? [problem] : [],
      };
      expect(codes(evidence), lines[nth]).not.toEqual([]);
    }
  });

  test('two neighbours that changed places: found wherever their order means something', () => {
    const lines = linesOf(plan, 'ui-1');
    const kindOf = (line = ''): string => JSON.parse(line).event;
    for (let nth = 1; nth + 1 < lines.length; nth += 1) {
      const [one, other] = [lines[nth] ?? '', lines[nth + 1] ?? ''];
      // Of two tests side by side in two workers, either may come first.
      if (kindOf(one) === 'end' && kindOf(other) === 'start') continue;
      const swapped = lines.with(nth, other).with(nth + 1, one);
      expect(codes({ receipts: [...without('ui-1'), read(swapped)] }), `${one} ${other}`).not.toEqual([]);
    }
  });

  test('an end before its start', () => {
    const swapped = edited((lines) => {
      const [start, end] = [at(lines, 'start', 1), at(lines, 'end', 1)];
      return lines.with(start, lines[end] ?? '').with(end, lines[start] ?? '');
    });
    expect(codes(swapped)).toEqual(['bad-receipt']);
  });

  test('two tests that changed places between shards', () => {
    const moved = (from: string, to: string, name: string): Receipt =>
      read(linesOf(plan, name).map((line) => line.replaceAll(`"${from}"`, `"${to}"`)));
    const other = two[0] ?? '';
    const receipts = [...without('ui-1', 'ui-2'), moved(first, other, 'ui-1'), moved(other, first, 'ui-2')];
    expect(codes({ receipts })).toEqual(['not-in-plan', 'not-in-plan']);
  });

  test('a test that another shard ran too', () => {
    const extra = linesOf(plan, 'ui-2').map((line) => line.replaceAll(`"${two[0]}"`, `"${first}"`));
    const events = [...linesOf(plan, 'ui-2').slice(0, -2), ...extra.slice(2, 4), ...linesOf(plan, 'ui-2').slice(-2)];
    expect(codes({ receipts: [...without('ui-2'), read(events)] })).toEqual(['run-twice', 'not-in-plan']);
  });

  test('a test that the plan does not have', () => {
    const strange = linesOf(plan, 'ui-1').map((line) => line.replaceAll(`"${first}"`, '"ui:99"'));
    expect(codes({ receipts: [...without('ui-1'), read(strange)] })).toEqual(['lost', 'not-in-plan']);
  });

  test('a receipt that says to be of another shard', () => {
    const lines = linesOf(plan, 'ui-1');
    const renamed = lines.with(0, (lines[0] ?? '').replace('ui-1', 'ui-7'));
    expect(codes({ receipts: [...without('ui-1'), read(renamed)] })).toEqual(['missing-receipt', 'foreign-receipt']);
  });
});

describe('the initial state', () => {
  const [key, a, b] = ['1'.repeat(64), `sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`];
  const wide = planOf(suiteOf('ui', 9, 3), suiteOf('api', 3, 1));
  type States = Record<string, { key: string; digest: string | null } | undefined>;
  /** What receipts say is said before the tests, what results say at the end: it has to be enough that one of them does. */
  const told = (inReceipts: States, inResults: States) => {
    const headers = Object.entries(inReceipts).map(([name, state]) => [name, state ? { state } : {}]);
    const results = Object.entries(inResults).map(([name, state]) =>
      resultsOf(wide, name, 'passed', state && { state }),
    );
    const { verdict, findings } = makeReport(wide, {
      receipts: receiptsOf(wide, Object.fromEntries(headers)),
      results,
    });
    return [verdict, ...findings.map(({ code, shard }) => `${code} ${shard}`)];
  };
  const same = { key, digest: a };
  const other = { key, digest: b };
  const own = { key, digest: null };

  test.each([
    ['the same everywhere', { 'ui-1': same, 'ui-2': same, 'ui-3': same, 'api-1': { key, digest: b } }, ['success']],
    ['none', { 'ui-1': undefined, 'ui-2': undefined }, ['success']],
    ['one that differs', { 'ui-1': { key, digest: b }, 'ui-2': same, 'ui-3': same }, ['failure', 'other-state ui-1']],
    [
      'one that was made from something else',
      { 'ui-1': same, 'ui-2': { key: '2'.repeat(64), digest: a }, 'ui-3': same },
      ['failure', 'other-state ui-2'],
    ],
    [
      'of as many the first counts',
      { 'ui-1': same, 'ui-2': other, 'ui-3': own },
      ['failure', 'other-state ui-2', 'other-state ui-3'],
    ],
    ['made in each stack', { 'ui-1': own, 'ui-2': own, 'ui-3': own }, ['success']],
    ['made in one stack', { 'ui-1': own, 'ui-2': same, 'ui-3': same }, ['failure', 'other-state ui-1']],
    ['saved for one stack', { 'ui-1': own, 'ui-2': own, 'ui-3': same }, ['failure', 'other-state ui-3']],
  ])('%s', (_, states, expected) => {
    expect(told({}, states)).toEqual(expected);
    expect(told(states, {})).toEqual(expected);
    expect(told(states, states)).toEqual(expected);
  });

  const all = { 'ui-1': same, 'ui-2': same, 'ui-3': same };
  test.each<[string, States, States, string[]]>([
    ['a receipt of a killed shard, which has no results', all, { 'ui-1': same }, ['success']],
    [
      'a receipt that says another one than its results',
      { ...all, 'ui-3': other },
      all,
      ['failure', 'other-state ui-3'],
    ],
    ['a receipt that says none', { ...all, 'ui-2': undefined }, {}, ['failure', 'other-state ui-2']],
    ['a receipt that says none, and results that do', { ...all, 'ui-2': undefined }, all, ['success']],
  ])('%s', (_, inReceipts, inResults, expected) => {
    expect(told(inReceipts, inResults)).toEqual(expected);
  });

  test('where each stack made its own it is said that nothing is proved, and only there', () => {
    const reportOf = (state: typeof own | typeof same) =>
      makeReport(wide, {
        receipts: receiptsOf(wide, Object.fromEntries(['ui-1', 'ui-2', 'ui-3'].map((name) => [name, { state }]))),
        results: [],
      });
    for (const render of [renderSummary, renderPage, renderTerminal]) {
      expect(render(reportOf(own))).toMatch(/Initial state of ui: not proved .* prepare ran in each stack/);
      expect(render(reportOf(same))).not.toMatch(/Initial state of/);
    }
  });

  test('one that is no digest is no receipt', () => {
    const lines = linesOf(wide, 'ui-1', { state: { key, digest: 'x' } });
    expect(parseReceipt(lines.join('\n'))).toMatchObject({ problem: { line: 1 } });
  });
});
