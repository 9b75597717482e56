import { describe, expect, test } from 'vitest';
import { harmlessText } from '../../src/cli/harmless-text.js';
import { terminalLog } from '../../src/cli/terminal-log.js';

const RESET = '\u001b[0m';

test.each([
  ['plain, ünï©ode 🙂\tand\nlines', 'plain, ünï©ode 🙂\tand\nlines'],
  ['\u001b[31mred\u001b[0m', `\u001b[31mred${RESET}`],
  ['\u001b[1;38:2::1:2:3mleft on', `\u001b[1;38:2::1:2:3mleft on${RESET}`],
  ['\u001b[31mred\u001b[m', '\u001b[31mred\u001b[m'],
  ['a\u001b[2J\u001b[H\u001b[10;20Hb', 'ab'],
  ['\u001b[?25l\u001b[>4;1mx\u001b[6n', 'x'],
  ['\u001b]0;title\u0007x\u001b]8;;http://e\u001b\\link', 'xlink'],
  ['\u001bP+q544e\u001b\\x\u001b_apc\u001b\\\u001b^pm\u001b\\', 'x'],
  ['\u001b]0;never ended\nnext', '0;never ended\nnext'],
  ['\u001bc\u001b(B\u001b7x', 'x'],
  ['\u009b2Jx\u009d0;t\u009cy\u0085', 'xy'],
  ['\u001b\u001b[Ac\u001b[31', 'c31'],
  ['a\r\nb\rc', 'a\nb\nc'],
  ['a\b\u0000\u007fb\u001b', 'ab'],
  ['\u001b[31\u0000mx', '31mx'],
])('%j', (text, expected) => {
  expect(harmlessText(text)).toBe(expected);
});

test('it takes a time in proportion to the text', () => {
  // Else it does not end.
  expect(harmlessText('\u001b]'.repeat(200_000))).not.toContain('\u001b');
  expect(harmlessText(`\u001b[${'0'.repeat(400_000)}`)).not.toContain('\u001b');
});

describe('the log', () => {
  function recorded(json: boolean, debug: boolean) {
    const out: string[] = [];
    const err: string[] = [];
    const log = terminalLog({
      stdout: { write: (text) => out.push(text) },
      stderr: { write: (text) => err.push(text) },
      json,
      debug,
    });
    return { log, out, err };
  }

  async function all(json: boolean, debug: boolean) {
    const { log, out, err } = recorded(json, debug);
    log.info('news\u001b[2J');
    log.debug('detail');
    log.warning('careful', { file: 'a.yml', line: 3, column: 4 });
    log.warning('a.yml:3: has it already', { file: 'a.yml', line: 3 });
    log.error('broken');
    const answer = await log.group('Phase', async () => {
      log.info('inside');
      return 42;
    });
    log.foreign('Output of tests', '::error::hi\r\nline\n');
    log.foreign('Nothing', '');
    expect(answer).toBe(42);
    return { out: out.join(''), err: err.join('') };
  }

  test('news on one stream, trouble on the other', async () => {
    expect(await all(false, false)).toEqual({
      out: 'news\n▸ Phase\ninside\n▸ Output of tests\n::error::hi\nline\n▸ Nothing\n',
      err: 'warning: a.yml:3:4: careful\nwarning: a.yml:3: has it already\nerror: broken\n',
    });
  });

  test('with --json nothing is on standard output', async () => {
    const { out, err } = await all(true, true);
    expect(out).toBe('');
    expect(err).toMatch(/^news\ndebug: detail\nwarning: /);
  });

  test('an error inside a group passes', async () => {
    const { log } = recorded(false, false);
    await expect(log.group('x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
