/** How long a cancelled run of four stacks takes from the signal to its end, with its tests running. */
import { rmSync } from 'node:fs';
import { type Leftovers, leftovers } from './leftovers.js';
import type { Place } from './place.js';
import { action } from './rounds.js';

const STACKS = 4;
const TESTING = ['label=dev.isoshard.suite=inside', 'label=com.docker.compose.oneoff=True', 'status=running'];

/** Milliseconds. @throws Error if main did not end by itself as cancelled, or left anything for post to remove */
export async function signalToEnd(place: Place, before: Leftovers): Promise<number> {
  const slow = { ...place, env: { ...place.env, CHAOS_TEST_SECONDS: '60' } };
  const { main } = await action(
    slow,
    {
      cancelWhen: async () => {
        const filters = TESTING.flatMap((filter) => ['--filter', filter]);
        return (await place.docker('ps', '--quiet', ...filters)).split('\n').filter(Boolean).length === STACKS;
      },
    },
    { suite: 'inside', shards: String(STACKS), parallel: String(STACKS) },
  );
  rmSync(place.runnerTemp, { recursive: true, force: true });
  const left = (await leftovers(place)).filter((line) => !before.includes(line));
  if (main.exitCode !== 130 || main.signals.length !== 1 || left.length > 0) {
    throw new Error(
      `main ended with ${main.exitCode} and left ${left.join(', ') || 'nothing'}:\n${main.log.slice(-1500)}`,
    );
  }
  return main.durationMs - (main.signals[0]?.atMs ?? 0);
}
