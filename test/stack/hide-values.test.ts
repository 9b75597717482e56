/** What of containers and models may be shown. */
import { expect, test } from 'vitest';
import { environmentOf, hideValues, shownInspection, valuesToHide } from '../../src/stack/hide-values.js';

test('values are hidden, short ones and those of paths are not; the longest first', () => {
  expect(valuesToHide([{ A: 'secret', B: 'on', PATH: '/usr/local/bin', C: null }, { D: 'secret-2' }])).toEqual([
    'secret-2',
    'secret',
  ]);
});

test('a value is hidden wherever it stands, names and the labels of Compose and ours are kept', () => {
  const value = {
    image: 'postgres:17',
    command: ['--password=postgres', 1, null, true],
    labels: { 'com.docker.compose.service': 'postgres', 'traefik.auth': 'u:postgres' },
  };
  expect(hideValues(value, ['postgres'])).toEqual({
    image: 'postgres:17',
    command: ['--password=***', 1, null, true],
    labels: { 'com.docker.compose.service': 'postgres', 'traefik.auth': 'u:***' },
  });
});

test('an inspection shows the names of its environment', () => {
  const inspection = {
    Name: '/p-db-1',
    Args: ['--url', 'db://u:hunter2-x@db'],
    Config: { Env: ['PASSWORD=hunter2-x', 'EMPTY=', 'BARE', 'A=b=c'], Cmd: ['echo', 'hunter2-x'], Labels: { a: 'b' } },
  };
  expect(environmentOf(inspection)).toEqual({ PASSWORD: 'hunter2-x', EMPTY: '', BARE: '', A: 'b=c' });
  expect(shownInspection(inspection, ['hunter2-x'])).toEqual({
    Name: '/p-db-1',
    Args: ['--url', 'db://u:***@db'],
    Config: { Env: ['PASSWORD=***', 'EMPTY=***', 'BARE=***', 'A=***'], Cmd: ['echo', '***'], Labels: { a: 'b' } },
  });
});

test('an inspection without an environment', () => {
  expect(environmentOf({ Config: { Env: null } })).toEqual({});
  expect(environmentOf({})).toEqual({});
});
