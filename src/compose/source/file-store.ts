/** Compose files, each read and parsed once, and no more than the bounds allow. Pure but for `read`. */
import { MAX_FILES, MAX_TOTAL_BYTES } from './limits.js';
import { type ParsedFile, parseFile } from './parse-file.js';

/** Paths that are tried. */
const MAX_TRIES = 5 * MAX_FILES;

export interface SourceFile extends ParsedFile {
  /** Absolute path. */
  readonly file: string;
  /** Absolute paths of the folders that paths in it may count from, likeliest first. */
  readonly folders: readonly string[];
}

export interface FileStore {
  /** By absolute path, in the order in which they were opened. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Whether a bound left files out. */
  readonly isCut: boolean;
  /** `undefined` if it cannot be read or is one too many. `folders` count where it is opened first. */
  open(file: string, folders: readonly string[]): SourceFile | undefined;
}

/** @param read the text of a file, `undefined` if it cannot be read */
export function fileStore(read: (file: string) => string | undefined): FileStore {
  const files = new Map<string, SourceFile>();
  const tried = new Set<string>();
  let length = 0;
  let isCut = false;
  return {
    files,
    get isCut() {
      return isCut;
    },
    open(file, folders) {
      if (tried.has(file)) return files.get(file);
      isCut ||= tried.size >= MAX_TRIES;
      if (tried.size >= MAX_TRIES) return undefined;
      tried.add(file);
      const text = read(file);
      if (text === undefined) return undefined;
      const parsed = parseFile(text);
      // Nothing is kept of a file that is too large by itself.
      if (parsed.documents.length > 0) length += text.length;
      isCut ||= files.size >= MAX_FILES || length > MAX_TOTAL_BYTES;
      if (isCut) return undefined;
      const source = { file, folders: [...new Set(folders)], ...parsed };
      files.set(file, source);
      return source;
    },
  };
}
