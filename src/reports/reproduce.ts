/** The command that runs again, on a laptop, what failed in a shard. */
import type { ShardReport } from './report.js';

const PLACES = 20;

/**
 * `isoshard run --suite X -- <file>:<line> …` with the places of the failed tests of `shard`; the whole suite if none of them has
 * one. `select` says how the suite's runner takes a test: by default `file:line`.
 */
export function reproduceCommand(
  shard: ShardReport,
  select: (test: { readonly id: string; readonly file: string; readonly line: number }) => string = atLine,
): string {
  const failed = shard.tests.filter((test) => test.outcome === 'failed' && test.file !== '');
  const places = [...new Set(failed.map(select))].slice(0, PLACES);
  const rest = places.length === 0 ? '' : ` -- ${places.map(shellWord).join(' ')}`;
  return `isoshard run --suite ${shellWord(shard.suite)}${rest}`;
}

function atLine({ file, line }: { readonly file: string; readonly line: number }): string {
  return line > 0 ? `${file}:${line}` : file;
}

/** `text` as one word of a POSIX shell. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
