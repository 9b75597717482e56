/** Kills at random moments that come again with their seed, one round after the other. */
import { type Bystanders, startBystanders } from './bystanders.js';
import { type OwnEngine, startOwnEngine, whyNoOwnEngine } from './engine.js';
import { leftovers } from './leftovers.js';
import { makePlace, type PlaceOptions } from './place.js';
import { seeded, seedOf } from './random.js';
import { killEngine, killMain, killPost, type Round, type Way, wholeRun } from './rounds.js';
import { signalToEnd } from './signals.js';

export interface ChaosOptions extends PlaceOptions {
  readonly kills: number;
  readonly postKills: number;
  readonly engineKills: number;
  /** How often a run of four stacks is cancelled, to measure how long that takes. */
  readonly signals: number;
  readonly seed: number;
  /** Only the round of this number, of each kind; from 1. */
  readonly only?: number;
  /** Aborted: no further round begins, and what the rounds stood on is removed. */
  readonly signal?: AbortSignal;
}

export interface Figure {
  readonly kind: Kind;
  readonly good: number;
  readonly rounds: number;
  /** What went wrong, with the seed that repeats it. */
  readonly failures: readonly string[];
}

type Kind = 'main' | 'post' | 'engine';
type Say = (line: string) => void;

const PROGRESS_EVERY = 10;
/** A post takes about this long where there is something to remove; milliseconds. */
const POST_MS = 2500;

/** All that was asked for. What an engine of one's own needs and is not here is said, and its rounds are not counted. */
export async function chaos(options: ChaosOptions, say: Say): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  if (options.kills + options.postKills > 0) {
    await withPlace(options, true, async (round, lengthMs) => {
      say(`a run that is left alone takes ${(lengthMs / 1000).toFixed(1)} s; seed ${options.seed}`);
      figures.push(
        await rounds('main', options.kills, options, say, (way, random) => {
          const afterMs = Math.round(random() * lengthMs);
          return [`after ${afterMs} ms`, () => killMain(round(way), afterMs)];
        }),
        await rounds('post', options.postKills, options, say, (way, random) => {
          const mainMs = Math.round((0.3 + random() * 0.6) * lengthMs);
          const postMs = Math.round(random() * POST_MS);
          return [`main after ${mainMs} ms, post after ${postMs} ms`, () => killPost(round(way), mainMs, postMs)];
        }),
      );
    });
  }
  if (options.signals > 0) await measureSignals(options, say);
  if (options.engineKills > 0) {
    const why = whyNoOwnEngine();
    if (why === undefined) figures.push(await engineRounds(options, say));
    else say(`the engine is not killed: ${why}`);
  }
  return figures.filter(({ rounds: count }) => count > 0);
}

/** The longest counts: it has to be well below what the runner gives, which is 7.5 s. */
async function measureSignals(options: ChaosOptions, say: Say): Promise<void> {
  const place = makePlace(options);
  const ms: number[] = [];
  try {
    const before = await leftovers(place);
    while (ms.length < options.signals && !options.signal?.aborted) ms.push(await signalToEnd(place, before));
  } finally {
    place.remove();
  }
  if (ms.length > 0) say(`figure chaos-signal-to-end-of-four-stacks ${(Math.max(...ms) / 1000).toFixed(1)} s`);
}

async function engineRounds(options: ChaosOptions, say: Say): Promise<Figure> {
  const engine: OwnEngine = await startOwnEngine('debian:trixie-slim');
  try {
    return await withPlace({ ...options, dockerHost: engine.address }, false, async (round, lengthMs) => {
      say(`on an engine of our own a run takes ${(lengthMs / 1000).toFixed(1)} s`);
      return rounds('engine', options.engineKills, options, say, (way, random) => {
        const afterMs = Math.round(random() * lengthMs);
        return [`after ${afterMs} ms`, () => killEngine(round(way), engine, afterMs)];
      });
    });
  } finally {
    await engine.stop();
  }
}

async function withPlace<T>(
  options: PlaceOptions,
  lasting: boolean,
  work: (round: (way: Way) => Round, lengthMs: number) => Promise<T>,
): Promise<T> {
  const place = makePlace(options);
  let bystanders: Bystanders | undefined;
  try {
    const lengthMs = await wholeRun(place);
    const standing = await startBystanders(place, lasting);
    bystanders = standing;
    const before = await leftovers(place);
    return await work((way) => ({ place, way, bystanders: standing, before }), lengthMs);
  } finally {
    await bystanders?.remove();
    place.remove();
  }
}

type Plan = (way: Way, random: () => number) => readonly [what: string, kill: () => Promise<string[]>];

async function rounds(
  kind: Kind,
  count: number,
  { seed, only, signal }: ChaosOptions,
  say: Say,
  plan: Plan,
): Promise<Figure> {
  const failures: string[] = [];
  const begun = Date.now();
  const chosen = Array.from({ length: count }, (_, at) => at + 1).filter((at) => only === undefined || at === only);
  let tried = 0;
  for (const at of chosen) {
    if (signal?.aborted) break;
    tried += 1;
    const way: Way = at % 2 === 1 ? 'action' : 'laptop';
    const [what, kill] = plan(way, seeded(seedOf(seed, kind, at)));
    const problems = await kill().catch((error: Error) => [`the round itself failed: ${error.stack}`]);
    if (problems.length > 0) {
      const failure = `${kind} killed, round ${at} (--seed ${seed} --only ${at}), ${way}, ${what}:\n  ${problems.join('\n  ')}`;
      failures.push(failure);
      say(failure);
    }
    if (tried % PROGRESS_EVERY === 0) {
      const each = (Date.now() - begun) / 1000 / tried;
      say(`${kind} killed: ${tried - failures.length} of ${tried} well, ${each.toFixed(1)} s a round`);
    }
  }
  return { kind, good: tried - failures.length, rounds: tried, failures };
}
