/** Small files in the user's cache folder: written at once or not at all, and never worth an error. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that nobody else may read; false if it cannot be. */
export function keepFile(file: string, text: string): boolean {
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, text, { mode: 0o600 });
    renameSync(temporary, file);
    return true;
  } catch {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // Where nothing can be written nothing is left.
    }
    return false;
  }
}
