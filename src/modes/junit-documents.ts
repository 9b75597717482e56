/** The JUnit XML that a runner left in its output folder. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUT_FILES } from '../runners/adapter.js';
import { JUNIT_LIMIT } from '../runners/junit.js';

/** Text by name. What is too long to be read comes as its first characters and one more than may be: the reader says so. */
export function junitDocuments(folder: string): Record<string, string> {
  const [one, more] = [OUTPUT_FILES.junit, OUTPUT_FILES.junitFolder];
  const isFile = existsSync(join(folder, more)) && statSync(join(folder, more)).isFile();
  const inside =
    existsSync(join(folder, more)) && !isFile
      ? readdirSync(join(folder, more), { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.xml'))
          .sort()
          .map((name) => join(more, name))
      : [];
  const names = [one, ...(isFile ? [more] : []), ...inside].filter((name) => existsSync(join(folder, name)));
  return Object.fromEntries(names.map((name) => [name, read(join(folder, name))]));
}

function read(file: string): string {
  // A character of the text is at most three bytes of the file.
  return statSync(file).size > 3 * JUNIT_LIMIT ? ' '.repeat(JUNIT_LIMIT + 1) : readFileSync(file, 'utf8');
}
