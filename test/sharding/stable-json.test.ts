import { expect, test } from 'vitest';
import { by } from '../../src/sharding/order.js';
import { stableJson } from '../../src/sharding/stable-json.js';

test('keys by code unit, kind and version and id first, arrays as they are', () => {
  const value = { é: 1, z: [3, { b: 1, a: undefined }], Z: 2, id: 'i', version: 1, kind: 'k' };
  expect(stableJson(value).replace(/\n */g, '')).toBe(
    '{"kind": "k","version": 1,"id": "i","Z": 2,"z": [3,{"b": 1}],"é": 1}',
  );
});

test('a key named __proto__ is a key', () => {
  expect(stableJson(JSON.parse('{"__proto__":{"x":1}}'))).toContain('"__proto__"');
});

test('order by several keys, numbers as numbers, strings by code unit', () => {
  const rows = [
    ['b', 10],
    ['a', 9],
    ['B', 1],
    ['a', 10],
  ] as const;
  expect(
    [...rows].sort(
      by(
        (row) => row[0],
        (row) => row[1],
      ),
    ),
  ).toEqual([
    ['B', 1],
    ['a', 9],
    ['a', 10],
    ['b', 10],
  ]);
});
