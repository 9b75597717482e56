import { expect, test } from 'vitest';
import { type ImageRow, imageLine, imagesMarkdown } from '../../src/reports/images.js';

const row: ImageRow = {
  service: 'web',
  digest: `sha256:${'0123456789abcdef'.repeat(4)}`,
  how: 'cached',
  why: '',
  place: 'the Actions cache',
  handedOn: undefined,
  movedBytes: 1_250_000,
  sparedBytes: 400e6,
  ms: 2100,
};
const built: ImageRow = { ...row, service: 'api', how: 'built', why: 'not in the Actions cache', ms: 36_000 };

test.each<[string, ImageRow, string]>([
  ['fetched', row, 'image web 0123456789ab: fetched from the Actions cache, 1.3 MB moved, 400 MB spared (2.1 s)'],
  [
    'built and kept',
    { ...built, handedOn: { done: true, why: '', ms: 4000 } },
    'image api 0123456789ab: built (not in the Actions cache); kept in the Actions cache, 1.3 MB moved, 400 MB spared (40 s)',
  ],
  [
    'built and not kept',
    { ...built, movedBytes: 0, sparedBytes: 0, handedOn: { done: false, why: 'a fork', ms: 0 } },
    'image api 0123456789ab: built (not in the Actions cache); not kept: a fork (36 s)',
  ],
  [
    'nowhere to keep it',
    { ...built, movedBytes: 0, sparedBytes: 0, why: 'no cache', handedOn: { done: false, why: 'no cache', ms: 0 } },
    'image api 0123456789ab: built (no cache) (36 s)',
  ],
  [
    'there',
    { ...row, how: 'present', movedBytes: 0, sparedBytes: 0, ms: 3 },
    'image web 0123456789ab: was there (3 ms)',
  ],
  [
    'the user’s own',
    { ...row, how: 'given', movedBytes: 0, sparedBytes: 0, ms: 3 },
    'image web 0123456789ab: yours, used as it is (3 ms)',
  ],
  [
    'there, and lacked elsewhere',
    { ...row, how: 'present', ms: 3, handedOn: { done: true, why: '', ms: 2000 } },
    'image web 0123456789ab: was there; kept in the Actions cache, 1.3 MB moved, 400 MB spared (2.0 s)',
  ],
])('%s', (_what, one, line) => {
  expect(imageLine(one)).toBe(line);
});

test('a table, in which what comes from a service is text', () => {
  const table = imagesMarkdown([{ ...built, why: 'a | b <script>', handedOn: undefined }]);
  expect(table).toContain('### Images');
  expect(table).not.toContain('<script>');
  expect(table.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(3);
  expect(imagesMarkdown([])).toBe('');
});
