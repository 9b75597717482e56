import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPolicy } from '../../src/config/policy.js';

const folder = mkdtempSync(join(tmpdir(), 'isoshard-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));
const read = (text: string) => {
  const file = join(folder, 'policy.yml');
  writeFileSync(file, text);
  return readPolicy((hazard) => hazard === 'docker-socket', file);
};

test('no policy forbids nothing', () => {
  expect(readPolicy(() => false, join(folder, 'none.yml'))).toEqual({ forbid: [] });
});

test('names of hazards, or all', () => {
  expect(read('version: 1\nforbid: [docker-socket, "*"]\n')).toEqual({ forbid: ['docker-socket', '*'] });
});

test.each([
  ['an unknown hazard', 'version: 1\nforbid: [docker-sockt]', 'there is no hazard "docker-sockt"'],
  ['an unknown key', 'version: 1\nforbid: []\nallow: [x]', 'Unrecognized key'],
  ['another version', 'version: 2\nforbid: []', 'version: expected 1'],
  ['no YAML', 'version: [1', 'Flow sequence'],
  ['nothing', '', 'expected'],
])('%s forbids the run: nobody can tell what was meant', (_, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('one that cannot be read forbids the run too', () => {
  expect(() => readPolicy(() => false, folder)).toThrow('cannot be read');
});
