/** The Twirp protocol as GitHub's result services speak it: JSON bodies, snake case, 64-bit numbers as strings. */

/** An answer that is an error: HTTP status, Twirp code, sentence. */
export class TwirpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export type Body = Readonly<Record<string, unknown>>;

/** Who asks, by the token. `run` is the run's and attempt's backend id, `job` that of the job. */
export interface Caller {
  readonly run: string;
  readonly job: string;
  readonly scopes: readonly CacheScope[];
}

/** A ref whose caches the caller may read (bit 1) or write (bit 2). */
export interface CacheScope {
  readonly Scope: string;
  readonly Permission: number;
}

export type Method = (body: Body, caller: Caller) => object;

/** A field that has to be there, as text. Wrapper types of protobuf arrive as the bare value or as `{value}`. */
export function field(body: Body, name: string): string {
  const value = optionalField(body, name);
  if (value === undefined || value === '') throw new TwirpError(400, 'invalid_argument', `${name} is missing`);
  return value;
}

export function optionalField(body: Body, name: string): string | undefined {
  const value = body[name];
  const bare = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
  return bare === undefined || bare === null ? undefined : String(bare);
}
