/**
 * The closed taxonomy of what can go wrong, by who can act on it. Every error that a person sees is one of
 * these; anything else is our bug and is wrapped into `InternalError` by the entry.
 */

/** Where in a file of the user's a problem lies; `line` and `column` count from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export type InputCode =
  | 'bad-input'
  | 'bad-config'
  | 'unknown-suite'
  | 'unknown-shard'
  | 'config-missing'
  | 'bad-arguments';
export type ProjectCode =
  | 'compose-invalid'
  | 'compose-missing'
  | 'unknown-service'
  | 'hazard-refused'
  | 'port-unmapped'
  | 'build-failed'
  | 'listing-failed'
  | 'suite-empty'
  | 'runner-unsupported'
  | 'prepare-failed'
  | 'state-unclean'
  | 'reset-unavailable'
  | 'start-failed'
  | 'plan-mismatch'
  | 'plan-invalid'
  | 'tests-failed';
export type EnvironmentCode =
  | 'no-engine'
  | 'engine-too-old'
  | 'no-compose'
  | 'port-taken'
  | 'network-exhausted'
  | 'image-missing'
  | 'service-unavailable'
  | 'command-missing'
  | 'teardown-incomplete'
  | 'engine-failed';
export type InternalCode = 'internal';
export type ErrorCode = InputCode | ProjectCode | EnvironmentCode | InternalCode;

interface Details {
  /** What to do now, one sentence. */
  readonly hint?: string;
  readonly location?: SourceLocation | undefined;
  readonly cause?: unknown;
}

/** Base of the taxonomy. `message` says what is wrong: expected X, got Y. */
export abstract class IsoshardError extends Error {
  abstract readonly exitStatus: 1 | 2 | 3 | 4;
  readonly hint: string | undefined;
  readonly location: SourceLocation | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    details: Details = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.hint = details.hint;
    this.location = details.location;
  }
}

/** The author of the workflow, the command line or the configuration can mend it. Exit status 2. */
export class InputError extends IsoshardError {
  readonly exitStatus = 2;
  constructor(code: InputCode, message: string, details?: Details) {
    super(code, message, details);
  }
}

/** The project's compose file, images or tests need mending. Exit status 2, or 1 where its tests failed. */
export class ProjectError extends IsoshardError {
  get exitStatus(): 1 | 2 {
    return ['tests-failed', 'prepare-failed', 'state-unclean', 'start-failed'].includes(this.code) ? 1 : 2;
  }
  constructor(code: ProjectCode, message: string, details?: Details) {
    super(code, message, details);
  }
}

/** The runner, the engine or the network is at fault. Exit status 3. */
export class EnvironmentError extends IsoshardError {
  readonly exitStatus = 3;
  constructor(code: EnvironmentCode, message: string, details?: Details) {
    super(code, message, details);
  }
}

/** Our own bug. Exit status 4. */
export class InternalError extends IsoshardError {
  readonly exitStatus = 4;
  constructor(message: string, details?: Details) {
    super('internal', message, details);
  }
}

/** `error` as one of ours; what is not becomes an `InternalError` with it as its cause. */
export function toIsoshardError(error: unknown): IsoshardError {
  if (error instanceof IsoshardError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new InternalError(message, {
    cause: error,
    hint: 'This is a bug of isoshard: please report it with the log.',
  });
}
