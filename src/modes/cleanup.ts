/** `cleanup`: finds what any session left on this host, and removes what is certainly dead. */
import { tmpdir } from 'node:os';
import { type ReapedSession, reap } from '../cleanup/reaper.js';
import { removeDeadTempFolders } from '../cleanup/temp-folder.js';
import { formatDuration } from '../config/duration.js';
import type { CleanupInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import { InputError } from '../errors.js';
import type { Outcome } from './outcome.js';
import { openEngine } from './session.js';

/** Asks GitHub whether a run's attempt is over. */
export type RunStatus = (
  repository: string,
  runId: string,
  attempt: number,
) => Promise<'completed' | 'in-progress' | 'unknown'>;

export async function cleanupMode(context: Context, inputs: CleanupInputs, runStatus: RunStatus): Promise<Outcome> {
  if (inputs.scope === 'caches') {
    throw new InputError('bad-input', 'scope: caches is not available in this version; expected host', {
      hint: 'Entries of the Actions cache go by themselves, the least recently used first.',
    });
  }
  const { engine } = await openEngine(context);
  let found: ReapedSession[];
  try {
    found = await reap(engine, context.paths.state, context.clock, { ...inputs, runStatus });
  } finally {
    // Last: processes of dead sessions may have been writing there.
    for (const folder of removeDeadTempFolders(tmpdir(), inputs.dryRun)) {
      context.log.info(`${folder}: ${inputs.dryRun ? 'would be removed' : 'removed'}, its process is gone`);
    }
  }
  context.log.info(table(found, inputs.dryRun));
  const removed = found.filter(({ dead }) => dead).reduce((sum, { objects }) => sum + objects.length, 0);
  context.outputs.set('removed', String(inputs.dryRun ? 0 : removed));
  return { exitStatus: 0, json: { removed: inputs.dryRun ? 0 : removed, sessions: found } };
}

/** What, whose, how old, why. */
function table(found: readonly ReapedSession[], dryRun: boolean): string {
  if (found.length === 0) return 'nothing of isoshard is on this engine';
  return found
    .map(({ session, repository, suite, objects, ageSeconds, dead, why }) => {
      const what = `${objects.length} objects${suite ? ` of ${suite}` : ''}${repository ? `, ${repository}` : ''}`;
      const done = dead ? (dryRun ? 'would be removed' : 'removed') : 'left';
      return `${session}  ${what}, ${formatDuration(ageSeconds * 1000)} old: ${done}, ${why}`;
    })
    .join('\n');
}
