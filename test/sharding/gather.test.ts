import { expect, test } from 'vitest';
import { partition } from '../../src/sharding/partition.js';
import { toUnits } from '../../src/sharding/units.js';

const tests = ['a.ts', 'b.ts', 'c.ts'].flatMap((file) =>
  [1, 2, 3].map((line) => ({ id: `${line}${file}`, title: 'does it', file, line, group: `${line}${file}` })),
);

test('units of equal weight: neighbours stay together, and the loads are what they were', () => {
  const { units } = toUnits({ tests });
  const { shards } = partition(units, 3);
  const files = shards.map((shard) => [...new Set(shard.units.map((unit) => unit.id.slice(1)))]);
  expect(files.map((list) => list.length)).toEqual([1, 1, 1]);
  expect(shards.map(({ weight }) => weight)).toEqual([3, 3, 3]);
});
