/** Compose files that were made to take for ever, or all memory: the time limit of the tests is the bound. */
import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '../../../src/compose/source/limits.js';
import { readSources } from '../../../src/compose/source/sources.js';
import { bomb, check } from '../../compose/source/refusal.js';

describe('whatever the input, it ends soon', { timeout: 10_000 }, () => {
  const fill = (before: string, unit: string, after = '') =>
    `${before}${unit.repeat(Math.floor((MAX_FILE_BYTES - before.length - after.length) / Buffer.byteLength(unit)))}${after}`;
  // What `yaml` alone takes seconds or minutes for, or ends the stack with.
  test.each<[string, string]>([
    ['one long line', fill('a: "', 'x', '"\n')],
    ['keys', fill('', 'k: v\n')],
    ['empty items', fill('a: [', ',', ']\n')],
    ['escapes that are none', fill('a: "', '\\q', '"\n')],
    ['quoted lines', fill('a:\n  b: "', 'x\n', '"\n')],
    ['bracketed lines', fill('a:\n  b: [', 'x,\n', ']\n')],
    ['open quotes', fill('', '"a\n')],
    ['backslashes', fill('a: "', '\\', '\n"\n')],
    ['braces', fill('', '{a: ')],
    ['variables', fill('include: "', '${', '"\n')],
    ['a bomb', bomb(2000)],
  ])('1 MiB of %s', (_, text) => {
    expect(() => check(text)).not.toThrow();
  });

  test('a bomb takes no memory', () => {
    const text = bomb(60);
    const before = process.memoryUsage().heapUsed;
    expect(check(text)?.code).toBe('compose-invalid');
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(32 * 1024 * 1024);
  });

  test('a file with anything at any place is refused or read, and nothing else', () => {
    const sample = [
      'x-a: &a {init: true, list: [b, "c"]}',
      'include: [other.yml]',
      'services:',
      '  api:',
      '    <<: [*a]',
      '    extends: {service: db}',
      '    ports: !override',
      "      - '8000:80'",
      '    command: |-',
      '      run',
      '  db: {volumes: [data:/data]}',
      '---',
      'volumes: {data: }',
    ].join('\n');
    const pieces = [
      '&a',
      '*a',
      '!x ',
      '[',
      '}',
      ': ',
      '- ',
      '\n',
      '\t',
      '"',
      "'",
      '|',
      '? ',
      '#',
      '<<: ',
      '---\n',
      '\0',
      '${',
      '%',
    ];
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 500; round += 1) {
      let text = sample;
      for (let change = random(4); change >= 0; change -= 1) {
        const at = random(text.length);
        text = text.slice(0, at) + pieces[random(pieces.length)] + text.slice(at + random(3));
      }
      expect(() => check(text), text).not.toThrow();
      const sources = readSources(['/p/a.yml'], (file) => (file === '/p/a.yml' ? text : undefined));
      const path = ['services', 'api', 'ports', { target: '80' }];
      expect(() => sources.locate(path), text).not.toThrow();
      expect(sources.locate(path)?.line ?? 1, text).toBeLessThanOrEqual(text.split('\n').length);
    }
  });
});
