/** Refuses compose files that nothing should try to read, Compose included. Pure but for `read`. */
import { ProjectError } from '../../errors.js';
import { MAX_FILES, MAX_TOTAL_BYTES } from './limits.js';
import type { Mistake } from './mistake.js';
import { readTree } from './read-tree.js';

const HINTS: Readonly<Record<Mistake['kind'], string>> = {
  size: 'Move what is generated or large out of it: `include`, `env_file`, `configs` with a `file`.',
  depth: 'No key of a compose file lies that deep: flatten what is nested.',
  aliases: 'Write out what the aliases (`*name`) repeat, or use fewer of them.',
  syntax: 'Correct the YAML there; `docker compose config` reads the same file.',
  root: 'A compose file begins with keys such as `services:`.',
};

/** What is quoted from a file may be as long as the file. */
const MAX_MESSAGE = 300;

/**
 * Checks `files` and all that they include and extend, before Compose reads them. A file that is not there is not its
 * business, and an empty one neither.
 * @param files absolute paths, in the order of `-f`
 * @param read the text of a file, `undefined` if it cannot be read
 * @throws ProjectError `compose-invalid`, with file and line, for the first file that is too large, nested too deeply,
 * expands too far by its aliases, is not YAML, or has something else than a mapping at its root; for too many files
 */
export function checkSources(
  files: readonly string[],
  read: (file: string) => string | undefined,
  env: Readonly<Record<string, string>> = {},
): void {
  const tree = readTree(files, read, env);
  for (const { file, mistake, lineAt } of tree.files.values()) {
    if (mistake === undefined) continue;
    const line = lineAt(mistake.offset);
    const message = mistake.message.replace(/\s+/g, ' ').slice(0, MAX_MESSAGE);
    throw new ProjectError('compose-invalid', `line ${line}: ${message}`, {
      location: { file, line },
      hint: HINTS[mistake.kind],
    });
  }
  if (!tree.isCut) return;
  const message = `expected at most ${MAX_FILES} compose files of ${MAX_TOTAL_BYTES} bytes in all, got more by include and extends`;
  const [file] = files;
  throw new ProjectError('compose-invalid', message, {
    ...(file !== undefined && { location: { file } }),
    hint: 'Include fewer files.',
  });
}
