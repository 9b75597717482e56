/** The compose files of a stack with all that they include and extend. Pure but for `read`. */
import { dirname, resolve } from 'node:path';
import { type FileStore, fileStore, type SourceFile } from './file-store.js';
import type { IndexedDocument } from './index-document.js';
import { interpolate } from './interpolate.js';
import { type Extends, extendsOf, includesOf, serviceNames } from './references.js';

type Env = Readonly<Record<string, string>>;

export interface SourceTree extends Pick<FileStore, 'files' | 'isCut'> {
  /** What each file includes, in the order written. */
  readonly includes: ReadonlyMap<SourceFile, ReadonlySet<SourceFile>>;
  /** The file that `extends` in `from` names. */
  extended(from: SourceFile, reference: Extends): SourceFile | undefined;
}

/** A file to look for more in: for all that it names, or, where it is extended, for what that one service extends. */
interface Task {
  readonly source: SourceFile;
  readonly service?: string;
}

/**
 * Reads `files` and what they name, each file once. What cannot be read is left out.
 * @param files absolute paths, in the order of `-f`
 * @param read the text of a file, `undefined` if it cannot be read
 */
export function readTree(files: readonly string[], read: (file: string) => string | undefined, env: Env): SourceTree {
  const store = fileStore(read);
  const includes = new Map<SourceFile, Set<SourceFile>>();
  // What is given counts its paths from its own folder, or from the first's, which is the project's.
  const project = dirname(files[0] ?? '/');
  const waiting: Task[] = files.flatMap((file) => {
    const source = store.open(file, [dirname(file), project]);
    return source === undefined ? [] : [{ source }];
  });
  const seen = new Set<string>();
  for (const task of waiting) {
    const key = JSON.stringify([task.source.file, task.service]);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const document of task.source.documents) {
      for (const included of task.service === undefined ? openIncluded(store, task.source, document, env) : []) {
        includes.set(task.source, (includes.get(task.source) ?? new Set()).add(included));
        waiting.push({ source: included });
      }
      for (const extended of openExtended(store, task, document, env)) waiting.push(extended);
    }
  }
  return {
    files: store.files,
    isCut: store.isCut,
    includes,
    extended: (from, { file }) =>
      file === undefined ? from : inFolders(from, file, env, (path) => store.files.get(path)),
  };
}

function openIncluded(store: FileStore, source: SourceFile, document: IndexedDocument, env: Env): SourceFile[] {
  return includesOf(document).flatMap(({ paths, projectDirectory }) => {
    const named = projectDirectory === undefined ? undefined : interpolate(projectDirectory, env);
    const folders = named === undefined ? [] : source.folders.map((folder) => resolve(folder, named));
    return paths.flatMap(
      (path) => inFolders(source, path, env, (file) => store.open(file, [...folders, dirname(file)])) ?? [],
    );
  });
}

function openExtended(store: FileStore, { source, service }: Task, document: IndexedDocument, env: Env): Task[] {
  return (service === undefined ? serviceNames(document) : [service]).flatMap((name) => {
    const { service: base, file } = extendsOf(document, name) ?? {};
    if (base === undefined) return [];
    if (file === undefined) return [{ source, service: base }];
    const extended = inFolders(source, file, env, (path) => store.open(path, [dirname(path)]));
    return extended === undefined ? [] : [{ source: extended, service: base }];
  });
}

/** What `get` has for `path`, written in `from`, in the likeliest folder that has it. */
function inFolders(
  from: SourceFile,
  path: string,
  env: Env,
  get: (file: string) => SourceFile | undefined,
): SourceFile | undefined {
  const written = interpolate(path, env);
  for (const folder of from.folders) {
    const found = get(resolve(folder, written));
    if (found !== undefined) return found;
  }
  return undefined;
}
