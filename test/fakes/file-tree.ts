/** Files in memory, for the fakes that keep them. */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Contents by path. */
export type FileTree = ReadonlyMap<string, Buffer>;

/** All files at or below the paths, by their absolute path. Throws if a path is not there. */
export async function readTree(paths: readonly string[]): Promise<FileTree> {
  const tree = new Map<string, Buffer>();
  for (const path of paths) {
    if ((await stat(path)).isFile()) {
      tree.set(path, await readFile(path));
      continue;
    }
    const below = await readTree((await readdir(path)).map((name) => join(path, name)));
    for (const [file, bytes] of below) tree.set(file, bytes);
  }
  return tree;
}

export async function writeTree(tree: FileTree): Promise<void> {
  for (const [file, bytes] of tree) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}
