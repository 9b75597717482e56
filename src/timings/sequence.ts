/** A receipt as what each worker of the runner did, one test after the other. */
import type { Receipt, ReceiptEvent } from '../reports/receipt.js';
import { projectOf } from '../sharding/units.js';

type End = Extract<ReceiptEvent, { event: 'end' }>;

export interface Step {
  readonly id: string;
  readonly file: string;
  /** What it kept its worker, without `shared`. */
  readonly durationMs: number;
  /** What of it the runner does not count to the test: hooks of its group, of a worker's first test also the start of a browser. */
  readonly besideMs: number;
  /** What it set up for others of its worker too; ms. */
  readonly shared: readonly (readonly [string, number])[];
  /** Since its worker ended the test before; undefined for the first of all, and where clocks cannot be right. */
  readonly gapMs: number | undefined;
  /** What it was the first of: of a file in its worker, of a worker, of all that ran side by side (`slot`). */
  readonly firstOf: 'nothing' | 'file' | 'worker' | 'slot';
  /** Whether it passed at its first and only try: what failed or was tried again says nothing about the next run. */
  readonly isClean: boolean;
}

export interface Sequence {
  readonly steps: readonly Step[];
  /** What each set-up project took, from its first test to its last. */
  readonly setups: ReadonlyMap<string, number>;
  /** Unix milliseconds; undefined if nothing ended. */
  readonly startMs: number | undefined;
  readonly endMs: number;
  /** How many tests ran side by side at most. */
  readonly atOnce: number;
}

interface Timed {
  readonly end: End;
  readonly startMs: number;
  readonly endMs: number;
}

interface Slot {
  worker: number;
  endMs: number;
  files: Set<string>;
}

/** A worker that begins this much before another one ended may still be its successor: clocks are rounded. */
const CLOCK_MS = 20;

/** Tests of several workers come in any order; who a new worker took over from is told by who is never seen again. */
export function sequenceOf({ events }: Receipt): Sequence {
  const all = timed(events);
  const lastSeen = new Map(all.map(({ end }, at) => [end.worker, at]));
  const tries = new Map<string, number>();
  for (const { end } of all) tries.set(end.id, (tries.get(end.id) ?? 0) + 1);
  const slots: Slot[] = [];
  const steps: Step[] = [];
  const setups = new Map<string, number>();
  for (const [at, { end, startMs, endMs }] of all.entries()) {
    let slot = slots.find(({ worker }) => worker === end.worker);
    let firstOf: Step['firstOf'] = slot?.files.has(end.file) ? 'nothing' : 'file';
    const before = slots
      .filter((other) => (lastSeen.get(other.worker) ?? 0) < at && other.endMs <= startMs + CLOCK_MS)
      .reduce<Slot | undefined>((best, other) => (best && best.endMs >= other.endMs ? best : other), undefined);
    let gapMs = slot === undefined ? undefined : startMs - slot.endMs;
    if (slot === undefined) {
      firstOf = before === undefined ? 'slot' : 'worker';
      gapMs = before === undefined ? undefined : Math.max(0, startMs - before.endMs);
      slot = before ?? { worker: end.worker, endMs, files: new Set() };
      if (before === undefined) slots.push(slot);
      slot.worker = end.worker;
      slot.files = new Set();
    }
    slot.files.add(end.file);
    slot.endMs = endMs;
    if (gapMs !== undefined && gapMs < 0) gapMs = gapMs < -CLOCK_MS ? undefined : 0;
    const { id, file, shared = [] } = end;
    const durationMs = endMs - startMs;
    if (end.setup) {
      const project = projectOf(end.title);
      const between = firstOf === 'nothing' || firstOf === 'file' ? (gapMs ?? 0) : 0;
      setups.set(project, (setups.get(project) ?? 0) + durationMs + between);
      continue;
    }
    const isClean = tries.get(id) === 1 && end.retry === 0 && end.ok && end.status === 'passed';
    const own = durationMs - shared.reduce((sum, [, ms]) => sum + ms, 0);
    steps.push({
      id,
      file,
      durationMs: Math.max(0, own),
      besideMs: durationMs - end.durationMs,
      shared,
      gapMs,
      firstOf,
      isClean,
    });
  }
  return {
    steps,
    setups,
    startMs: all[0]?.startMs,
    endMs: all.reduce((max, { endMs }) => Math.max(max, endMs), 0),
    // Where starts are told by ends, tests of one worker seem to overlap.
    atOnce: Math.min(atOnceOf(all), new Set(all.map(({ end }) => end.worker)).size),
  };
}

/**
 * By start. A test ends when its runner says so: durations leave out `beforeAll` and `afterAll`, which its group pays wherever it runs. But for what
 * is heard late: then its worker's next test has begun. xdist does not say at the start which worker it is, and its controller hears of it
 * late: there the end counts.
 */
function timed(events: readonly ReceiptEvent[]): Timed[] {
  const starts = new Map<string, number>();
  const all: Timed[] = [];
  for (const event of events) {
    if (event.event === 'start' && event.worker >= 0) starts.set(JSON.stringify([event.id, event.retry]), event.atMs);
    if (event.event !== 'end') continue;
    const startMs = starts.get(JSON.stringify([event.id, event.retry])) ?? event.atMs - event.durationMs;
    all.push({ end: event, startMs, endMs: startMs + event.durationMs });
  }
  all.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  const next = new Map<number, number>();
  const told = all.toReversed().map(({ end, startMs, endMs }) => {
    const limit = next.get(end.worker) ?? Number.POSITIVE_INFINITY;
    next.set(end.worker, startMs);
    return { end, startMs, endMs: Math.max(endMs, Math.min(end.atMs, limit)) };
  });
  return told.reverse();
}

function atOnceOf(all: readonly Timed[]): number {
  const moments = all.flatMap(({ startMs, endMs }) => [
    { at: startMs + CLOCK_MS, by: 1 },
    { at: Math.max(endMs, startMs + CLOCK_MS), by: -1 },
  ]);
  moments.sort((a, b) => a.at - b.at || a.by - b.by);
  let now = 0;
  let most = 0;
  for (const { by } of moments) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}
