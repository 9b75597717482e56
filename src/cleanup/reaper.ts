/** Finds what sessions left on this host and removes what is certainly dead. Nothing without our label is ever looked at. */
import type { Clock } from '../context.js';
import type { Engine, OwnedObject } from '../docker/engine.js';
import { LABEL } from '../docker/labels.js';
import { EnvironmentError } from '../errors.js';
import { endMarked } from '../processes/find.js';
import { bootId, pidNamespace, processStart } from './host.js';
import { type Evidence, judge } from './liveness.js';
import { closeSession, readRecords, removeDeadAsides } from './session.js';
import { sweep, UNSETTLED } from './sweep.js';

export interface ReapedSession {
  readonly session: string;
  readonly repository: string;
  readonly suite: string;
  readonly objects: readonly { readonly kind: string; readonly name: string }[];
  readonly ageSeconds: number;
  readonly dead: boolean;
  readonly why: string;
}

export interface ReapOptions {
  readonly olderThanMs: number;
  readonly dryRun: boolean;
  /** Just this session; absent: all. Who asks for it by name needs no proof that it is dead, but that its process does not run. */
  readonly session?: string;
  /** What the API says of a run's attempt; absent where no token is given. */
  readonly runStatus?: (repository: string, runId: string, attempt: number) => Promise<Evidence['runStatus']>;
}

/**
 * Judges every session that left objects or a record on this host, and removes the dead ones. One that will not go does
 * not keep the others.
 * @throws EnvironmentError `teardown-incomplete`, once all were tried
 */
export async function reap(
  engine: Engine,
  state: string,
  clock: Clock,
  options: ReapOptions,
): Promise<ReapedSession[]> {
  const records = readRecords(state);
  const bySession = new Map<string, OwnedObject[]>();
  for (const object of await engine.owned([LABEL.session])) {
    const session = object.labels[LABEL.session] ?? '';
    if (session === '') continue;
    bySession.set(session, [...(bySession.get(session) ?? []), object]);
  }
  const now = Math.floor(clock.now() / 1000);
  const host = {
    // On another host's engine the boot id of whoever made a session says nothing about that session.
    bootId: engine.info.isLocal ? bootId() : '',
    pidNamespace: pidNamespace(),
    processStart,
    now,
    olderThan: options.olderThanMs / 1000,
  };
  const judged = await Promise.all(
    sessionsOf(bySession, records, options).map(async (session) => {
      const objects = bySession.get(session) ?? [];
      const record = records.get(session);
      const labels = objects[0]?.labels ?? {};
      const runStatus = (await options.runStatus?.(...runOf(labels))) ?? 'unknown';
      const created = Math.min(...objects.map((object) => object.created || now), now);
      const isAskedFor = options.session !== undefined;
      const { dead, why } = judge({ session, labels, created, record, runStatus, isAskedFor }, host);
      const found: ReapedSession = {
        session,
        repository: labels[LABEL.repository] ?? record?.repository ?? '',
        suite: labels[LABEL.suite] ?? '',
        objects: objects.map(({ kind, name }) => ({ kind, name })),
        ageSeconds: now - created,
        dead,
        why,
      };
      return { found, record };
    }),
  );
  if (!options.dryRun) removeDeadAsides(state);
  const failures: string[] = [];
  for (const { found, record } of judged) {
    if (!found.dead || options.dryRun) continue;
    try {
      await endMarked(found.session, (ms) => clock.sleep(ms));
      await sweep(engine, [`${LABEL.session}=${found.session}`], clock, UNSETTLED);
      if (record !== undefined) closeSession(state, record);
    } catch (error) {
      failures.push(`session ${found.session}: ${(error as Error).message}`);
    }
  }
  if (failures.length > 0) {
    throw new EnvironmentError('teardown-incomplete', failures.join('\n'), {
      hint: 'Run it again; `docker ps -a` shows what holds them.',
    });
  }
  return judged.map(({ found }) => found);
}

/** Ids, sorted. */
function sessionsOf(
  objects: ReadonlyMap<string, unknown>,
  records: ReadonlyMap<string, unknown>,
  { session }: Pick<ReapOptions, 'session'>,
): string[] {
  const all = [...new Set([...objects.keys(), ...records.keys()])].sort();
  return session === undefined ? all : all.filter((one) => one === session);
}

const runOf = (labels: Readonly<Record<string, string>>): [string, string, number] => [
  labels[LABEL.repository] ?? '',
  labels[LABEL.runId] ?? '',
  Number(labels[LABEL.runAttempt] ?? 1),
];
