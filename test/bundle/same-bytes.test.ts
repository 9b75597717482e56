/** The same input gives the same bytes, whatever the machine's locale and Node: a division of tests with ids that locales sort otherwise. */
import { expect, test } from 'vitest';
import { BUNDLE, call, withProject } from '../harness/cli.js';

const nodes = [process.execPath, ...(process.env.TEST_NODE24 ? [process.env.TEST_NODE24] : [])];
const LOCALES = ['C', 'tr_TR.UTF-8', 'sv_SE.UTF-8'];

/** Swedish has å, ä, ö behind z, Turkish ı beside i, and English upper case behind lower; all weigh the same, so that ties are broken by id. */
const IDS = ['z', 'å', 'ä', 'a', 'A', 'ö', 'o', 'i', 'I', 'ı', 'İ', 'a-b', 'ab', 'a b', '10', '9', '🦀', '\uffee'];
const durations = JSON.stringify({
  kind: 'durations',
  version: 1,
  tests: IDS.flatMap((id) => [1, 2, 3].map((n) => ({ id: `${id} › ${n}`, file: `${id}.spec.ts`, ms: 1000 }))),
});

const localeOf = async (node: string, cwd: string, LC_ALL: string) =>
  (await call(node, ['-p', 'Intl.DateTimeFormat().resolvedOptions().locale'], { cwd, env: { LC_ALL } })).stdout.trim();

test('plan --durations', async () => {
  await withProject({ 'durations.json': durations }, async (cwd) => {
    const texts = new Set<string>();
    const seen = new Set<string>();
    for (const node of nodes) {
      for (const LC_ALL of LOCALES) {
        const args = [BUNDLE, 'plan', '--durations', 'durations.json', '--shards', '5', '--json'];
        const { code, stdout, stderr } = await call(node, args, { cwd, env: { LC_ALL } });
        expect(code, stderr).toBe(0);
        texts.add(stdout.replace(/"elapsedMs": ?[\d.]+/, '"elapsedMs":0'));
        seen.add(await localeOf(node, cwd, LC_ALL));
      }
    }
    expect(texts.size).toBe(1);
    expect(JSON.parse([...texts][0] ?? '').shards).toHaveLength(5);
    // The control: Node takes the locale from there, and sorts by it.
    expect([...seen]).toEqual(expect.arrayContaining(['tr-TR', 'sv-SE']));
    expect([...IDS].sort(new Intl.Collator('sv').compare)).not.toEqual([...IDS].sort(new Intl.Collator('tr').compare));
  });
});
