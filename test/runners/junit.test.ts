import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReceipt } from '../../src/reports/parse-receipt.js';
import { JUNIT_LIMIT, parseJunit } from '../../src/runners/junit.js';
import { type JunitRun, renderJunitReceipt } from '../../src/runners/junit-receipt.js';
import { placeIn } from '../../src/runners/place-case.js';

const one = (text: string) => parseJunit(text).cases?.[0];

describe('parseJunit', () => {
  test('suites in suites, with what may tell the file, the most telling first', () => {
    const { cases } = parseJunit(`<?xml version="1.0"?><testsuites><testsuite name="outer" file="o.js">
      <properties><property name="a" value="b"/></properties>
      <testsuite name="inner"><testcase name="a" classname="c" file="x.js" line="3" time="0.25"/></testsuite>
      <testcase name="b"><skipped/></testcase></testsuite></testsuites>`);
    expect(cases).toEqual([
      {
        name: 'a',
        places: ['x.js', 'o.js', 'inner', 'outer', 'c'],
        seconds: 0.25,
        outcome: 'passed',
        message: '',
        line: 3,
      },
      { name: 'b', places: ['o.js', 'outer'], seconds: 0, outcome: 'skipped', message: '', line: 0 },
    ]);
  });

  test.each([
    ['a failure', '<failure message="m &lt;b&gt; &#10;">t <![CDATA[<x>]]></failure>', 'failed', 'm <b> \n\nt <x>'],
    ['an error', '<error>trace</error>', 'failed', 'trace'],
    ['output', '<system-out>fine</system-out>', 'passed', ''],
    ['a skip with a failure', '<skipped/><failure/>', 'failed', ''],
  ])('%s', (_, inside, outcome, message) => {
    expect(one(`<testsuite><testcase name="x">${inside}</testcase></testsuite>`)).toMatchObject({ outcome, message });
  });

  test.each([['-1'], ['NaN'], ['1e999'], ['a'], ['']])('time %j is none', (time) => {
    expect(one(`<testsuite><testcase time="${time}"/></testsuite>`)?.seconds).toBe(0);
  });

  const BOMB = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><testsuite name="&b;"/>';
  test.each([
    ['no XML', 'hello'],
    ['nothing', ''],
    ['cut off', '<testsuites><testsuite><testcase name="a"'],
    ['cut off between tags', '<testsuites><testsuite><testcase name="a"/>'],
    ['an entity bomb', BOMB],
    ['a file from elsewhere', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><testsuite/>'],
    ['another document', '<html><body/></html>'],
    ['a hundred thousand levels', '<testsuite>'.repeat(100_000)],
    ['too long', ' '.repeat(JUNIT_LIMIT + 1)],
  ])('%s is a problem', (_, text) => {
    expect(parseJunit(text).problem).toMatch(/^(is|has) /);
  });

  test('names of prototypes are names', () => {
    const text = '<testsuite><testcase name="__proto__" __proto__="x" constructor="y"/><__proto__/></testsuite>';
    expect(one(text)?.name ?? parseJunit(text).problem).toBeDefined();
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

test.each([
  ['src/a.test.js', 'src/a.test.js'],
  ['./src/a.test.js', 'src/a.test.js'],
  ['/app/src/a.test.js', 'src/a.test.js'],
  ['src\\a.test.js', 'src/a.test.js'],
  ['/app/a.test.js', 'a.test.js'],
  ['b/c_spec.rb', 'spec/b/c_spec.rb'],
  ['tests.test_x', 'tests/test_x.py'],
  ['tests.test_x.TestClass', 'tests/test_x.py'],
  ['com.example.CartTest', 'src/test/java/com/example/CartTest.java'],
  ['CartTest', undefined],
  ['elsewhere.js', undefined],
])('a case of %s belongs to %s', (place, file) => {
  const files = [
    'src/a.test.js',
    'a.test.js',
    'spec/b/c_spec.rb',
    'tests/test_x.py',
    'src/test/java/com/example/CartTest.java',
    'src/test/java/com/other/CartTest.java',
  ];
  const test = { name: '', places: [place], seconds: 0, outcome: 'passed', message: '', line: 0 } as const;
  expect(placeIn(files)(test)).toBe(file);
});

describe('a receipt of it', () => {
  const run = (documents: Record<string, string>): JunitRun => ({
    header: { kind: 'isoshard-receipt', version: 1, plan: 'p', suite: 's', shard: 's-1', attempt: 1 },
    files: ['a.js', 'b.js'],
    suite: ['a.js', 'b.js', 'c.js'],
    runner: 'command',
    documents,
    startedAtMs: 1_760_000_000_000,
    durationMs: 10,
  });
  const events = (documents: Record<string, string>) =>
    parseReceipt(renderJunitReceipt(run(documents))).receipt?.events ?? [];
  const kinds = (documents: Record<string, string>) =>
    events(documents).map((event) => ('id' in event ? `${event.event} ${event.id}` : event.event));

  test('a file that no case belongs to did not run; the worst case of a file counts', () => {
    const documents = {
      'junit.xml': '<testsuite><testcase file="a.js"/><testcase file="a.js"><error/></testcase></testsuite>',
    };
    expect(kinds(documents)).toEqual(['begin', 'start a.js', 'end a.js', 'finish']);
    expect(events(documents).at(-1)).toMatchObject({ status: 'failed' });
  });

  test('a file of which two documents have the same case ran twice; parts of a file, and a table in one document, are one run', () => {
    const document = (...names: string[]) =>
      `<testsuite>${names.map((name) => `<testcase file="a.js" name="${name}"/>`).join('')}</testsuite>`;
    const once = ['begin', 'start a.js', 'end a.js', 'finish'];
    expect(kinds({ a: document('x', 'y'), b: document('y') })).toEqual([...once.toSpliced(3), ...once.slice(1)]);
    expect(kinds({ a: document('x', 'x'), b: document('y') })).toEqual(once);
  });

  test.each([
    ['no document', {}],
    ['one that is no XML', { 'junit.xml': 'x' }],
    ['a case of no file', { 'junit.xml': '<testsuite><testcase name="x" classname="y"/></testsuite>' }],
  ])('%s is an error', (_, documents) => {
    expect(kinds(documents)).toContain('error');
    expect(events(documents).find((event) => event.event === 'finish')).not.toMatchObject({ status: 'passed' });
  });

  test('whatever the text, a receipt that can be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, name) => {
        const quoted = name.replace(/[<&"]/g, '');
        const documents = {
          a: text,
          b: `<testsuite><testcase file="a.js" name="${quoted}"><failure message="${quoted}"/></testcase></testsuite>`,
        };
        expect(parseReceipt(renderJunitReceipt(run(documents))).receipt).toBeDefined();
      }),
      { numRuns: process.env.ISOSHARD_PROVE === '1' ? 2000 : 60 },
    );
  });
});
