/** What became of a plan's images: a line each in the log, a table in the job summary. Pure. */
import { formatDuration } from '../config/duration.js';
import { codeSpan, escapeMarkdown } from './plain-text.js';

export interface ImageRow {
  readonly service: string;
  /** `sha256:…` of what it is made from. */
  readonly digest: string;
  readonly how: 'present' | 'given' | 'cached' | 'built';
  /** Why it was built, where it was. */
  readonly why: string;
  /** Where it came from, or where it went; empty: nowhere. */
  readonly place: string;
  /** Where it was built, or others lacked it: whether it was handed on, and why not. */
  readonly handedOn: { readonly done: boolean; readonly why: string; readonly ms: number } | undefined;
  readonly movedBytes: number;
  readonly sparedBytes: number;
  readonly ms: number;
}

const HOW = { present: 'was there', given: 'yours', cached: 'fetched', built: 'built' } as const;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
const digest12 = (digest: string): string => digest.replace('sha256:', '').slice(0, 12);

function story({ how, why, place, handedOn }: ImageRow): string {
  if (how === 'cached') return `fetched from ${place}`;
  if (how === 'given') return 'yours, used as it is';
  if (how === 'present') return handedOn === undefined ? 'was there' : `was there; kept in ${place}`;
  const reason = why === '' ? '' : ` (${why})`;
  // Where nothing moves, that is said once.
  if (handedOn === undefined || (!handedOn.done && handedOn.why === why)) return `built${reason}`;
  return `built${reason}; ${handedOn.done ? `kept in ${place}` : `not kept: ${handedOn.why}`}`;
}

export function imageLine(row: ImageRow): string {
  const bytes =
    row.movedBytes + row.sparedBytes === 0
      ? ''
      : `, ${megabytes(row.movedBytes)} moved, ${megabytes(row.sparedBytes)} spared`;
  const took = row.ms + (row.handedOn?.ms ?? 0);
  return `image ${row.service} ${digest12(row.digest)}: ${story(row)}${bytes} (${formatDuration(took)})`;
}

export function imagesMarkdown(rows: readonly ImageRow[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map((row) =>
    [
      escapeMarkdown(row.service),
      codeSpan(digest12(row.digest)),
      HOW[row.how],
      escapeMarkdown(row.how === 'cached' ? row.place : story(row).replace(/^(built|was there;?|yours,) ?/, '')),
      megabytes(row.movedBytes),
      megabytes(row.sparedBytes),
      formatDuration(row.ms + (row.handedOn?.ms ?? 0)),
    ].join(' | '),
  );
  const head = '| Image | Digest | | Why, and where | Moved | Spared | Took |\n|---|---|---|---|--:|--:|--:|';
  return `### Images\n\n${head}\n${lines.map((line) => `| ${line} |`).join('\n')}\n\n`;
}
