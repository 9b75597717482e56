/** What a shard that did not pass leaves for people: the first cause, where it was written, and the evidence. */
import { isAbsolute, relative } from 'node:path';
import { redact } from '../compose/redact.js';
import type { Context } from '../context.js';
import { projectName } from '../docker/labels.js';
import type { IsoshardError, SourceLocation } from '../errors.js';
import type { ShardResults } from '../reports/results.js';
import { budgetOf } from '../stack/budget.js';
import type { EventRecord } from '../stack/event-record.js';
import { EVIDENCE_BUDGET_MS, saveEvidence } from '../stack/evidence.js';
import { blame, StartFailure } from '../stack/failure.js';
import type { FirstCause } from '../stack/first-cause.js';
import type { InitialState } from './initial-state.js';
import type { MadeStack } from './make-stack.js';
import type { ShardRequest } from './run-shard.js';
import type { Session } from './session.js';

/** What is known of a shard's stack so far; filled while it is made. */
export interface StackSoFar {
  stack?: MadeStack;
  record?: EventRecord;
  /** What it begins with; absent: no `prepare`. */
  initial?: InitialState | undefined;
  /** Whether all of it was ready once. */
  wasReady?: boolean;
}

/** Saves the evidence, and asks who of a stack that had been ready failed first. Never throws; 5 s at most. */
export async function stackEvidence(
  context: Pick<Context, 'env'>,
  { engine, record: session }: Session,
  { plan, selected, attempt, folder }: ShardRequest,
  { stack, record, wasReady = false }: StackSoFar,
): Promise<FirstCause | undefined> {
  const { shard, suite } = selected;
  const project = projectName(session.session, shard.name);
  const planned = { id: plan.id, commit: plan.commit, variant: plan.variant, attempt, suite: suite.name, shard };
  const request = { project, env: context.env, model: stack?.model, redact, plan: planned, events: record?.events };
  const asked = budgetOf(EVIDENCE_BUDGET_MS);
  const [cause] = await Promise.all([
    stack !== undefined && wasReady
      ? asked.of('cause', () => blame(engine, project, stack.model, { wasReady, events: record?.events }))
      : undefined,
    saveEvidence(engine, request, folder),
  ]);
  asked.end();
  return cause;
}

/** Where the user wrote what an error is about: the service that is to blame, or what the error itself names. */
export function placeOf(error: IsoshardError, { stack }: StackSoFar): SourceLocation | undefined {
  return error.location ?? (error instanceof StartFailure ? stack?.locate(error.service) : undefined);
}

/** The place as results have it; `undefined` outside the workspace. */
export function placeInResults(workspace: string, place: SourceLocation | undefined): ShardResults['causeAt'] {
  if (place === undefined) return undefined;
  const file = isAbsolute(place.file) ? relative(workspace, place.file) : place.file;
  if (file.startsWith('..')) return undefined;
  return { file, ...(place.line !== undefined && { line: place.line }) };
}

/** The message with file and line before it, where it is about the text of a file. */
export function causeText(error: IsoshardError, workspace: string): string {
  const { location, message } = error;
  if (location === undefined) return message;
  const file = placeInResults(workspace, location)?.file ?? location.file;
  return `${file}:${location.line === undefined ? '' : `${location.line}:`} ${message}`;
}
