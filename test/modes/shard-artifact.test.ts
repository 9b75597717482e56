/** What post uploads of shards that main did not: also where there was no stack to gather evidence of. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { announceShards, uploadEvidence } from '../../src/modes/shard-artifact.js';
import { memoryArtifacts } from '../fakes/artifacts.js';
import { recordingLog } from '../fakes/log.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shards-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const left = (file: string) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), file);
};

test('half a receipt is uploaded, evidence is, and nothing of an earlier step', async () => {
  const saved = new Map<string, string>();
  const artifacts = memoryArtifacts();
  const context = {
    artifacts,
    log: recordingLog(),
    run: { repository: 'o/r', runId: '1', attempt: 2, job: 'j', commit: 'c' },
    state: {
      get: (name: string) => saved.get(name) ?? '',
      save: (name: string, value: string) => void saved.set(name, value),
    },
  };
  for (const file of ['ui-1/receipt.ndjson', 'ui-1/tests.log', 'ui-2/evidence/model.json', 'ui-3/tests.log'])
    left(file);
  left('api-1/receipt.ndjson');
  // The control: nothing was announced.
  await uploadEvidence(context);
  expect(await artifacts.list('')).toEqual([]);
  announceShards(context, { variant: '', folder, shards: ['ui-1', 'ui-2', 'ui-3', 'ui-4', '../ui-1'] });
  await uploadEvidence(context);
  expect(await artifacts.list('')).toEqual(['isoshard-shard-ui-1-attempt-2', 'isoshard-shard-ui-2-attempt-2']);
  expect([...(artifacts.contents('isoshard-shard-ui-1-attempt-2')?.keys() ?? [])].sort()).toEqual([
    'receipt.ndjson',
    'tests.log',
  ]);
  expect(context.log.texts('warning')).toEqual([]);
});
