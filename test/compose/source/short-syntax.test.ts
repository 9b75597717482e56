/** Container sides, as people write them. */
import { expect, test } from 'vitest';
import { hasTarget, isTarget } from '../../../src/compose/source/short-syntax.js';

test.each<[list: string, written: string, target: string, expected: boolean]>([
  ['ports', '8000', '8000', true],
  ['ports', '8000:80', '80', true],
  ['ports', '8000:80', '8000', false],
  ['ports', '8000:8000/tcp', '8000', true],
  ['ports', '53:53/udp', '53', true],
  ['ports', '53:53/udp', '53/udp', true],
  ['ports', '53:53/udp', '53/tcp', false],
  ['ports', '53:53', '53/tcp', true],
  ['ports', '127.0.0.1:8000:8000', '8000', true],
  ['ports', '127.0.0.1::8000', '8000', true],
  ['ports', '[::1]:9000:8000', '8000', true],
  ['ports', '[::1]:9000:8000', '9000', false],
  ['ports', '8000-8010:8000-8010', '8005', true],
  ['ports', '8000-8010:8000-8010', '8011', false],
  ['ports', '3000-3005', '3000', true],
  ['ports', '${PORT:-8000}:80', '80', true],
  ['ports', '${PORT:-8000}:80', '8000', false],
  ['ports', '${A:-${B:-1:2}}:80', '80', true],
  ['ports', '80', '080', true],
  ['ports', '', '80', false],
  ['volumes', './x:/app/data:ro', '/app/data', true],
  ['volumes', './x:/app/data:ro', './x', false],
  ['volumes', '/app/node_modules', '/app/node_modules', true],
  ['volumes', 'data:/data/', '/data', true],
  ['volumes', 'data:/data//db', '/data/db', true],
  ['volumes', 'data:/', '/', true],
  ['volumes', 'data:/database', '/data', false],
  ['volumes', '${DATA}:/data', '/data', true],
  ['volumes', '${DATA:-./a:b}:/data', '/data', true],
  ['volumes', '${DATA:?set DATA}:/data:rw', '/data', true],
  ['volumes', 'C:\\src:C:\\data:ro', 'C:\\data', true],
  ['volumes', 'c:/src:/data', '/data', true],
  ['volumes', 'd:/data', '/data', true],
  ['tmpfs', '/run:size=64m,mode=755', '/run', true],
  ['devices', '/dev/ttyUSB0:/dev/tty0:rwm', '/dev/tty0', true],
  ['devices', '/dev/fuse', '/dev/fuse', true],
  ['secrets', 'password', 'password', true],
  ['secrets', 'password', '/run/secrets/password', true],
  ['configs', 'settings', '/settings', true],
  ['configs', 'settings', 'other', false],
  ['volumes', `${'x'.repeat(5000)}:/data`, '/data', false],
])('%s: %s has %s: %s', (list, written, target, expected) => {
  expect(hasTarget(list, written, target)).toBe(expected);
});

test('long syntax has the container side alone', () => {
  expect(isTarget('ports', '8000-8002', '8001')).toBe(true);
  expect(isTarget('volumes', '/data/', '/data')).toBe(true);
});
