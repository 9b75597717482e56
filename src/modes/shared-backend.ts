/** Tells people that several workers of a runner share one backend: their tests see each other's data. */
import type { SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';

/**
 * Tells it of each suite once. `workers`: those of the configuration before the run, and where it leaves them to the runner those
 * that were seen at work.
 */
export function sharedBackendTeller(
  { log }: { readonly log: Pick<Context['log'], 'warning'> },
  hasStack: boolean,
): (suite: Pick<SuiteConfig, 'name' | 'runner' | 'database'>, workers: number | undefined) => void {
  const told = new Set<string>();
  return ({ name, runner, database }, workers = 1) => {
    const isShared = database === undefined || database.strategy === 'shared';
    if (!hasStack || !isShared || workers < 2 || told.has(name)) return;
    told.add(name);
    log.warning(
      `suite ${name}: ${workers} workers of ${runner} share one backend in each shard; with \`workers: 1\` and more stacks (--parallel) each has its own`,
    );
  };
}
