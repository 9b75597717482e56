/** Names of artifacts: each shard of each variant has its own, and a report finds those of its variant and no others. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listShardArtifacts, shardArtifact } from '../../src/modes/plan-artifact.js';
import { memoryArtifacts } from '../fakes/artifacts.js';

const VARIANTS = ['', 'pg', 'pg-16', 'pg.16', 'pg-a', 'attempt-1', '1', '.', '-'];
const SHARDS = ['ui-1', 'pg-ui-1', 'a-ui-1', '16-ui-1', 'ui-1-attempt-1', '1-1'];

test('variants and suites whose names begin alike are told apart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  try {
    writeFileSync(join(folder, 'receipt.ndjson'), '{}');
    const artifacts = memoryArtifacts();
    for (const variant of VARIANTS)
      for (const shard of SHARDS)
        for (const attempt of [1, 12])
          expect(await artifacts.upload(shardArtifact(variant, shard, attempt), folder, ['receipt.ndjson'])).not.toBe(
            'exists',
          );
    for (const variant of VARIANTS) {
      const found = await listShardArtifacts({ artifacts }, variant);
      const expected = SHARDS.flatMap((shard) => [1, 12].map((attempt) => `${shard} ${attempt}`));
      expect(found.map(({ shard, attempt }) => `${shard} ${attempt}`).sort()).toEqual(expected.sort());
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
