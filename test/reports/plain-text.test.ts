import { describe, expect, test } from 'vitest';
import {
  codeBlock,
  codeSpan,
  escapeHtml,
  escapeMarkdown,
  excerpt,
  oneLine,
  plain,
} from '../../src/reports/plain-text.js';
import { seeded } from '../sharding/prng.js';

describe('plain text', () => {
  test.each<[string, string, string]>([
    ['colours', '\u001b[1;31mred\u001b[0m \u009b2mdim', 'red dim'],
    ['a hyperlink', '\u001b]8;;https://evil\u0007link\u001b]8;;\u001b\\', 'link'],
    ['control characters', 'a\u0000b\u0007c\u007fd', 'abcd'],
    ['right-to-left overrides', 'a\u202eb\u2066c\u200fd', 'abcd'],
    ['hidden text', 'a\u200bb\ufeffc\u{e0041}d', 'abcd'],
    ['lone surrogates', 'a\ud800b', 'ab'],
    ['other line ends', 'a\r\nb\rc\u2028d', 'a\nb\ncd'],
  ])('%s', (_, text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test('keeps what people write', () => {
    const text = 'Prüft 日本語 👍🏽\n\tok';
    expect(plain(text)).toBe(text);
  });

  test('is shortened between characters', () => {
    expect(oneLine('👍👍👍', 4)).toBe('👍…');
    expect(oneLine(' a \n\n b ', 10)).toBe('a b');
    expect(excerpt('1\n2\n3', 100, 2)).toBe('1\n2\n…');
    expect(excerpt('12345', 3, 9)).toBe('12…');
    expect(excerpt('12345', 5, 1)).toBe('12345');
  });
});

test('Markdown: what could begin markup is an entity', () => {
  expect(escapeMarkdown('a|b `c` <d> @e **f** [g](h) http://i')).toBe(
    'a&#124;b &#96;c&#96; &#60;d&#62; @&#8203;e &#42;&#42;f&#42;&#42; &#91;g&#93;(h) http&#58;//i',
  );
  expect(codeSpan('x|y')).toBe('<code>x&#124;y</code>');
});

test('a block of code cannot be ended from inside', () => {
  const random = seeded(31);
  for (let round = 0; round < 50; round += 1) {
    const text = Array.from({ length: 20 }, () => '`\nx'.at(random.int(0, 2)) ?? '').join('');
    const block = codeBlock(text);
    const fence = /^`+/.exec(block)?.[0] ?? '';
    expect(block.split('\n').filter((line) => line.startsWith(fence))).toHaveLength(2);
  }
});

test('HTML', () => {
  expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
});
