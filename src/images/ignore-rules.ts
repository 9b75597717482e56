/** `.dockerignore`: the rules of Docker, by a library that keeps them, and what of a folder has to be walked. */
import ignore from '@balena/dockerignore';
import { ProjectError } from '../errors.js';

export interface IgnoreRules {
  /** Whether Docker leaves `path` out: forward slashes, relative to the context. */
  ignores(path: string): boolean;
  /** Whether something below a folder that is left out may be taken in again. */
  mayHold(folder: string): boolean;
}

/**
 * @param file where `text` comes from, for messages
 * @throws ProjectError `build-failed` for a pattern that is none
 */
export function ignoreRules(text: string, file: string): IgnoreRules {
  const matcher = ignore({ ignorecase: false });
  const exceptions: (readonly string[])[] = [];
  let hasRules = false;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    try {
      // Docker takes these as they are (moby/patternmatcher); the library, which is older, makes a regular expression of them.
      const pattern = line.startsWith('#')
        ? line
        : line.replace(/\\.|[+(){}|]/g, (found) => (found.length > 1 ? found : `\\${found}`));
      ignore({ ignorecase: false }).add(pattern).ignores('x');
      matcher.add(pattern);
      hasRules ||= /^\s*[^#\s]/.test(line);
    } catch (cause) {
      throw new ProjectError('build-failed', `${line.trim()} is no pattern: ${(cause as Error).message}`, {
        cause,
        location: { file, line: index + 1 },
        hint: 'See https://docs.docker.com/build/concepts/context/#dockerignore-files',
      });
    }
    if (/^\s*!/.test(line))
      exceptions.push(
        line
          .trim()
          .slice(1)
          .trim()
          .replace(/^\.?\/+|\/+$/g, '')
          .split('/'),
      );
  }
  return {
    ignores: (path) => hasRules && matcher.ignores(path),
    mayHold: (folder) => exceptions.some((pattern) => mayMatchBelow(pattern, folder.split('/'))),
  };
}

/** Whether a path below `folder` may match `pattern`. Wrong answers are on the side of walking. */
function mayMatchBelow(pattern: readonly string[], folder: readonly string[]): boolean {
  for (const [index, name] of folder.entries()) {
    const part = pattern[index];
    if (part === undefined || part === '**' || part === '..') return true;
    if (part !== name && !/[*?[\\]/.test(part)) return false;
  }
  return true;
}
