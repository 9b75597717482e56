/** Keeping a stack for debugging: when, and how to get at it. */
import type { RunInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import type { ShardOutcome } from '../reports/results.js';

/** Whether the stack of a shard stays, by its outcome; says how to attach if it does. */
export function keepPolicy(
  { log, env }: Pick<Context, 'log' | 'env'>,
  { keep }: Pick<RunInputs, 'keep'>,
  shard: string,
): (outcome: ShardOutcome) => boolean {
  return (outcome) => {
    const wanted = keep === 'always' || (keep === 'on-failure' && outcome !== 'passed' && outcome !== 'cancelled');
    if (!wanted) return false;
    if (env.RUNNER_ENVIRONMENT === 'github-hosted') {
      log.warning(
        `keep: ${keep} is of no use on a hosted runner, which goes when the job ends: the stack of ${shard} is removed`,
      );
      return false;
    }
    const filter = `--filter label=dev.isoshard.shard=${shard}`;
    log.info(
      [
        `[${shard}] its stack is kept until its deadline, in 6 hours at most:`,
        `  see it      docker ps -a ${filter}`,
        `  read logs   docker logs $(docker ps -aq ${filter} | head -n 1)`,
        `  attach      docker exec -it CONTAINER sh`,
        `  remove it   isoshard cleanup --older-than 0s   (and every other kept stack)`,
      ].join('\n'),
    );
    return true;
  };
}
