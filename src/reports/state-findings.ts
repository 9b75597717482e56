/** Whether the shards of a suite began with the same initial state. */
import type { ShardEvidence } from './evidence.js';
import { type Finding, namedTests } from './findings.js';
import type { BegunState } from './receipt.js';
import type { Report } from './report.js';

interface Begun extends ShardEvidence {
  /** As its receipts and results say, without repetition; more than one: they contradict each other. */
  readonly states: readonly BegunState[];
}

/**
 * A finding for each shard whose state is not the one that most of its suite began with; of as many, the one of the first shard counts.
 * States that were made in the stacks themselves have no digest: where all are, only what they are made from is compared; a shard that has one among others
 * that were given a saved state, or the other way round, is named. The receipt says it
 * before the first test and the results at the end: what contradicts itself proves nothing, and neither does one that says nothing.
 */
export function stateFindings(shards: readonly ShardEvidence[]): Finding[] {
  const begun = shards.map((shard): Begun => ({ ...shard, states: statesOf(shard) }));
  const suites = [...new Set(begun.map(({ suite }) => suite.name))];
  return suites.flatMap((suite) => {
    const own = begun.filter((shard) => shard.suite.name === suite);
    const first = own.flatMap(({ states }) => states[0] ?? []);
    const key = mostOf(first.map((state) => state.key));
    if (key === undefined) return [];
    const digest = mostOf(first.flatMap((state) => (state.key === key ? [state.digest] : []))) ?? null;
    return own.flatMap((shard): Finding[] => {
      const why = whyOther(shard, { key, digest });
      if (why === undefined) return [];
      const { name, tests } = shard.shard;
      const message = `${name} began with another initial state than the other shards of ${suite}: ${why}; it had ${namedTests(tests)}`;
      return [{ code: 'other-state', message, suite, shard: name, tests }];
    });
  });
}

/** A sentence for each suite with several shards whose states nothing proves to be the same, as one text; `undefined`: none. */
export function renderUnprovedStates({ suites }: Pick<Report, 'suites'>): string | undefined {
  const unproved = suites.filter(
    ({ shards }) => shards.length > 1 && shards.some(({ begun }) => begun?.digest === null),
  );
  if (unproved.length === 0) return undefined;
  const names = unproved.map(({ name }) => name).join(', ');
  return `Initial state of ${names}: not proved to be the same in each shard, since prepare ran in each stack.`;
}

function statesOf({ receipts, results }: ShardEvidence): BegunState[] {
  const told = [...receipts.map(({ header }) => header.state), results?.state].filter((state) => state !== undefined);
  return told.filter((state, at) => told.findIndex((one) => isSame(one, state)) === at);
}

const isSame = (a: BegunState, b: BegunState): boolean => a.key === b.key && a.digest === b.digest;

function whyOther(
  { states, receipts }: Begun,
  { key, digest }: { readonly key: string; readonly digest: string | null },
): string | undefined {
  const [state, ...others] = states;
  // Without a receipt nothing proves that it ran, which is said elsewhere.
  if (state === undefined) return receipts.length > 0 ? 'its receipt says of none' : undefined;
  const other = others[0];
  if (other !== undefined) {
    return `it is said to be ${nameOf(state)} as well as ${nameOf(other)}`;
  }
  if (state.key !== key) {
    return `it was made from something else (key ${state.key.slice(0, 12)}, the others have ${key.slice(0, 12)})`;
  }
  if (state.digest === digest) return undefined;
  if (state.digest === null)
    return `\`prepare\` ran in its own stack, and the others have a saved one (${short(digest)})`;
  if (digest === null)
    return `it was a saved one (${short(state.digest)}), and in the others \`prepare\` ran in each stack`;
  return `what it holds is another one (${short(state.digest)}, the others have ${short(digest)})`;
}

const short = (digest: string | null) => (digest ?? 'none').slice(0, 'sha256:'.length + 12);
const nameOf = ({ key, digest }: BegunState) => `${short(digest)} of key ${key.slice(0, 12)}`;

/** The value that is there most often; of several the first. */
function mostOf<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}
