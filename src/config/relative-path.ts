/** Paths in a configuration. Pure: nothing is looked up. */

/**
 * Whether `path` is relative and does not lead out of the folder that it counts from. Backslashes separate too, since
 * they do on Windows; a drive letter makes a path absolute.
 */
export function staysInside(path: string): boolean {
  if (/^([/\\]|[A-Za-z]:)/.test(path)) return false;
  let depth = 0;
  for (const part of path.split(/[/\\]/)) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return false;
  }
  return true;
}
