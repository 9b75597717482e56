/** What no runner writes: lines of one receipt that are there twice, are missing, or stand in the wrong place. */
import type { Receipt, ReceiptEvent } from './receipt.js';

/** Sentences without a full stop, each about tests by id or about none. */
export interface Disorder {
  readonly message: string;
  readonly tests: readonly string[];
}

/**
 * A receipt begins once, starts a try before it ends it, finishes once and exits once, in this order; errors may stand
 * anywhere before the exit. A try that was started and never ended is one that a kill cut off, unless the runner says that
 * it is through, or the test has been tried again.
 */
export function disorderOf({ events }: Receipt): readonly Disorder[] {
  const found: Disorder[] = [];
  const add = (message: string, tests: readonly string[] = []): void => {
    found.push({ message, tests });
  };
  for (const kind of ['begin', 'finish', 'exit'] as const) {
    const count = events.filter(({ event }) => event === kind).length;
    if (count > 1) add(`the receipt has ${kind} ${count} times`);
  }
  const at = (kind: ReceiptEvent['event']): number => events.findIndex(({ event }) => event === kind);
  const isTest = ({ event }: ReceiptEvent): boolean => event === 'start' || event === 'end';
  const [begin, finish, exit] = [at('begin'), at('finish'), at('exit')];
  if (begin >= 0 && events.slice(0, begin).some(isTest)) add('a test stands in front of the begin');
  if (finish >= 0 && events.slice(finish).some(isTest)) add('a test stands behind the finish');
  if (exit >= 0 && exit < events.length - 1) add('the receipt goes on behind the exit');
  const tries = triesOf(events);
  const unstarted = tries.filter((one) => !one.started).map(({ id }) => id);
  if (unstarted.length > 0) add('a test ended and was never started', unstarted);
  const ended = new Set(tries.filter((one) => one.ended).map(({ id }) => id));
  const setup = events.flatMap((event) => (event.event === 'begin' ? event.setup : []));
  const silent = setup.filter((id) => !ended.has(id));
  const isThrough = events.some((event) => event.event === 'finish' && event.status === 'passed');
  if (isThrough && silent.length > 0) add('a set-up test was announced and never ended', silent);
  const last = new Map<string, number>();
  for (const { id, retry } of tries) last.set(id, Math.max(last.get(id) ?? 0, retry));
  // One that never ended at all is lost, or did not run.
  const open = tries.filter(
    (one) => !one.ended && ended.has(one.id) && (isThrough || one.retry < (last.get(one.id) ?? 0)),
  );
  const openIds = open.map(({ id }) => id);
  if (openIds.length > 0) add('a try of a test never ended', openIds);
  return found;
}

interface Try {
  readonly id: string;
  readonly retry: number;
  started: boolean;
  ended: boolean;
}

function triesOf(events: readonly ReceiptEvent[]): Try[] {
  const tries = new Map<string, Try>();
  for (const event of events) {
    if (event.event !== 'start' && event.event !== 'end') continue;
    const key = `${event.retry} ${event.id}`;
    const one = tries.get(key) ?? { id: event.id, retry: event.retry, started: false, ended: false };
    tries.set(key, one);
    if (event.event === 'start') one.started = true;
    else one.ended = true;
  }
  return [...tries.values()];
}
