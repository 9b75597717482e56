/** Files that nothing should try to read: refused soon, with file and line. */
import { describe, expect, test } from 'vitest';
import { MAX_DEPTH, MAX_FILE_BYTES, MAX_FILES, MAX_TOKENS } from '../../../src/compose/source/limits.js';
import { bomb, check, GOOD, refusal } from './refusal.js';

const nested = (levels: number) => `x-deep: ${'['.repeat(levels)}${']'.repeat(levels)}\n${GOOD}`;

describe('what passes', () => {
  test.each<[string, string]>([
    ['a compose file', GOOD],
    ['an empty file: Compose says so', ''],
    ['comments', '# later\n'],
    ['an empty document', '---\n'],
    ['several documents', `${GOOD}---\n${GOOD}...\n`],
    ['CR LF', GOOD.replaceAll('\n', '\r\n')],
    ['tabs where YAML has them', 'services:\n  api:\n    image:\tx\t# y\n'],
    ['tags', 'services:\n  api:\n    ports: !reset []\n    labels: !override {a: !mine b}\n    tty: !!bool "true"\n'],
    [
      'anchors and merge keys',
      `x-a: &a {init: true}\nx-b: &b {tty: true}\nservices:\n  api:\n    <<: [*a, *b]\n  db: *a\n`,
    ],
    ['letters beyond ASCII', 'services:\n  größe:\n    labels: {鍵: 🐳}\n'],
    ['a bracket that closes at its key’s column', 'services:\n  api:\n    command: [\n      a\n    ]\n'],
    ['a long key', `services:\n  api:\n    labels:\n      ${'k'.repeat(2000)}: x\n`],
    ['brackets whose lines are not indented', 'services:\n  api:\n    command: [\n    a,\n  "b",\nc ]\n    image: x\n'],
    ['quotes whose lines are not indented', "services:\n  api:\n    command: \"a\n  b\n\nc\"\n    image: 'a\n''b'\n"],
    ['escapes that only Compose takes', 'services:\n  api:\n    command: "sh -c \\\'a\\\'"\n'],
    ['aliases that stay small', bomb(4)],
    ['just as deep as may be', nested(MAX_DEPTH - 1)],
    ['a file that is not there', GOOD.replace('services', 'include: [none.yml]\nservices')],
  ])('%s', (_, text) => {
    expect(check(text)).toBeUndefined();
  });
});

describe('what is refused', () => {
  test.each<[string, string, number, RegExp]>([
    ['a file that is too large, with its size', `${GOOD}#${'é'.repeat(600_000)}\n`, 1, /\b1048576 bytes, got 1200032$/],
    ['too many tokens', `${GOOD}${'#\n'.repeat(MAX_TOKENS / 2)}`, MAX_TOKENS / 2 - 5, /tokens/],
    ['brackets too deep', `${GOOD}x-deep: ${'['.repeat(100_000)}`, 4, /200 levels/],
    ['one level too deep', nested(MAX_DEPTH), 1, /200 levels/],
    ['dashes too deep', `${GOOD}x-deep:\n  ${'- '.repeat(100_000)}`, 5, /200 levels/],
    [
      'indentation too deep',
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      201,
      /200 levels/,
    ],
    ['a bomb, by its anchor', bomb(9), 5, /anchor &l4\b/],
    [
      'a bomb of merge keys',
      `x-0: &m0 {a: b}\n${Array.from({ length: 30 }, (_, index) => `x-${index + 1}: &m${index + 1} {a: *m${index}, <<: *m${index}}`).join('\n')}`,
      14,
      /anchor &m13\b/,
    ],
    ['an anchor that contains itself', `services: {}\nx-a: &a\n  b: [*a]\n`, 2, /&a contains itself/],
    ['an alias of nothing', 'services:\n  api: *none\n', 2, /&none/],
    ['bad indentation', 'services:\n  a:\n    image: x\n   bad: y\n', 4, /./],
    ['a tab as indentation', 'services:\n  api:\n\timage: x\n', 3, /[Tt]ab/],
    ['a bracket that stays open', 'services:\n  api:\n    ports: [80\n', 4, /\]/],
    ['a bracket that stays open over lines', 'services:\n  api:\n    ports: [80\n    image: x\n  db: {}\n', 4, /./],
    ['a bracket that stays open in front of a document', 'services: [\n---\na: b\n', 2, /./],
    ['a quote that stays open', 'services:\n  api:\n    image: "x\n', 4, /quote/],
    ['a key that is there twice', 'services:\n  api:\n    image: x\n    image: y\n', 4, /"image" is there twice/],
    [
      'a key that is there twice, CR LF',
      'services:\r\n  api:\r\n    pid: x\r\n    pid: y\r\n',
      4,
      /"pid" is there twice/,
    ],
    ['a second document that is wrong', `${GOOD}---\nservices: {\n`, 6, /\}/],
    ['a list', '# note\n- services\n', 2, /mapping/],
    ['a text', 'services\n', 1, /mapping/],
    ['a second document that is a list', `${GOOD}---\n- a\n`, 5, /mapping/],
    ['a bomb behind a key that is there twice', `x: {a: 1, a: 2}\n${bomb(9)}`, 6, /anchor &l4\b/],
    ['a tag that does not end', `services: !${'!'.repeat(100_000)} x\n`, 1, /^.{1,320}$/],
    ['the first of several mistakes', 'services:\n  a: {x: 1, x: 2}\n  b: *none\n', 2, /"x"/],
  ])('%s', (_, text, line, message) => {
    const refused = check(text);
    expect(refused).toMatchObject({ code: 'compose-invalid', at: `/p/a.yml:${line}` });
    expect(refused?.message).toMatch(message);
    expect(refused?.message).toContain(`line ${line}: `);
    expect(refused?.hint).toBeTruthy();
  });

  test.each<[string, string]>([
    ['included', 'include: [x/b.yml]\n'],
    ['included by what is included', 'include: [c.yml]\n'],
    ['extended', 'services:\n  api:\n    extends: {service: b, file: x/b.yml}\n'],
  ])('what is %s', (_, text) => {
    const files = { '/p/a.yml': text, '/p/c.yml': 'include: [x/b.yml]\n', '/p/x/b.yml': '- no mapping\n' };
    expect(refusal(files)).toMatchObject({ code: 'compose-invalid', at: '/p/x/b.yml:1' });
  });

  test('a later -f file', () => {
    expect(refusal({ '/p/a.yml': GOOD, '/p/b.yml': '[' }, ['/p/a.yml', '/p/b.yml'])?.at).toBe('/p/b.yml:1');
  });

  test('too many files', () => {
    const names = Array.from({ length: MAX_FILES + 1 }, (_, index) => `${index}.yml`);
    const files = Object.fromEntries(names.map((name) => [`/p/${name}`, GOOD]));
    const refused = refusal({ ...files, '/p/a.yml': `include: [${names.join(', ')}]\n` });
    expect(refused).toMatchObject({ code: 'compose-invalid', at: '/p/a.yml:undefined' });
  });

  test('many large files', () => {
    const large = `${GOOD}# ${'x'.repeat(MAX_FILE_BYTES - 100)}\n`;
    const names = ['1', '2', '3', '4', '5'].map((name) => `/p/${name}.yml`);
    expect(refusal(Object.fromEntries(names.map((name) => [name, large])), names.slice(0, 3))).toBeUndefined();
    expect(refusal(Object.fromEntries(names.map((name) => [name, large])), names)?.code).toBe('compose-invalid');
  });
});
