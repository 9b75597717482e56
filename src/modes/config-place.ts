/** Where in isoshard.yml something is said, for errors that only the project behind it shows. The file is read again: a rare way, once. */
import { readFileSync } from 'node:fs';
import type { Config } from '../config/config.js';
import { locate } from '../config/located.js';
import type { Path } from '../config/problem.js';
import type { SourceLocation } from '../errors.js';

/** Of the key or value at `path`; the file alone where it cannot be read any more. */
export function placeInConfig({ file }: Pick<Config, 'file'>, path: Path, at: 'key' | 'value'): SourceLocation {
  try {
    return { file, ...locate(readFileSync(file, 'utf8')).place(path, at) };
  } catch {
    return { file };
  }
}
