/** How the documentation lets a Playwright suite ask for its initial state, as the beginning of a spec. */
import { readFileSync } from 'node:fs';

export function resetRecipe(): string {
  const text = readFileSync('docs/databases.md', 'utf8');
  const found = /```ts\n([^`]*ISOSHARD_PLAYWRIGHT_FIXTURES[^`]*)```/.exec(text)?.[1];
  if (found === undefined) throw new Error('docs/databases.md has no recipe');
  return found.replace('{ test as base }', '{ expect, test as base }').replace('export const test', 'const test');
}
