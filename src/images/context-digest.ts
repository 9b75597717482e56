/**
 * Digest of a build context: the content, mode and links of its files, by path; never their times. `.dockerignore`
 * is followed by a library that keeps Docker's own rules.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import ignore from '@balena/dockerignore';

/** Paths below `folder`, forward slashes, that Docker would send: sorted by code unit. */
export function contextPaths(folder: string, dockerfile: string): string[] {
  const own = resolve(folder, `${dockerfile}.dockerignore`);
  const shared = join(folder, '.dockerignore');
  const rules = existsSync(own) ? own : existsSync(shared) ? shared : undefined;
  const matcher = ignore({ ignorecase: false });
  const text = rules === undefined ? '' : readFileSync(rules, 'utf8');
  matcher.add(text);
  // An excluded folder may hold what a later rule takes back in: then it has to be walked.
  const hasExceptions = /^\s*!/m.test(text);
  const paths: string[] = [];
  const walk = (relative: string) => {
    for (const entry of readdirSync(join(folder, relative), { withFileTypes: true })) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      const isIgnored = matcher.ignores(path);
      if (entry.isDirectory() && (!isIgnored || hasExceptions)) walk(path);
      if (!isIgnored) paths.push(path);
    }
  };
  walk('');
  return paths.sort((a, b) => (a < b ? -1 : 1));
}

async function contentDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** `sha256:…` of the context in `folder`. */
export async function contextDigest(folder: string, dockerfile: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of contextPaths(folder, dockerfile)) {
    const full = join(folder, path);
    const stat = lstatSync(full);
    const what = stat.isSymbolicLink()
      ? ['link', readlinkSync(full)]
      : stat.isFile()
        ? ['file', (stat.mode & 0o777).toString(8), await contentDigest(full)]
        : [stat.isDirectory() ? 'folder' : 'other', (stat.mode & 0o777).toString(8)];
    hash.update(JSON.stringify([path, ...what]));
  }
  return `sha256:${hash.digest('hex')}`;
}
