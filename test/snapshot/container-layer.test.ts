/** Which folders hold what a container keeps in its own layer, and how a stack gets them. */
import { describe, expect, test } from 'vitest';
import {
  changedPaths,
  type Layer,
  layerFolders,
  layerSlotId,
  layerSlotOf,
  withLayerVolumes,
} from '../../src/snapshot/container-layer.js';
import { mountTargets } from '../../src/snapshot/slots.js';

const layer = (paths: Record<string, string>, ...added: string[]): Layer => ({
  paths: new Map(Object.entries(paths)),
  tooMany: 0,
  added: new Set([...added, ...Object.keys(paths).filter((path) => paths[path] !== 'removed')]),
});

describe('folders', () => {
  test.each<[string, Layer, readonly string[], readonly string[]]>([
    ['the uppermost that the image has not', layer({ '/srv/a/b/c': '1' }, '/srv/a', '/srv/a/b'), [], ['/srv/a']],
    ['that of the image in which something is new', layer({ '/opt/app/x.db': '1' }), [], ['/opt/app']],
    ['that in which something is gone', layer({ '/etc/issue': 'removed' }), [], ['/etc']],
    ['an empty one itself', layer({ '/srv/up': 'folder' }), [], ['/srv/up']],
    ['one for what lies below another', layer({ '/opt/x': '1', '/opt/deep/y': '1' }), [], ['/opt']],
    ['beside each other', layer({ '/opt/x': '1', '/opt2/y': '1' }, '/opt2'), [], ['/opt', '/opt2']],
    ['the root', layer({ '/x.db': '1' }), [], ['/']],
    ['none for where something is mounted', layer({ '/data': 'folder', '/x.conf': '1' }), ['/data', '/x.conf'], []],
    ['none for what leads there', layer({ '/data': 'folder' }), ['/data/deep'], []],
  ])('%s', (_, own, mounts, folders) => {
    expect(layerFolders(own, mounts)).toEqual(folders);
  });

  test('what changed: new, other, gone; what only looks so did not', () => {
    const before = layer({ '/a': '1', '/b': '1', '/c': '1' });
    expect(changedPaths(before, layer({ '/a': '1', '/b': '2', '/c': 'removed', '/d': '1' }))).toEqual([
      '/b',
      '/c',
      '/d',
    ]);
    expect(changedPaths(undefined, layer({ '/a': '1' }))).toEqual(['/a']);
  });
});

test('its id says whose it is and where; nothing else is one', () => {
  const id = layerSlotId({ service: 'db', target: '/srv/a:b' });
  expect(layerSlotOf(id)).toEqual({ service: 'db', target: '/srv/a:b' });
  for (const other of [
    'volume:db',
    'layer:db:',
    'layer:db:/',
    'layer:db:a',
    'layer:db:/a/../b',
    'layer:db:/a/',
    'layer:db:/proc/1',
  ])
    expect([other, layerSlotOf(other)]).toEqual([other, undefined]);
});

test('a stack gets a volume for each, of services that it has', () => {
  const model = { services: { db: { volumes: [{ type: 'volume', source: 'x', target: '/x' }] }, web: {} } };
  const ids = ['volume:x', 'layer:db:/srv/a', 'layer:gone:/srv/a', 'layer:web:/opt'];
  const { model: own, idOf } = withLayerVolumes(model, 'p', { l: '1' }, ids);
  expect(own.services.db?.volumes).toEqual([
    { type: 'volume', source: 'x', target: '/x' },
    { type: 'volume', source: 'db-layer-1', target: '/srv/a' },
  ]);
  expect(own.volumes).toMatchObject({ 'db-layer-1': { name: 'p_db-layer-1' }, 'web-layer-2': { labels: { l: '1' } } });
  expect([...idOf]).toEqual([
    ['db-layer-1', 'layer:db:/srv/a'],
    ['web-layer-2', 'layer:web:/opt'],
  ]);
  expect(withLayerVolumes(model, 'p', {}, ['volume:x']).model).toEqual(model);
});

test('where something is mounted', () => {
  const service = {
    volumes: [{ type: 'bind', source: '/s', target: '/app/' }],
    tmpfs: ['/mem:size=1m'],
    configs: [{ source: 'c' }, { source: 'd', target: '/etc/d.conf' }],
    secrets: [{ source: 'k', target: 'key' }],
  };
  expect(mountTargets(service).sort()).toEqual(['/app', '/c', '/etc/d.conf', '/mem', '/run/secrets/key']);
});
