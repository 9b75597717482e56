import { describe, expect, test } from 'vitest';
import { overlayOptions, planBinds } from '../../src/compose/binds.js';
import { isolate } from '../../src/compose/isolate.js';
import type { VolumeMount } from '../../src/compose/model.js';
import { bind, context, fact, factsFor, modelOf, recent } from './models.js';

/** Views as `lower`, and each source as `index of its view:subpath`, or as it is. */
function planned(mounts: VolumeMount[], facts: ReturnType<typeof factsFor>) {
  const { views, places } = planBinds(modelOf({ api: { volumes: mounts } }), 'p', facts, recent);
  const at = Object.entries(places).map(([source, { view, subpath }]) => [source, `${views.indexOf(view)}:${subpath}`]);
  return {
    views: views.map(({ how, lower }) => (how === 'empty' ? '(empty)' : lower)),
    places: Object.fromEntries(at),
  };
}

describe('which binds share a view', () => {
  test.each<[string, VolumeMount[], ReturnType<typeof factsFor>, string[], Record<string, string>]>([
    ['one folder', [bind('/d', '/x')], factsFor('/d/'), ['/d'], { '/d': '0:' }],
    ['one folder twice', [bind('/d', '/x'), bind('/d', '/y', true)], factsFor('/d/'), ['/d'], { '/d': '0:' }],
    [
      'a folder in another',
      [bind('/d/sub', '/x'), bind('/d', '/y')],
      factsFor('/d/', '/d/sub/'),
      ['/d'],
      { '/d': '0:', '/d/sub': '0:sub' },
    ],
    [
      'a read-only folder above a written one, and what lies beside in it',
      [bind('/d', '/x', true), bind('/d/data', '/y'), bind('/d/conf', '/z', true)],
      factsFor('/d/', '/d/data/', '/d/conf/'),
      ['/d'],
      { '/d': '0:', '/d/data': '0:data', '/d/conf': '0:conf' },
    ],
    [
      'a read-only folder in a written one',
      [bind('/d', '/x'), bind('/d/conf', '/z', true)],
      factsFor('/d/', '/d/conf/'),
      ['/d'],
      { '/d': '0:', '/d/conf': '0:conf' },
    ],
    ['read-only alone stays', [bind('/d', '/x', true)], factsFor('/d/'), [], {}],
    [
      'a name that only begins alike is not inside',
      [bind('/d', '/x'), bind('/d2', '/y', true)],
      factsFor('/d/', '/d2/'),
      ['/d'],
      { '/d': '0:' },
    ],
    ['a file, by its folder', [bind('/d/f', '/x')], factsFor('/d/', '/d/f'), ['/d'], { '/d/f': '0:f' }],
    [
      'a read-only file in a folder with a written neighbour stays',
      [bind('/d/nginx.conf', '/c', true), bind('/d/data', '/y')],
      factsFor('/d/', '/d/data/', '/d/nginx.conf'),
      ['/d/data'],
      { '/d/data': '0:' },
    ],
    [
      'a folder that is not there is empty',
      [bind('/new', '/x')],
      { '/new': fact('missing', '/new') },
      ['(empty)'],
      { '/new': '0:' },
    ],
    [
      'a folder that Docker would not make stays, and the start says so',
      [{ type: 'bind', source: '/new', target: '/x' }],
      { '/new': fact('missing', '/new') },
      [],
      {},
    ],
    ['a socket stays', [bind('/s', '/x')], { '/s': fact('socket', '/s') }, [], {}],
    ['a device stays', [bind('/dev/null', '/x')], { '/dev/null': fact('other', '/dev/null') }, [], {}],
    [
      'two names of one folder',
      [bind('/link', '/x'), bind('/d', '/y', true)],
      { ...factsFor('/d/'), '/link': fact('directory', '/d') },
      ['/d'],
      { '/d': '0:', '/link': '0:' },
    ],
    ['the root', [bind('/', '/x'), bind('/d', '/y')], factsFor('/', '/d/'), ['/'], { '/': '0:', '/d': '0:d' }],
  ])('%s', (_, mounts, facts, views, places) => {
    expect(planned(mounts, facts)).toEqual({ views, places });
  });
});

test('a view takes the owner and mode of the folder, not of the file that is mounted', () => {
  const facts = {
    '/d/f': fact('file', '/d/f', { mode: 0o600 }),
    '/d': fact('directory', '/d', { uid: 7, gid: 8, mode: 0o770 }),
  };
  const { views } = planBinds(modelOf({ api: { volumes: [bind('/d/f', '/x')] } }), 'p', facts, recent);
  expect(views).toEqual([
    {
      how: 'overlay',
      lower: '/d',
      volume: 'p-bind-0',
      upperVolume: 'p-upper-0',
      owner: { uid: 7, gid: 8, mode: 0o770 },
    },
  ]);
});

test('a named volume that is a bind in disguise gets a view, and is no longer there to be shared', () => {
  const model = modelOf(
    { api: { volumes: [{ type: 'volume', source: 'data', target: '/x', volume: { subpath: 'a' } }] } },
    { volumes: { data: { name: 'farm_data', driver_opts: { type: 'none', o: 'bind,rw', device: '/d' } } } },
  );
  const binds = planBinds(model, 'p', factsFor('/d/', '/d/a/'), recent);
  const isolated = isolate(model, context({ project: 'p', binds })).model;
  expect(isolated.volumes).toEqual({ 'p-bind-0': { name: 'p-bind-0', external: true } });
  expect(isolated.services.api?.volumes).toEqual([
    { type: 'volume', source: 'p-bind-0', target: '/x', volume: { nocopy: true } },
  ]);
});

test('mounts of a view keep their target, their place in it and that they are read-only', () => {
  const model = modelOf({ api: { volumes: [bind('/d', '/x'), bind('/d/c', '/y', true), bind('/r', '/r', true)] } });
  const binds = planBinds(model, 'p', factsFor('/d/', '/d/c/', '/r/'), recent);
  expect(isolate(model, context({ binds })).model.services.api?.volumes).toEqual([
    { type: 'volume', source: 'p-bind-0', target: '/x', volume: { nocopy: true } },
    { type: 'volume', source: 'p-bind-0', target: '/y', read_only: true, volume: { nocopy: true, subpath: 'c' } },
    bind('/r', '/r', true),
  ]);
});

test('commas, colons and backslashes of a path are escaped in the options of an overlay', () => {
  const view = {
    how: 'overlay' as const,
    lower: '/a,b:c\\d',
    volume: 'v',
    upperVolume: 'u',
    owner: { uid: 0, gid: 0, mode: 0o755 },
  };
  expect(overlayOptions(view, '/var/lib/docker/volumes').o).toBe(
    'lowerdir=/a\\,b\\:c\\\\d,upperdir=/var/lib/docker/volumes/u/_data/upper,workdir=/var/lib/docker/volumes/u/_data/work',
  );
});
