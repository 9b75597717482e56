/** The fakes keep the contracts of what they stand for. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { artifactsContract } from '../contract/artifacts.js';
import { cacheContract } from '../contract/cache.js';
import { memoryArtifacts } from '../fakes/artifacts.js';
import { memoryCache } from '../fakes/cache.js';

async function temporaryFolder(): Promise<{ folder: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'fakes-'));
  return { folder, close: () => rm(folder, { recursive: true }) };
}

cacheContract('the cache in memory', async () => ({
  cache: memoryCache(),
  readOnly: memoryCache('read'),
  ...(await temporaryFolder()),
}));

artifactsContract('the artifacts in memory', async () => {
  const artifacts = memoryArtifacts();
  return { artifacts, otherJob: artifacts, ...(await temporaryFolder()) };
});
