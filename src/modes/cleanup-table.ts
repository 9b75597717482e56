/** What a cleanup found, as a table: what, whose, how old, what became of it and why. Pure. */
import { formatDuration } from '../config/duration.js';

export interface Found {
  readonly what: string;
  readonly whose: string;
  /** Milliseconds. */
  readonly ageMs: number;
  readonly outcome: 'removed' | 'would be removed' | 'left';
  readonly why: string;
}

const HEADS = ['what', 'whose', 'age', 'outcome', 'why'];

/** Columns under their heads; the last is as long as it is. */
export function cleanupTable(found: readonly Found[]): string {
  const rows = [
    HEADS,
    ...found.map(({ what, whose, ageMs, outcome, why }) => [what, whose || '-', formatDuration(ageMs), outcome, why]),
  ].map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')));
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
