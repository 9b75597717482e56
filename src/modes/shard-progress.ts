/** A line now and then for each shard while its tests run, from the receipt as it grows. */
import type { Log } from '../context.js';

const QUIET_MS = 5000;

interface Counted {
  readonly event?: unknown;
  readonly ok?: unknown;
  readonly willRetry?: unknown;
  readonly setup?: unknown;
  readonly title?: unknown;
}

/** Receives the whole receipt each time that it has grown; logs a failure at once and a count every 5 s. */
export function shardProgress(log: Log, shard: string, planned: number, now: () => number): (receipt: string) => void {
  let saidAt = now();
  let said = 0;
  let lines = 0;
  let ended = 0;
  let failed = 0;
  return (receipt) => {
    const complete = receipt.slice(0, receipt.lastIndexOf('\n') + 1).split('\n');
    for (const line of complete.slice(lines, -1)) {
      const event = parse(line);
      if (event.event !== 'end' || event.setup === true || event.willRetry === true) continue;
      ended += 1;
      if (event.ok !== false) continue;
      failed += 1;
      log.info(`[${shard}] failed: ${oneLine(String(event.title))}`);
    }
    lines = Math.max(lines, complete.length - 1);
    if (ended === said || (now() - saidAt < QUIET_MS && ended < planned)) return;
    saidAt = now();
    said = ended;
    log.info(`[${shard}] ${ended} of ${planned} tests${failed > 0 ? `, ${failed} failed` : ''}`);
  };
}

function parse(line: string): Counted {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 200);
