/** `cleanup`: finds what any session left on this host, and removes what is certainly dead. */
import { tmpdir } from 'node:os';
import { type ReapedSession, reap } from '../cleanup/reaper.js';
import { removeDeadTempFolders } from '../cleanup/temp-folder.js';
import type { CleanupInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import { type CollectedState, collectLayers, collectStates } from '../snapshot/collect-states.js';
import { type CacheApi, cleanupCaches } from './cleanup-caches.js';
import { cleanupTable } from './cleanup-table.js';
import type { Outcome } from './outcome.js';
import { openEngine } from './session.js';

/** What is asked of GitHub. */
export interface CleanupApi extends CacheApi {
  /** Whether a run's attempt is over. */
  runAttemptStatus(
    repository: string,
    runId: string,
    attempt: number,
  ): Promise<'completed' | 'in-progress' | 'unknown'>;
}

export async function cleanupMode(context: Context, inputs: CleanupInputs, api: CleanupApi): Promise<Outcome> {
  if (inputs.scope === 'caches') return cleanupCaches(context, inputs, api);
  const { engine } = await openEngine(context);
  let found: ReapedSession[];
  let states: CollectedState[] = [];
  try {
    found = await reap(engine, context.paths.state, context.clock, { ...inputs, runStatus: api.runAttemptStatus });
    // After the sessions: what they were making is nobody's any more. Who asks for one session gets that one, and what it took.
    if (inputs.session === undefined) states = await collectStates(engine, context.clock, inputs);
    else if (!inputs.dryRun) await collectLayers(engine);
  } finally {
    // Last: processes of dead sessions may have been writing there.
    for (const folder of removeDeadTempFolders(tmpdir(), inputs.dryRun)) {
      context.log.info(`${folder}: ${inputs.dryRun ? 'would be removed' : 'removed'}, its process is gone`);
    }
  }
  context.log.info(table(found, inputs));
  if (states.length > 0) context.log.info(stateTable(states, inputs));
  const removed =
    found.filter(({ dead }) => dead).reduce((sum, { objects }) => sum + objects.length, 0) +
    states.filter((state) => state.removed).length;
  context.outputs.set('removed', String(inputs.dryRun ? 0 : removed));
  return { exitStatus: 0, json: { removed: inputs.dryRun ? 0 : removed, sessions: found, states } };
}

function stateTable(states: readonly CollectedState[], { dryRun }: CleanupInputs): string {
  return cleanupTable(
    states.map(({ key, suite, repository, bytes, ageMs, removed, why }) => ({
      what: `initial state ${key.slice(0, 12)}, ${Math.round(bytes / 1e6)} MB`,
      whose: [repository, suite].filter(Boolean).join(' '),
      ageMs,
      outcome: removed ? (dryRun ? 'would be removed' : 'removed') : 'left',
      why,
    })),
  );
}

/** What, whose, how old, why. */
function table(found: readonly ReapedSession[], { dryRun, session: asked }: CleanupInputs): string {
  if (found.length === 0)
    return `nothing of ${asked === undefined ? 'isoshard' : `session ${asked}`} is on this engine`;
  return cleanupTable(
    found.map(({ session, repository, suite, objects, ageSeconds, dead, why }) => ({
      what: `session ${session}, ${objects.length} ${objects.length === 1 ? 'object' : 'objects'}`,
      whose: [repository, suite].filter(Boolean).join(' '),
      ageMs: ageSeconds * 1000,
      outcome: dead ? (dryRun ? 'would be removed' : 'removed') : 'left',
      why,
    })),
  );
}
