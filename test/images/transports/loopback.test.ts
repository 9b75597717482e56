/** Images through the registry on loopback, with an engine, a cache and artifacts in memory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { artifactEntries } from '../../../src/images/transports/artifact-entries.js';
import { cacheEntries } from '../../../src/images/transports/cache-entries.js';
import type { EntryStore } from '../../../src/images/transports/entries.js';
import { imageTransportContract } from '../../contract/image-transport.js';
import { memoryArtifacts } from '../../fakes/artifacts.js';
import { memoryCache } from '../../fakes/cache.js';
import { loopbackOn } from '../../fakes/loopback.js';

const stores: Readonly<Record<string, (folder: string) => EntryStore>> = {
  'the registry on loopback, over a cache': (folder) => cacheEntries(cache.at(folder), folder),
  'the registry on loopback, over artifacts': (folder) => artifactEntries(artifacts, folder, Date.now),
};
let cache = memoryCache();
let artifacts = memoryArtifacts();

for (const [name, storeAt] of Object.entries(stores)) {
  imageTransportContract(name, async () => {
    [cache, artifacts] = [memoryCache(), memoryArtifacts()];
    const folder = mkdtempSync(join(tmpdir(), 'images-'));
    return {
      job: (engine) => {
        const own = mkdtempSync(join(folder, 'job-'));
        return loopbackOn(engine, storeAt(own), own);
      },
      close: async () => rmSync(folder, { recursive: true, force: true }),
    };
  });
}
