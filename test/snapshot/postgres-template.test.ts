/** What a server says of its templates. */
import { expect, test } from 'vitest';
import { exchangeDatabases, parseLook } from '../../src/snapshot/postgres-template.js';

const DIGEST = '0123456789abcdef'.repeat(2);

test.each([
  [`ok ${DIGEST}\napp`, { shared: DIGEST, as: 'app' }],
  [`ok ${DIGEST}\n`, { shared: DIGEST, as: '' }],
  [`ok ${DIGEST}`, `ok ${DIGEST}`],
  ['ok\napp', 'ok'],
  ['something was written while the services started\napp', 'something was written while the services started'],
  ['psql: error: connection refused\n', 'psql: error: connection refused'],
  ['', ''],
])('%j', (output, expected) => {
  expect(parseLook(output)).toEqual(expected);
});

test('what comes from outside is a word of the command, and in no text of it', () => {
  const argv = exchangeDatabases({ as: `$(id)'"`, shared: DIGEST });
  expect(argv.slice(-2)).toEqual([`$(id)'"`, DIGEST]);
  expect(argv.slice(0, -2).join()).not.toContain('$(id)');
});
