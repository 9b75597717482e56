/**
 * `post`: saves the evidence of what is left of the session, then removes it, whatever main did. Reads the state alone, never
 * inputs or compose files.
 */
import { closeSession, parseRecord, readRecords, SESSION_STATE, type SessionRecord } from '../cleanup/session.js';
import { sweep, UNSETTLED } from '../cleanup/sweep.js';
import type { Context } from '../context.js';
import { connect } from '../docker/connect.js';
import { LABEL } from '../docker/labels.js';
import { endMarked } from '../processes/find.js';
import { collectStates } from '../snapshot/collect-states.js';
import { saveLeftEvidence } from './left-evidence.js';
import type { Outcome } from './outcome.js';
import { uploadEvidence } from './shard-artifact.js';

export async function postMode(context: Context): Promise<Outcome> {
  // None: main created nothing, or has removed it. The file of it may be gone (a test that clears its home), or be elsewhere
  // (a later step that sets HOME): it is asked for nothing but what main kept in its last moment.
  const record = parseRecord(context.state.get(SESSION_STATE));
  try {
    if (record !== undefined) {
      await endSession(context, record, (readRecords(context.paths.state).get(record.session) ?? record).kept);
    }
  } finally {
    await uploadEvidence(context);
  }
  return { exitStatus: 0 };
}

async function endSession(context: Context, record: SessionRecord, kept: boolean): Promise<void> {
  if (kept) {
    context.log.info(`a stack of session ${record.session} is kept for debugging`);
    return;
  }
  // First what main left at work: a killed main's docker client goes on creating.
  const ended = await endMarked(record.session, (ms) => context.clock.sleep(ms));
  const engine = await connect(record.dockerHost);
  await saveLeftEvidence(context, engine, record);
  const removed = await sweep(engine, [`${LABEL.session}=${record.session}`], context.clock, UNSETTLED);
  // An initial state that it was making is nobody's now; on a machine that stays it would lie there until the next run.
  await collectStates(engine, context.clock, { dryRun: false, maker: record.session });
  closeSession(context.paths.state, record);
  context.log.info(`ended ${ended} processes and removed ${removed.length} objects that the step left`);
}
