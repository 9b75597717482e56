import { expect, test } from 'vitest';
import { findConfig } from '../../src/config/find.js';

const find = (files: readonly string[], config?: string) =>
  findConfig({
    workspace: '/w',
    exists: (file) => files.includes(file),
    ...(config === undefined ? {} : { config }),
  });

test.each([
  ['the first', ['/w/isoshard.yml', '/w/isoshard.yaml', '/w/.github/isoshard.yml'], undefined, '/w', 'isoshard.yml'],
  ['the other ending', ['/w/isoshard.yaml', '/w/.github/isoshard.yml'], undefined, '/w', 'isoshard.yaml'],
  ['under .github', ['/w/.github/isoshard.yml', '/w/.github/isoshard.yaml'], '', '/w', '.github/isoshard.yml'],
  ['the last', ['/w/.github/isoshard.yaml'], undefined, '/w', '.github/isoshard.yaml'],
  ['in a folder', ['/w/isoshard.yml', '/w/sub/ci.yml'], 'sub/ci.yml', '/w/sub', 'sub/ci.yml'],
  ["in a folder's .github", ['/w/sub/.github/ci.yml'], './sub/.github/ci.yml', '/w/sub', 'sub/.github/ci.yml'],
  ['absolute', ['/w/a/ci.yml'], '/w/a/ci.yml', '/w/a', 'a/ci.yml'],
  ['above', ['/x/ci.yml'], '../x/ci.yml', '/x', '/x/ci.yml'],
])('%s', (_, files, config, root, name) => {
  expect(find(files, config)).toEqual({ file: name.startsWith('/') ? name : `/w/${name}`, root, name });
});

test('none', () => {
  expect(() => find([])).toThrow(
    expect.objectContaining({ code: 'config-missing', message: expect.stringContaining('.github/isoshard.yaml') }),
  );
  expect(() => find(['/w/isoshard.yml'], 'other.yml')).toThrow(
    expect.objectContaining({ code: 'config-missing', message: expect.stringContaining('"other.yml"') }),
  );
});
