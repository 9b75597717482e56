/** What is left of this host: disk, memory, load; and which engine and Compose work on it. */
import { statfs } from 'node:fs/promises';
import { availableParallelism, freemem, loadavg, release, totalmem } from 'node:os';
import { composeVersion } from '../docker/compose.js';
import type { EngineInfo } from '../docker/engine.js';

/** Bytes of the file system that holds `folder`; `undefined` if it cannot be asked. */
async function diskOf(folder: string): Promise<{ folder: string; freeBytes: number; totalBytes: number } | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { folder, freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return undefined;
  }
}

/** @param env of the docker client, for the version of Compose */
export async function hostFacts(
  engine: EngineInfo,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  const [own, volumes, compose] = await Promise.all([
    diskOf(folder),
    engine.isLocal ? diskOf(engine.volumesFolder) : undefined,
    composeVersion({ env, timeoutMs: 3000 }).catch((error: Error) => `unknown: ${error.message}`),
  ]);
  return {
    disks: [own, volumes].filter((disk) => disk !== undefined),
    memory: { totalBytes: totalmem(), freeBytes: freemem() },
    load: loadavg(),
    cpus: availableParallelism(),
    kernel: release(),
    engine: engine.version,
    compose,
  };
}
