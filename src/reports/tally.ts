/** A shard's receipts, counted: what was selected, started and ended. */
import type { Receipt, ReceiptEvent } from './receipt.js';

type Finish = Extract<ReceiptEvent, { event: 'finish' }>;
type Exit = Extract<ReceiptEvent, { event: 'exit' }>;

export interface Tally {
  /** Ids that the runner said it would run; undefined if it never said. */
  readonly begun: ReadonlySet<string> | undefined;
  readonly setup: ReadonlySet<string>;
  readonly started: ReadonlySet<string>;
  readonly ended: ReadonlySet<string>;
  /** Ended, or started, more than once in one try. */
  readonly repeated: ReadonlySet<string>;
  /** Ended before they started. */
  readonly disordered: ReadonlySet<string>;
  readonly errors: readonly string[];
  readonly finish: Finish | undefined;
  readonly exit: Exit | undefined;
  readonly truncated: boolean;
}

/** Counts the events of `receipts`; of several finishes and exits the first that is not good speaks. */
export function tally(receipts: readonly Receipt[]): Tally {
  const events = receipts.flatMap((receipt) => receipt.events);
  const begins = events.filter((event) => event.event === 'begin');
  const setup = new Set(begins.flatMap((event) => event.setup));
  const starts = new Set<string>();
  const ends = new Set<string>();
  const [started, ended, repeated, disordered] = [
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
  ];
  for (const event of events) {
    if (event.event !== 'start' && event.event !== 'end') continue;
    if (event.event === 'end' && event.setup) setup.add(event.id);
    const key = `${event.retry} ${event.id}`;
    const seen = event.event === 'start' ? starts : ends;
    if (seen.has(key)) repeated.add(event.id);
    if (event.event === 'start' && ends.has(key) && !starts.has(key)) disordered.add(event.id);
    seen.add(key);
    (event.event === 'start' ? started : ended).add(event.id);
  }
  const finishes = events.filter((event) => event.event === 'finish');
  const exits = events.filter((event) => event.event === 'exit');
  return {
    begun: begins.length === 0 ? undefined : new Set(begins.flatMap((event) => event.tests)),
    setup,
    started,
    ended,
    repeated,
    disordered,
    errors: events.flatMap((event) => (event.event === 'error' ? [event.message] : [])),
    finish: finishes.find((event) => event.status !== 'passed') ?? finishes[0],
    exit: exits.find((event) => event.code !== 0) ?? exits[0],
    truncated: receipts.some((receipt) => receipt.truncated),
  };
}
