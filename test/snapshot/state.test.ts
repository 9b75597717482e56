/** The pure parts of saved states: where services keep files, what a clean end leaves, what two states have not in common. */
import { describe, expect, test } from 'vitest';
import { LABEL } from '../../src/docker/labels.js';
import { whyNoCopy } from '../../src/snapshot/copied-ahead.js';
import { otherPath, parseListing } from '../../src/snapshot/listing.js';
import {
  compareManifests,
  digestOf,
  makeManifest,
  parseManifest,
  type StateEntry,
} from '../../src/snapshot/manifest.js';
import { withState } from '../../src/snapshot/mount-state.js';
import { readSeal } from '../../src/snapshot/seal.js';
import { planState, withImageVolumes } from '../../src/snapshot/slots.js';
import { endingOrder, graceOf, keepersOf, keepsData } from '../../src/snapshot/stop-cleanly.js';
import { uncleanParts, underHostName } from '../../src/snapshot/unclean.js';

const NONE = { views: [], places: {} };
const file = (path: string, over: Partial<StateEntry> = {}): StateEntry => ({
  path,
  kind: 'file',
  mode: 0o600,
  uid: 999,
  gid: 999,
  size: 10,
  content: 'c',
  modified: 1,
  ...over,
});

describe('where services keep files', () => {
  const volume = (source: string, target: string, more = {}) => ({ type: 'volume', source, target, ...more });

  test('what is written by a service that is started, and nothing else', () => {
    const model = {
      services: {
        db: { volumes: [volume('data', '/data'), volume('conf', '/conf', { read_only: true })] },
        api: { volumes: [volume('data', '/shared')] },
        tests: { volumes: [volume('cache', '/cache')] },
      },
      volumes: { data: { name: 'p_data' }, conf: {}, cache: {} },
    };
    expect(planState(model, NONE, ['db', 'api'])).toEqual({
      slots: [
        {
          id: 'volume:data',
          kind: 'volume',
          key: 'data',
          volume: 'p_data',
          mounts: [
            { service: 'api', target: '/shared', subpath: '' },
            { service: 'db', target: '/data', subpath: '' },
          ],
        },
      ],
      obstacles: [],
    });
  });

  test.each([
    ['in memory', { tmpfs: ['/var/lib/data:size=1g', '/tmp'] }, 'db keeps /var/lib/data in memory (tmpfs)'],
    [
      'in a replica',
      { volumes: [{ type: 'volume', target: '/d' }] },
      'each replica of db has a volume of its own on /d',
    ],
    ['elsewhere', { volumes: [volume('nfs', '/d')] }, "volume nfs of db is not the stack's own"],
    ['with others', { volumes: [volume('shared', '/d')] }, "volume shared of db is not the stack's own"],
  ])('%s: it cannot be saved', (_, db, why) => {
    const volumes = { nfs: { driver_opts: { type: 'nfs' } }, shared: { external: true, name: 'shared' } };
    expect(planState({ services: { db }, volumes }, NONE, ['db']).obstacles).toEqual([why]);
  });

  test('what only a step writes to is among it, and what it has in memory is no obstacle', () => {
    const migrate = { volumes: [volume('data', '/data')], tmpfs: '/mem' };
    const model = { services: { db: {}, migrate }, volumes: { data: { name: 'p_data' } } };
    const { slots, obstacles } = planState(model, NONE, ['db'], ['migrate']);
    expect([slots.map(({ id }) => id), obstacles]).toEqual([['volume:data'], []]);
    expect(planState(model, NONE, ['db']).slots).toEqual([]);
  });

  test('what an image declares gets a name, unless something is mounted there', () => {
    const model = { services: { db: {}, other: { volumes: [volume('x', '/data/')] }, ram: { tmpfs: '/data' } } };
    const declared = { db: ['/data'], other: ['/data'], ram: ['/data'] };
    const named = withImageVolumes(model, 'p', { a: 'b' }, declared);
    expect(named.services.db?.volumes).toEqual([{ type: 'volume', source: 'db-image-1', target: '/data' }]);
    expect(named.volumes).toEqual({ 'db-image-1': { name: 'p_db-image-1', labels: { a: 'b' } } });
    expect([named.services.other, named.services.ram]).toEqual([model.services.other, model.services.ram]);
  });

  test('a stack with a state mounts it, and nothing of the image is copied over it', () => {
    const model = {
      services: { db: { volumes: [volume('data', '/data'), volume('x', '/x')] } },
      volumes: { data: {}, x: {} },
    };
    const mounted = withState(model, [{ key: 'data', volume: 'p-state-0' }]);
    expect(mounted.services.db?.volumes).toEqual([
      volume('data', '/data', { volume: { nocopy: true } }),
      volume('x', '/x'),
    ]);
    expect(mounted.volumes).toEqual({ data: { name: 'p-state-0', external: true }, x: {} });
  });
});

describe('listings of what a file system says', () => {
  const line = (path: string, changed = '1') => `81a4|0|0|4|2026-01-01 00:00:00.1 +0000|${changed}|./${path}`;
  const listing = (...lines: string[]) => ['|/door/a', line('x'), '|/door/b', ...lines, ''].join('\n');
  test.each([
    ['the same in another order', listing(line('z'), line('y')), undefined],
    ['one that was changed', listing(line('y|1', '2'), line('y'), line('z')), 'y|1'],
    ['one that is new', listing(line('y'), line('z'), line('new')), 'new'],
    ['one that is gone', listing(line('y')), 'z'],
    ['one that is in another folder', ['|/door/b', line('x'), line('y'), line('z')].join('\n'), 'x'],
  ])('%s', (_, now, path) => {
    expect(otherPath(listing(line('y'), line('z')), now)).toBe(path);
  });
});

test('a layer that was made ahead holds copies, so far as owner, mode, size and time tell', () => {
  const line = (path: string, { mode = '8180', size = 10, second = '01' } = {}) =>
    `${mode}|999|999|${size}|1970-01-01 00:00:${second}.5 +0000|1970-01-01 00:00:09.1 +0000|${path}`;
  const root = line('.', { mode: '41c0' });
  const listing = (...lines: string[]) => parseListing(['|/door/l/upper', root, ...lines, ''].join('\n'));
  const slot = { slot: 'volume:data', entries: [file('.', { kind: 'folder', mode: 0o700 }), file('a'), file('b|c')] };
  expect(whyNoCopy(listing(line('./a'), line('./b|c')), slot)).toBeUndefined();
  for (const other of [{ size: 11 }, { second: '02' }, { mode: '81a4' }, { mode: '2000' }])
    expect(whyNoCopy(listing(line('./a', other)), slot)).toBe('a');
  expect(whyNoCopy(listing(line('./new')), slot)).toBe('new');
});

test('services end before what they depend on', () => {
  const on = (...names: string[]) => ({
    depends_on: Object.fromEntries(names.map((name) => [name, { condition: 'service_started' as const }])),
  });
  const model = { services: { db: {}, cache: {}, api: on('db', 'cache'), web: on('api') } };
  expect(endingOrder(model, ['web', 'db', 'api', 'cache'])).toEqual([['web'], ['api'], ['cache', 'db']]);
  expect(['30s', '1m30s', '500ms', '', undefined].map(graceOf)).toEqual([30_000, 90_000, 500, undefined, undefined]);
  const keeping = { services: { db: { volumes: [{ type: 'volume', source: 'd', target: '/d' }] }, api: {} } };
  expect([...keepersOf(keeping, ['db', 'api'], new Set(['d']))]).toEqual(['db']);
});

describe('a clean end', () => {
  /** As PostgreSQL 15 writes it, but for what it says it does: 1 it has ended, 6 it is in production. */
  const control = (state: number) =>
    file('pg/global/pg_control', { head: `c228aa0ff2e00d6a1405000025770d0c0${state}000000` });
  test.each<[string, StateEntry[], number]>([
    ['PostgreSQL that was ended at once', [file('pg/PG_VERSION'), control(6)], 1],
    ['PostgreSQL that was asked to end', [file('pg/PG_VERSION'), control(1)], 0],
    ['a replica that was asked to end', [file('pg/PG_VERSION'), control(2)], 0],
    ['a backup of PostgreSQL', [file('pg/PG_VERSION'), file('pg/backup_label'), control(6)], 0],
    ['PostgreSQL that runs', [file('pg/PG_VERSION'), file('pg/postmaster.pid')], 1],
    ['PostgreSQL that has ended', [file('pg/PG_VERSION')], 0],
    ['MariaDB that runs', [file('ibdata1'), file('host.pid')], 1],
    ['MongoDB that runs', [file('mongod.lock', { size: 2 })], 1],
    ['MongoDB that has ended', [file('mongod.lock', { size: 0 })], 0],
    ['Redis in the middle of a dump', [file('temp-7.rdb')], 1],
    ['SQLite with a log', [file('a.db'), file('a.db-wal')], 1],
    ['SQLite with an empty log', [file('a.db'), file('a.db-wal', { size: 0 }), file('a.db-shm')], 0],
    ['SQLite in a transaction', [file('a.db'), file('a.db-journal', { head: 'd9d505f920a163d7' })], 1],
    ['SQLite that keeps its journal', [file('a.db'), file('a.db-journal', { head: '0000000000000000' })], 0],
    ['files that are only called so', [file('notes-wal'), file('app.pid'), file('x/postmaster.pid')], 0],
  ])('%s', (_, entries, count) => {
    expect(uncleanParts([{ slot: 's', entries }])).toHaveLength(count);
  });

  test('of servers whose files do not tell it counts whether they were killed', () => {
    const slots = [
      { slot: 'a', entries: [file('mysql/ibdata1')] },
      { slot: 'b', entries: [file('server.js')] },
    ];
    const killed = (slot: string) => new Map([[slot, 'it was killed']]);
    expect(uncleanParts(slots, killed('a'))).toEqual(['mysql/ibdata1: it was killed']);
    expect([uncleanParts(slots, killed('b')), uncleanParts(slots)]).toEqual([[], []]);
  });

  test('what is called by the host name of a container is seen', () => {
    const hosts = new Map([['0123456789ab', 'rabbit']]);
    const under = (path: string) => underHostName([{ slot: 'volume:data', entries: [file(path)] }], hosts);
    expect(under('mnesia/rabbit@0123456789ab/schema.DAT')).toMatch(/host name of rabbit.*`hostname:` of rabbit/);
    expect([under('mnesia/rabbit@broker/schema.DAT'), under('0123456789ab-slow.log')]).toEqual([undefined, undefined]);
  });

  test.each([
    ['a volume', ['/data'], true],
    ['a volume inside of the checkout', ['/app', '/app/node_modules'], false],
  ])('data are what is in %s', (_, targets, isData) => {
    const volumes = targets.map((target, index) => ({ type: 'volume', source: `${index}`, target }));
    expect(keepsData({ volumes }, new Set([`${targets.length - 1}`]))).toBe(isData);
  });
});

describe('manifests', () => {
  const before = makeManifest([
    { slot: 'b', entries: [file('2'), file('1')] },
    { slot: 'a', entries: [file('.')] },
  ]);

  test('the digest is of content, owners and modes, not of times or order', () => {
    const shuffled = makeManifest([
      { slot: 'a', entries: [file('.', { modified: 9 })] },
      { slot: 'b', entries: [file('1', { head: 'ff' }), file('2')] },
    ]);
    expect(digestOf(shuffled)).toBe(digestOf(before));
    const others = [
      { content: 'd' },
      { mode: 0o644 },
      { uid: 0 },
      { size: 11 },
      { path: '3' },
      { kind: 'link' as const },
    ];
    const digests = others.map((over) => digestOf(makeManifest([{ slot: 'a', entries: [file('.', over)] }])));
    expect(new Set([...digests, digestOf(makeManifest([{ slot: 'a', entries: [file('.')] }]))]).size).toBe(7);
  });

  test('what differs', () => {
    const after = makeManifest([
      { slot: 'b', entries: [file('1', { size: 12, content: 'd' }), file('3')] },
      { slot: 'a', entries: [file('.', { uid: 0 })] },
    ]);
    expect(compareManifests(before, after).map(({ slot, path, what }) => `${slot} ${path} ${what}`)).toEqual([
      'a . owner or mode',
      'b 1 content',
      'b 2 removed',
      'b 3 added',
    ]);
    expect(compareManifests(before, before)).toEqual([]);
  });

  test('what is no manifest', () => {
    expect(parseManifest(JSON.stringify(before))).toEqual(before);
    for (const text of ['', '{', '[]', '{"kind":"isoshard-state","version":2,"slots":[]}', '{"kind":"x"}']) {
      expect(parseManifest(text)).toBeUndefined();
    }
  });
});

test('a seal is believed if it is whole and names its own data only', () => {
  const [key, generation] = ['a'.repeat(64), 'b'.repeat(10)];
  const volume = `isoshard-state-${'a'.repeat(16)}-${generation}-0`;
  const facts = {
    version: 1,
    digest: `sha256:${'c'.repeat(64)}`,
    createdMs: 1,
    platform: 'linux/amd64',
    bytes: 1,
    repository: '',
    suite: 'api',
    slots: [{ id: 'volume:data', kind: 'volume', volume, owner: { uid: 0, gid: 0, mode: 0o755 } }],
  };
  const labels = (over: object = {}) => ({
    [LABEL.snapshot]: key,
    [LABEL.snapshotGeneration]: generation,
    [LABEL.snapshotFacts]: JSON.stringify({ ...facts, ...over }),
  });
  expect(readSeal(labels())).toMatchObject({ key, generation, suite: 'api' });
  const foreign = volume.replace(generation, 'd'.repeat(10));
  expect(readSeal(labels({ slots: [{ ...facts.slots[0], volume: foreign }] }))).toBeUndefined();
  expect(readSeal(labels({ slots: [{ ...facts.slots[0], volume: '../../etc' }] }))).toBeUndefined();
  expect(readSeal(labels({ version: 2 }))).toBeUndefined();
  expect(readSeal({ ...labels(), [LABEL.snapshot]: 'short' })).toBeUndefined();
  expect(readSeal({})).toBeUndefined();
});
