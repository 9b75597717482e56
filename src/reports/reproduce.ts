/** The command that runs again, on a laptop, what failed in a shard. */
import { oneLine } from './plain-text.js';
import { type Report, type ShardReport, shardsOf } from './report.js';

const PLACES = 20;

interface Place {
  readonly id: string;
  readonly file: string;
  readonly line: number;
}

/**
 * `isoshard run --suite X -- <file>:<line> …` with the places of the failed tests of `shard`, or if there are none of those that
 * did not run; their files where there are more than 20; the whole shard by `--shard i/N` where that is not enough, or none is
 * known. `select` says how the suite's runner takes a test: by default `file:line`.
 */
export function reproduceCommand(shard: ShardReport, select: (test: Place) => string = atLine): string {
  const command = `isoshard run --suite ${shellWord(shard.suite)}`;
  const failed = shard.tests.filter((test) => test.outcome === 'failed');
  const open = [...shard.tests.filter((test) => test.outcome === 'interrupted'), ...shard.notRun];
  const wanted = (failed.length > 0 ? failed : open).filter((test) => test.file !== '');
  const places = [...new Set(wanted.map(select))];
  const words = places.length <= PLACES ? places : [...new Set(wanted.map((test) => test.file))];
  if (words.length === 0 || words.length > PLACES) return `${command} --shard ${shard.index}/${shard.total}`;
  return `${command} -- ${words.map(shellWord).join(' ')}`;
}

function atLine({ file, line }: Place): string {
  return line > 0 ? `${file}:${line}` : file;
}

/** `text` as one word of a POSIX shell. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What of `commands` (by shard) belongs to failed shards: each once, one line each, in the plan's order. */
export function failedCommands(report: Report, commands: ReadonlyMap<string, string> | undefined): readonly string[] {
  const failed = shardsOf(report).filter((shard) => shard.verdict === 'failure');
  return [...new Set(failed.flatMap((shard) => commands?.get(shard.name) ?? []))].map((command) =>
    oneLine(command, 4000),
  );
}
