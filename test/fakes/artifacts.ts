/** The artifacts of one run in memory, with the contract of the real ones (`test/contract/artifacts.ts`). */
import { join, relative, resolve } from 'node:path';
import type { Artifacts } from '../../src/context.js';
import { EnvironmentError } from '../../src/errors.js';
import { type FileTree, readTree, writeTree } from './file-tree.js';

export interface MemoryArtifacts extends Artifacts {
  /** Contents of an artifact, by path in it. */
  contents(name: string): FileTree | undefined;
}

/** All jobs of a run share one; `available: false` is a place without the service. */
export function memoryArtifacts({ available = true } = {}): MemoryArtifacts {
  const artifacts = new Map<string, FileTree>();
  const check = (): void => {
    if (!available) throw new EnvironmentError('service-unavailable', 'There is no artifact service here');
  };
  return {
    available,
    contents: (name) => artifacts.get(name),
    async upload(name, root, files) {
      check();
      const tree = await readTree(files.map((file) => resolve(root, file)));
      if (tree.size === 0) throw new EnvironmentError('service-unavailable', `Nothing to upload as ${name}`);
      if (artifacts.has(name)) return 'exists';
      artifacts.set(name, new Map([...tree].map(([file, bytes]) => [relative(root, file), bytes])));
      return { id: artifacts.size, url: `https://github.com/octo/farm/actions/runs/1/artifacts/${artifacts.size}` };
    },
    async list(prefix) {
      check();
      return [...artifacts.keys()].filter((name) => name.startsWith(prefix)).sort();
    },
    downloadPast: async () => false,
    async download(name, folder) {
      check();
      const tree = artifacts.get(name);
      if (tree === undefined) return false;
      await writeTree(new Map([...tree].map(([path, bytes]) => [join(folder, path), bytes])));
      return true;
    },
  };
}
