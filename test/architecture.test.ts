/** Imports point one way: entry → modes → capabilities → what they share. Only `modes/` joins capabilities. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '..', 'src');

/** Anybody may import these: no room of their own, no imports but each other. */
const SHARED = ['errors.ts', 'context.ts', 'child-environment.ts', 'version.ts', 'within-time.ts'];

/**
 * What a room may import besides itself and `SHARED`: whole rooms (`docker/`) or single files. A new line here is a decision:
 * first ask whether `modes/` could hand the value over instead.
 */
const DEPS: Readonly<Record<string, readonly string[]>> = {
  'entry.ts': ['modes/', 'cli/', 'github/', 'inputs.ts', 'cleanup/', 'processes/'],
  'inputs.ts': ['config/'],
  modes: [
    'compose/',
    'stack/',
    'images/',
    'snapshot/',
    'cleanup/',
    'docker/',
    'processes/',
    'sharding/',
    'runners/',
    'reports/',
    'timings/',
    'config/',
  ],
  // The windows: to the engine, to GitHub, to other processes, to the command line.
  docker: ['processes/spawn.ts'],
  processes: [],
  github: [],
  cli: ['config/action-inputs.ts', 'inputs.ts'],
  // Pure, or nearly.
  config: [],
  compose: [],
  sharding: ['runners/listing.ts', 'config/duration.ts', 'config/shard-selection.ts'],
  runners: ['config/config.ts', 'reports/receipt.ts'],
  reports: [
    'compose/audit.ts',
    'compose/diff.ts',
    'compose/hazards/index.ts',
    'sharding/plan-file.ts',
    'sharding/order.ts',
    'sharding/stable-json.ts',
    'config/duration.ts',
  ],
  timings: [
    'reports/receipt.ts',
    'reports/results.ts',
    'runners/listing.ts',
    'sharding/plan-file.ts',
    'sharding/order.ts',
    'sharding/schedule.ts',
    'sharding/units.ts',
    'sharding/weights.ts',
  ],
  // What acts on the engine.
  stack: [
    'docker/',
    'processes/spawn.ts',
    'compose/bind-sources.ts',
    'compose/binds.ts',
    'compose/subnets.ts',
    'compose/health-check.ts',
    'compose/model.ts',
    'compose/test-environment.ts',
  ],
  images: ['docker/', 'compose/model.ts', 'sharding/plan-file.ts'],
  snapshot: [
    'docker/',
    'stack/',
    'compose/bind-sources.ts',
    'compose/binds.ts',
    'compose/model.ts',
    'config/config.ts',
    'config/duration.ts',
  ],
  cleanup: ['docker/', 'processes/find.ts'],
};

/** Packages and builtins that one room alone may import, or a file. */
const OWNED: Readonly<Record<string, readonly string[]>> = {
  dockerode: ['docker/'],
  '@actions/': ['github/'],
  commander: ['cli/'],
  '@balena/dockerignore': ['images/'],
  'tar-stream': ['stack/', 'snapshot/'],
  // git-identity asks git before there is a session; everything else is started, marked and ended by processes/.
  'node:child_process': ['processes/spawn.ts', 'cli/git-identity.ts'],
};

interface Import {
  /** Relative to `src/`. */
  readonly from: string;
  /** Relative to `src/`, or the name of a package. */
  readonly to: string;
  /** Whether only types come with it: nothing is left of it at run time. */
  readonly typesOnly: boolean;
}

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name));

const imports: readonly Import[] = files.flatMap((file) => {
  const code = readFileSync(file, 'utf8');
  const statements = [
    ...code.matchAll(/^(?:import|export)( type)?\b[^;']*\bfrom '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm),
  ];
  return statements.map(([, type, a, b, c]): Import => {
    const to = a ?? b ?? c ?? '';
    const target = to.startsWith('.') ? relative(SRC, join(dirname(file), to)).replace(/\.js$/, '.ts') : to;
    return { from: relative(SRC, file), to: target, typesOnly: type !== undefined };
  });
});
const ours = imports.filter(({ to }) => to.endsWith('.ts') && existsSync(join(SRC, to)));

const roomOf = (file: string) => file.split('/')[0] ?? file;
const covers = (rule: string, path: string) => (rule.endsWith('/') ? path.startsWith(rule) : path === rule);
const show = ({ from, to }: Import) => `${from} → ${to}`;

test('every room of src/ has its line, and no line is without a room', () => {
  const rooms = new Set(files.map((file) => roomOf(relative(SRC, file))).filter((room) => !SHARED.includes(room)));
  expect(Object.keys(DEPS).sort()).toEqual([...rooms].sort());
});

test('a room imports only what its line allows', () => {
  const forbidden = ours.filter(
    ({ from, to }) =>
      roomOf(from) !== roomOf(to) && !SHARED.includes(to) && !DEPS[roomOf(from)]?.some((rule) => covers(rule, to)),
  );
  expect(forbidden.map(show)).toEqual([]);
});

test('what all share imports nothing of the rooms', () => {
  expect(ours.filter(({ from, to }) => SHARED.includes(from) && !SHARED.includes(to)).map(show)).toEqual([]);
});

test('no file imports itself by a way around', () => {
  const next = new Map<string, string[]>();
  for (const { from, to, typesOnly } of ours) if (!typesOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const rings: string[] = [];
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) rings.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  expect(rings).toEqual([]);
});

test.each(Object.entries(OWNED))('only its owner imports %s', (name, owners) => {
  const users = imports.filter(({ to }) =>
    name.endsWith('/') ? to.startsWith(name) : to === name || to.startsWith(`${name}/`),
  );
  expect(users.length).toBeGreaterThan(0);
  expect(users.filter(({ from }) => !owners.some((owner) => covers(owner, from))).map(show)).toEqual([]);
});
