/**
 * The session record: on disk before anything of the session exists. It is the session's lease too: it lives while
 * its process does, or, for a kept stack, until its deadline.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import type { Context } from '../context.js';
import type { SessionIdentity } from '../docker/labels.js';
import { bootId, pidNamespace, processStart } from './host.js';
import { isGone, leaseName } from './lease-name.js';

export interface SessionRecord extends SessionIdentity {
  readonly kind: 'isoshard-session';
  readonly version: 1;
  readonly pid: number;
  readonly pidNamespace: string;
  readonly processStart: string;
  /** The engine's address; `undefined`: the default socket; `none`: it has no stacks. */
  readonly dockerHost: string | undefined;
  /** Scratch folder of the session: goes with it. */
  readonly scratch: string;
  /** Whether a stack was left for debugging: then only the deadline ends the session. */
  readonly kept: boolean;
}

/** A session is given up for dead this long after it began; milliseconds. A job lasts 6 h at most on hosted runners. */
export const SESSION_LIFETIME_MS = 6 * 60 * 60 * 1000;

/** The state's name under which post finds the record. */
export const SESSION_STATE = 'session';

const folderOf = (state: string) => join(state, 'sessions');
const fileOf = (state: string, session: string) => join(folderOf(state), `${session}.json`);

/** Writes `text` so that it is on disk, whole, or not there at all. A kill leaves it aside, under a name that tells whose it was. */
function writeDurably(file: string, text: string): void {
  const aside = `${file}.${leaseName() ?? process.pid}.tmp`;
  const descriptor = openSync(aside, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(aside, file);
}

/** Opens a session: post knows of it and its record is on disk when this returns. */
export function openSession(
  context: Pick<Context, 'paths' | 'run' | 'state' | 'clock'>,
  dockerHost: string | undefined,
): SessionRecord {
  const session = randomBytes(5).toString('hex');
  const record: SessionRecord = {
    kind: 'isoshard-session',
    version: 1,
    session,
    repository: context.run.repository,
    runId: context.run.runId,
    attempt: context.run.attempt,
    job: context.run.job,
    bootId: bootId(),
    deadline: Math.floor((context.clock.now() + SESSION_LIFETIME_MS) / 1000),
    pid: process.pid,
    pidNamespace: pidNamespace(),
    processStart: processStart(process.pid),
    dockerHost,
    scratch: join(context.paths.temp, session),
    kept: false,
  };
  // Post first: a record that it does not know of would stay on a host that is never used again.
  context.state.save(SESSION_STATE, JSON.stringify(record));
  mkdirSync(folderOf(context.paths.state), { recursive: true, mode: 0o700 });
  writeDurably(fileOf(context.paths.state, session), JSON.stringify(record));
  mkdirSync(record.scratch, { recursive: true, mode: 0o700 });
  return record;
}

/** Marks the session as kept for debugging: from now on only its deadline ends it. */
export function keepSession(context: Pick<Context, 'paths' | 'state'>, record: SessionRecord): void {
  const kept = JSON.stringify({ ...record, kept: true });
  writeDurably(fileOf(context.paths.state, record.session), kept);
  context.state.save(SESSION_STATE, kept);
}

const keptFolder = (state: string, session: string) => join(state, 'kept', session);

/** Writes a file that a kept session needs, beside the records: it goes with the session. Its path; only its owner can read it. */
export function keepFile(
  state: string,
  { session }: Pick<SessionRecord, 'session'>,
  name: string,
  text: string,
): string {
  mkdirSync(keptFolder(state, session), { recursive: true, mode: 0o700 });
  const file = join(keptFolder(state, session), name);
  writeDurably(file, text);
  return file;
}

/** Ends the lease. Call it when nothing of the session is left; twice is no error. */
export function closeSession(state: string, record: Pick<SessionRecord, 'session' | 'scratch'>): void {
  rmSync(record.scratch, { recursive: true, force: true });
  rmSync(keptFolder(state, record.session), { recursive: true, force: true });
  for (const aside of asides(state).filter((name) => name.startsWith(`${record.session}.json.`))) {
    rmSync(join(folderOf(state), aside), { force: true });
  }
  rmSync(fileOf(state, record.session), { force: true });
}

/** Removes what processes that are gone were just writing when they were killed. */
export function removeDeadAsides(state: string): void {
  for (const aside of asides(state)) {
    const lease = /^[^.]+\.json\.(.+)\.tmp$/.exec(aside)?.[1] ?? '';
    if (isGone(lease)) rmSync(join(folderOf(state), aside), { force: true });
  }
}

function asides(state: string): string[] {
  try {
    return readdirSync(folderOf(state)).filter((name) => name.endsWith('.tmp'));
  } catch {
    return []; // no session was ever here
  }
}

const TYPES = {
  session: 'string',
  repository: 'string',
  runId: 'string',
  attempt: 'number',
  job: 'string',
  bootId: 'string',
  deadline: 'number',
  pid: 'number',
  pidNamespace: 'string',
  processStart: 'string',
  scratch: 'string',
  kept: 'boolean',
} as const;

/**
 * A record as post or the reaper reads it; `undefined` for anything that is none, or of a newer version. Its scratch
 * folder is removed with it, and so has to be the session's by its name.
 */
export function parseRecord(text: string): SessionRecord | undefined {
  let value: Record<string, unknown>;
  try {
    value = Object(JSON.parse(text));
  } catch {
    return undefined;
  }
  const record = value as unknown as SessionRecord;
  const isRecord =
    value.kind === 'isoshard-session' &&
    value.version === 1 &&
    Object.entries(TYPES).every(([key, type]) => typeof value[key] === type) &&
    /^[0-9a-f]{10}$/.test(record.session) &&
    isAbsolute(record.scratch) &&
    basename(record.scratch) === record.session;
  return isRecord ? record : undefined;
}

/** All records on this host, by session. */
export function readRecords(state: string): Map<string, SessionRecord> {
  let files: string[];
  try {
    files = readdirSync(folderOf(state)).filter((file) => file.endsWith('.json'));
  } catch {
    return new Map();
  }
  const records = files.flatMap((file) => {
    try {
      return parseRecord(readFileSync(join(folderOf(state), file), 'utf8')) ?? [];
    } catch {
      return [];
    }
  });
  return new Map(records.map((record) => [record.session, record]));
}
