/** Whether the shards of a suite began with the same initial state. */
import type { ShardEvidence } from './evidence.js';
import { type Finding, namedTests } from './findings.js';
import type { BegunState } from './receipt.js';

interface Begun extends ShardEvidence {
  /** As its receipts and results say, without repetition; more than one: they contradict each other. */
  readonly states: readonly BegunState[];
}

/**
 * A finding for each shard whose state is not the one that most of its suite began with; of as many, the one of the first shard counts.
 * States that were made in the stacks themselves have no digest: of them only what they are made from is compared. The receipt says it
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
    const digest = mostOf(first.flatMap((state) => (state.key === key ? (state.digest ?? []) : [])));
    return own.flatMap((shard): Finding[] => {
      const why = whyOther(shard, { key, digest });
      if (why === undefined) return [];
      const { name, tests } = shard.shard;
      const message = `${name} began with another initial state than the other shards of ${suite}: ${why}; it had ${namedTests(tests)}`;
      return [{ code: 'other-state', message, suite, shard: name, tests }];
    });
  });
}

function statesOf({ receipts, results }: ShardEvidence): BegunState[] {
  const told = [...receipts.map(({ header }) => header.state), results?.state].filter((state) => state !== undefined);
  return told.filter((state, at) => told.findIndex((one) => isSame(one, state)) === at);
}

const isSame = (a: BegunState, b: BegunState): boolean => a.key === b.key && a.digest === b.digest;

function whyOther(
  { states, receipts }: Begun,
  { key, digest }: { readonly key: string; readonly digest: string | undefined },
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
  if (state.digest === null || digest === undefined || state.digest === digest) return undefined;
  return `what it holds is another one (${short(state.digest)}, the others have ${short(digest)})`;
}

const short = (digest: string | null) => (digest ?? 'none').slice(0, 'sha256:'.length + 12);
const nameOf = ({ key, digest }: BegunState) => `${short(digest)} of key ${key.slice(0, 12)}`;

/** The value that is there most often; of several the first. */
function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}
