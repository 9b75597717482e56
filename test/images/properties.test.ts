/** The promise of a digest: any change of what an image is made from changes it, and nothing else does. */
import { utimesSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf } from '../../src/images/image-inputs.js';
import { type Entry, Project } from './context.js';

const name = fc.constantFrom('a', 'b', 'c.py', 'd e', 'é', 'f.log');
const path = fc.oneof(
  name,
  fc.tuple(fc.constantFrom('x', 'y'), name).map((parts) => parts.join('/')),
);
const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ text: fc.string({ maxLength: 5 }), mode: fc.constantFrom(0o644, 0o755, 0o600) }),
  fc.record({ link: fc.constantFrom('a', '../a', '/etc/passwd') }),
);
const tree = fc.dictionary(path, entry, { maxKeys: 6 });
const args = fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.string({ maxLength: 3 }));
const build = fc.record({ args, target: fc.option(fc.constantFrom('dev', 'prod'), { nil: undefined }) });
const digest = fc.constantFrom('sha256:1', 'sha256:2');
const world = fc.record({
  tree,
  build,
  platform: fc.constantFrom(undefined, 'linux/amd64', 'linux/arm64'),
  bases: fc.record({ debian: digest, node: digest, tool: digest }),
  ignoresLogs: fc.boolean(),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

/** A base a stage, and one that is copied from. */
const DOCKERFILE = 'FROM debian AS one\nFROM node\nCOPY --from=one / /one\nCOPY --from=tool / /tool\nCOPY . /\n';
/** Rules leave out themselves, and `*.log` or nothing else. */
const fixed = (ignoresLogs: boolean) => ({
  Dockerfile: DOCKERFILE,
  '.dockerignore': `${ignoresLogs ? '*.log\n**/*.log\n' : ''}.dockerignore\n`,
});

async function digestOfWorld(
  { tree, build, platform, bases, ignoresLogs }: World,
  order: 'forward' | 'backward' = 'forward',
  touch = false,
): Promise<string> {
  const turn = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(order === 'forward' ? Object.entries(record) : Object.entries(record).reverse());
  const project = new Project(turn({ ...fixed(ignoresLogs), ...tree }));
  try {
    if (touch) for (const path of ['Dockerfile', '.']) utimesSync(project.path(path), 7, 7);
    const section = turn({ ...build, args: turn(build.args) });
    return await project.digest(section, platform === undefined ? {} : { platform }, {
      baseDigest: async (reference) => Object.entries(bases).find(([name]) => name === reference)?.[1],
    });
  } finally {
    project.remove();
  }
}

/** What of a world can be told apart by its image: without what rules leave out. */
const visible = ({ tree, build, ignoresLogs, ...rest }: World) => {
  const files = Object.entries(tree).filter(([path]) => !ignoresLogs || !path.endsWith('.log'));
  const folders = new Set(files.flatMap(([path]) => path.match(/^[xy](?=\/)/) ?? []));
  // A folder of nothing but what is left out is there all the same.
  for (const path of Object.keys(tree)) if (path.includes('/')) folders.add(path[0] ?? '');
  const sorted = <T>(entries: [string, T][]) => entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    sorted(files),
    [...folders].sort(),
    sorted(Object.entries(build.args)),
    build.target ?? '',
    rest,
  ]);
};

const RUNS = { numRuns: 25 };

test('two worlds have one digest if and only if nothing of them can be told apart', async () => {
  await fc.assert(
    fc.asyncProperty(world, world, fc.boolean(), async (one, other, same) => {
      const second = same ? { ...other, tree: one.tree, platform: one.platform, bases: one.bases } : other;
      const [a, b] = [await digestOfWorld(one), await digestOfWorld(second)];
      expect(a === b).toBe(visible(one) === visible(second));
    }),
    RUNS,
  );
});

test('place, order and time are no part of it', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (one) => {
      expect(await digestOfWorld(one, 'backward', true)).toBe(await digestOfWorld(one));
    }),
    RUNS,
  );
});

test('a single change of a tree: content, mode, link target, name, one more', async () => {
  const change = fc.constantFrom('text', 'mode', 'kind', 'name', 'more');
  await fc.assert(
    fc.asyncProperty(world, change, async (one, what) => {
      const at = 'changed';
      const changed: Entry = { text: what === 'text' ? '2' : '1', mode: what === 'mode' ? 0o755 : 0o644 };
      const tree = { ...one.tree, [what === 'name' ? 'renamed' : at]: what === 'kind' ? { link: '1' } : changed };
      const before = { ...one, tree: { ...one.tree, [at]: { text: '1', mode: 0o644 } } };
      const after = { ...one, tree: what === 'more' ? { ...tree, more: '' } : tree };
      expect(await digestOfWorld(after)).not.toBe(await digestOfWorld(before));
    }),
    RUNS,
  );
});

test('a base of any stage, and what is ignored no more, is another image; one that is not there to be ignored is not', async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.constantFrom('debian', 'node', 'tool'), async (one, name) => {
      const before = await digestOfWorld(one);
      expect(await digestOfWorld({ ...one, bases: { ...one.bases, [name]: 'sha256:3' } })).not.toBe(before);
      const hasLogs = Object.keys(one.tree).some((path) => path.endsWith('.log'));
      expect((await digestOfWorld({ ...one, ignoresLogs: !one.ignoresLogs })) === before).toBe(!hasLogs);
    }),
    RUNS,
  );
});

test('inputs of different names and values never run into each other', () => {
  const inputs = fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 4 });
  fc.assert(
    fc.property(inputs, inputs, (a, b) => {
      const [one, other] = [new Map(a), new Map(b)];
      const text = (map: Map<string, string>) => JSON.stringify([...map].sort(([x], [y]) => (x < y ? -1 : 1)));
      expect(digestOf(one) === digestOf(other)).toBe(text(one) === text(other));
    }),
  );
});
