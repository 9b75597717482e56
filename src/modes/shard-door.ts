/** The door for resets of one shard: what its tests learn of it, and what a request does. */
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTempFolder } from '../cleanup/temp-folder.js';
import type { SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import type { Receipt } from '../reports/receipt.js';
import { resetStack } from '../snapshot/reset.js';
import { DOOR_MOUNT, type Door, planDoor, socketIn, whileOpen } from '../stack/reset-door.js';
import type { MadeStack } from './make-stack.js';
import type { Session } from './session.js';

/** A socket's path may have 107 characters, and one of them ends it. */
const LONGEST_PATH = 106;

/** `undefined` where the suite asks for none. The folder goes with the session's scratch, or is a temporary one where that lies too deep. */
export function doorOf({ reset }: SuiteConfig, { record }: Session, shard: string): Door | undefined {
  if (reset === undefined) return undefined;
  const folder = join(record.scratch, 'doors', shard);
  if (Buffer.byteLength(socketIn(folder)) > LONGEST_PATH) return planDoor(makeTempFolder(tmpdir()));
  mkdirSync(folder, { recursive: true });
  return planDoor(folder);
}

/** For the tests' process; `plugins` as it sees them. */
export function doorVariables(suite: SuiteConfig, door: Door | undefined, plugins: string): Record<string, string> {
  if (door === undefined) return {};
  return {
    ISOSHARD_RESET: suite.reset?.when ?? '',
    ISOSHARD_RESET_SOCKET: socketIn(suite.place.kind === 'service' ? DOOR_MOUNT : door.folder),
    ISOSHARD_RESET_TOKEN: door.token,
    ...(suite.runner === 'playwright' && { ISOSHARD_PLAYWRIGHT_FIXTURES: `${plugins}/playwright/fixtures.cjs` }),
  };
}

export interface OpenDoor {
  readonly suite: SuiteConfig;
  readonly shard: string;
  readonly stack: MadeStack;
  readonly door: Door | undefined;
  /** Called when somebody asks for a reset. */
  readonly onReset: () => void;
}

/**
 * What is to be said of a suite with `reset: between-retries`, of which tests were tried again on the stack as their first try had left it; `undefined`:
 * nothing. Pure. @param resets that were asked for
 */
export function unresetRetries(receipt: Pick<Receipt, 'events'> | undefined, resets: number): string | undefined {
  const retries = receipt?.events.filter((event) => event.event === 'start' && event.retry > 0).length ?? 0;
  if (retries <= resets) return undefined;
  return `${retries - resets} of ${retries} retries began without a reset, which \`reset: between-retries\` asks for: Playwright's tests need the fixtures of docs/databases.md, pytest's are those of pytest-rerunfailures`;
}

/** Runs the tests while their door is open; its folder is gone afterwards. */
export async function throughDoorOf<T>(
  context: Context,
  session: Session,
  { suite, shard, stack, door, onReset }: OpenDoor,
  work: () => Promise<T>,
): Promise<T> {
  if (door === undefined) return work();
  const reset = async () => {
    onReset();
    const refresh = suite.prepareOptions?.refresh ?? [];
    const done = await resetStack(session.engine, stack, context, { refresh });
    // For the next one, while the test runs.
    if (done.by === 'restart') void session.spares.renew(stack);
    const how = done.by === 'template' ? 'by template' : `${done.services.join(', ')} started anew`;
    const why = done.why === undefined ? '' : `, since ${done.why}`;
    context.log.debug(`[${shard}] put back in ${done.ms} ms: ${how}${why}`);
    return done;
  };
  try {
    return await whileOpen(door, reset, work);
  } finally {
    rmSync(door.folder, { recursive: true, force: true });
  }
}
