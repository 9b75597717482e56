/** `post`: removes what is left of the session, whatever main did. Reads the state alone, never inputs or compose files. */
import { closeSession, parseRecord, readRecords, SESSION_STATE } from '../cleanup/session.js';
import { sweep, UNSETTLED } from '../cleanup/sweep.js';
import type { Context } from '../context.js';
import { connect } from '../docker/connect.js';
import { LABEL } from '../docker/labels.js';
import { endMarked } from '../processes/find.js';
import type { Outcome } from './outcome.js';

export async function postMode(context: Context): Promise<Outcome> {
  const record = parseRecord(context.state.get(SESSION_STATE));
  // No record: main created nothing.
  if (record === undefined) return { exitStatus: 0 };
  const lease = readRecords(context.paths.state).get(record.session);
  if (lease === undefined) {
    // Main ended its session itself, or was killed just as it opened it.
    closeSession(context.paths.state, record);
    return { exitStatus: 0 };
  }
  if (record.kept || lease.kept) {
    context.log.info(`a stack of session ${record.session} is kept for debugging`);
    return { exitStatus: 0 };
  }
  // First what main left at work: a killed main's docker client goes on creating.
  const ended = await endMarked(record.session, (ms) => context.clock.sleep(ms));
  const engine = await connect(record.dockerHost);
  const removed = await sweep(engine, [`${LABEL.session}=${record.session}`], context.clock, UNSETTLED);
  closeSession(context.paths.state, record);
  context.log.info(`ended ${ended} processes and removed ${removed.length} objects that the step left`);
  return { exitStatus: 0 };
}
