/** Whether the shards of a suite began with the same initial state. */
import type { ShardEvidence } from './evidence.js';
import { type Finding, namedTests } from './findings.js';
import type { ShardResults } from './results.js';

type State = NonNullable<ShardResults['state']>;

interface Begun extends ShardEvidence {
  readonly state: State;
}

/**
 * A finding for each shard whose state is not the one that most of its suite began with; of as many, the one of the first shard counts.
 * States that were made in the stacks themselves have no digest: of them only what they are made from is compared.
 */
export function stateFindings(shards: readonly ShardEvidence[]): Finding[] {
  const begun = shards.flatMap((shard): Begun[] => {
    const state = shard.results?.state;
    return state === undefined ? [] : [{ ...shard, state }];
  });
  const suites = [...new Set(begun.map(({ suite }) => suite.name))];
  return suites.flatMap((suite) => {
    const own = begun.filter((shard) => shard.suite.name === suite);
    const key = mostOf(own.map(({ state }) => state.key));
    const digest = mostOf(own.flatMap(({ state }) => (state.key === key ? (state.digest ?? []) : [])));
    return own.flatMap((shard): Finding[] => {
      const { state } = shard;
      const isOther = state.key !== key || (state.digest !== null && digest !== undefined && state.digest !== digest);
      if (!isOther) return [];
      const why =
        state.key === key
          ? `what it holds is another one (${short(state.digest)}, the others have ${short(digest)})`
          : `it was made from something else (key ${state.key.slice(0, 12)}, the others have ${key?.slice(0, 12)})`;
      const { name, tests } = shard.shard;
      const message = `${name} began with another initial state than the other shards of ${suite}: ${why}; it had ${namedTests(tests)}`;
      return [{ code: 'other-state', message, suite, shard: name, tests }];
    });
  });
}

const short = (digest: string | null | undefined) => (digest ?? 'none').slice(0, 'sha256:'.length + 12);

/** The value that is there most often; of several the first. */
function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}
