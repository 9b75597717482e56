import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runnerFor } from '../../src/runners/runner-for.js';
import { renderSelection } from '../../src/runners/selection.js';

test.each(['playwright', 'pytest', 'vitest', 'jest', 'command'] as const)('%s has an adapter', (name) => {
  expect(runnerFor(name).name).toBe(name);
});

test('every plugin file is delivered', () => {
  const there = readdirSync('src/runners/plugins', { recursive: true, encoding: 'utf8' });
  const files = there.filter((name) => /\.(cjs|py)$/.test(name));
  const delivered = (['playwright', 'pytest'] as const).flatMap((name) => runnerFor(name).pluginFiles);
  expect([...delivered].sort()).toEqual(files.sort());
});

test('a selection', () => {
  expect(renderSelection(['b', 'a › "1"'])).toBe(
    '{"kind":"isoshard-selection","version":1,"tests":["b","a › \\"1\\""]}\n',
  );
});
