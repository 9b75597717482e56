/** Keeping a stack for debugging: whether. */
import type { RunInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import type { ShardOutcome } from '../reports/results.js';

/**
 * Whether the stack of a shard stays, by its outcome; says why not where it was asked for.
 * @param foreign why the code is not the repository's own, if so: it gets no machine of others for hours
 */
export function keepPolicy(
  { log, env }: Pick<Context, 'log' | 'env'>,
  { keep }: Pick<RunInputs, 'keep'>,
  shard: string,
  foreign?: string,
): (outcome: ShardOutcome) => boolean {
  return (outcome) => {
    const wanted = keep === 'always' || (keep === 'on-failure' && outcome !== 'passed' && outcome !== 'cancelled');
    if (!wanted) return false;
    const refusal =
      env.RUNNER_ENVIRONMENT === 'github-hosted'
        ? 'is of no use on a hosted runner, which goes when the job ends'
        : foreign && `is not for this code (${foreign})`;
    if (refusal === undefined) return true;
    log.warning(`keep: ${keep} ${refusal}: the stack of ${shard} is removed`);
    return false;
  };
}
