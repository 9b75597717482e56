/** Shards over time, as one SVG picture: where the time of a run went. */
import { formatDuration } from '../config/duration.js';
import { escapeHtml, oneLine } from './plain-text.js';
import type { ShardReport } from './report.js';
import { PHASES } from './results.js';

const WIDTH = 1000;
const LABEL = 160;
const TIME = 90;
const ROW = 24;
/** Shards that began further apart than this many times the longest ran in several attempts: they are drawn from one start. */
const APART = 4;

/** A row a shard; empty if none took any time. Numbers and classes only beside the escaped names. */
export function renderTimeline(shards: readonly ShardReport[]): string {
  const timed = shards.filter((shard) => shard.durationMs > 0);
  if (timed.length === 0) return '';
  const offsets = offsetsOf(timed);
  const end = timed.reduce((max, shard, index) => Math.max(max, (offsets[index] ?? 0) + shard.durationMs), 0);
  const scale = (WIDTH - LABEL - TIME) / end;
  const rows = timed.map((shard, index) => row(shard, index * ROW, (offsets[index] ?? 0) * scale, scale));
  const height = timed.length * ROW;
  const phases = PHASES.filter((phase) => timed.some((shard) => (shard.phases[phase] ?? 0) > 0));
  const legend = phases.map((phase) => {
    return `<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="${phase}" width="10" height="10"/></svg> ${phase}</span>`;
  });
  return [
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Time of each shard">`,
    ...rows,
    '</svg>',
    `<p class="legend muted">${legend.join('')}</p>`,
  ].join('\n');
}

function offsetsOf(shards: readonly ShardReport[]): readonly number[] {
  const starts = shards.map((shard) => shard.startedAtMs);
  const known = starts.filter((start) => start !== undefined);
  if (known.length < starts.length) return [];
  const first = known.reduce((min, start) => Math.min(min, start), Number.MAX_SAFE_INTEGER);
  const longest = shards.reduce((max, shard) => Math.max(max, shard.durationMs), 0);
  const offsets = known.map((start) => start - first);
  return offsets.some((offset) => offset > APART * longest) ? [] : offsets;
}

function row(shard: ShardReport, top: number, offset: number, scale: number): string {
  const parts: string[] = [];
  let x = LABEL + offset;
  const bar = (name: string, ms: number): void => {
    const title = `<title>${name} ${formatDuration(ms)}</title>`;
    parts.push(
      `<rect class="${name}" x="${round(x)}" y="${top + 4}" width="${round(ms * scale)}" height="${ROW - 8}">${title}</rect>`,
    );
    x += ms * scale;
  };
  let rest = shard.durationMs;
  for (const phase of PHASES) {
    const ms = shard.phases[phase] ?? 0;
    if (ms > 0) bar(phase, ms);
    rest -= ms;
  }
  if (rest > 0) bar('rest', rest);
  const baseline = top + ROW - 8;
  const name = `<text x="0" y="${baseline}">${escapeHtml(oneLine(shard.name, 22))}</text>`;
  const time = `<text class="late" x="${round(x + 6)}" y="${baseline}">${formatDuration(shard.durationMs)}</text>`;
  return `<g>${name}${parts.join('')}${time}</g>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
