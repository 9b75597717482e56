/** A session around work that creates things on an engine: what it made is gone when it ends, however it ends. */
import { tmpdir } from 'node:os';
import { reap } from '../cleanup/reaper.js';
import { closeSession, keepSession, openSession, SESSION_STATE, type SessionRecord } from '../cleanup/session.js';
import { SETTLED, sweep, UNSETTLED } from '../cleanup/sweep.js';
import { removeDeadTempFolders } from '../cleanup/temp-folder.js';
import type { Config } from '../config/config.js';
import type { Context } from '../context.js';
import { composeVersion, engineAddress } from '../docker/compose.js';
import { connect } from '../docker/connect.js';
import type { Engine } from '../docker/engine.js';
import { LABEL, sessionLabels } from '../docker/labels.js';
import { NO_ENGINE, noEngine } from '../docker/no-engine.js';
import { endMarked } from '../processes/find.js';
import { collectStates } from '../snapshot/collect-states.js';
import { Spares } from '../snapshot/spares.js';
import { AddressBook } from '../stack/networks.js';
import { ComposeReader } from './compose-project.js';

export interface Session {
  readonly engine: Engine;
  readonly record: SessionRecord;
  readonly compose: ComposeReader;
  /** Address blocks for the networks of its stacks. */
  readonly addresses: AddressBook;
  /** Layers above saved states, made ahead. */
  readonly spares: Spares;
  /** Leaves what the session made until its deadline. */
  keep(): void;
}

/** Sessions that nothing vouches for are given this long by the sweep at every start; milliseconds. */
const REAP_AFTER_MS = 24 * 60 * 60 * 1000;

/** The engine of this machine, checked; nothing is created. @throws EnvironmentError `no-engine`, `engine-too-old`, `no-compose` */
export async function openEngine({
  env,
}: Pick<Context, 'env'>): Promise<{ engine: Engine; address: string | undefined }> {
  const address = await engineAddress({ env });
  // Who has neither an engine nor a client is told of the engine: both come by one installation.
  const [engine, compose] = await Promise.allSettled([connect(address), composeVersion({ env })]);
  if (engine.status === 'rejected') throw engine.reason;
  if (compose.status === 'rejected') throw compose.reason;
  return { engine: engine.value, address };
}

/**
 * Opens a session, does `work`, and removes all that the session made, also after an error or a signal. Where the project has
 * no stack no engine is asked for.
 */
export async function withSession<T>(
  context: Context,
  { compose }: Pick<Config, 'compose'>,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const hasStacks = compose !== false;
  const { engine, address } = hasStacks ? await openEngine(context) : { engine: noEngine(), address: NO_ENGINE };
  if (hasStacks) await reapQuietly(context, engine);
  const record = openSession(context, address);
  let isKept = false;
  const keep = () => {
    isKept = true;
    keepSession(context, record);
  };
  const spares = new Spares(engine, record.session, sessionLabels(record));
  const end = async () => {
    await spares.close();
    await endMarked(record.session, (ms) => context.clock.sleep(ms));
    if (isKept) return;
    // A client that was just killed may have orders with the engine that it still carries out.
    const settled = context.signal.aborted ? UNSETTLED : SETTLED;
    await sweep(engine, [`${LABEL.session}=${record.session}`], context.clock, settled);
    await spares.discard();
    closeSession(context.paths.state, record);
    // Post need not look.
    context.state.save(SESSION_STATE, '');
  };
  let done: T;
  try {
    done = await work({
      engine,
      record,
      compose: new ComposeReader(),
      addresses: new AddressBook(engine, () => reapQuietly(context, engine)),
      spares,
      keep,
    });
  } catch (error) {
    // What went wrong first is the error; that something is left is said beside it.
    await end().catch((left: Error) => context.log.warning(left.message));
    throw error;
  }
  await end();
  return done;
}

/** What dead sessions left goes first. That it cannot is no reason not to run. */
async function reapQuietly(context: Context, engine: Engine): Promise<number> {
  let removed = 0;
  try {
    const found = await reap(engine, context.paths.state, context.clock, { olderThanMs: REAP_AFTER_MS, dryRun: false });
    for (const { session, why, objects } of found.filter(({ dead }) => dead)) {
      removed += objects.length;
      if (objects.length > 0) context.log.info(`removed ${objects.length} objects of session ${session}: ${why}`);
    }
  } catch (error) {
    context.log.warning(`what earlier sessions left could not be removed: ${(error as Error).message}`);
  }
  await collectStates(engine, context.clock, { dryRun: false }).then(
    (states) => {
      for (const { removed, why } of states)
        if (removed) context.log.debug(`a saved initial state was removed: ${why}`);
    },
    (error: Error) => context.log.warning(`saved initial states could not be looked at: ${error.message}`),
  );
  removeDeadTempFolders(tmpdir(), false);
  return removed;
}
