/** How a place in compose files is asked for, and how it is told. */

/**
 * A step on the way from the root of a compose file:
 * - a string: a key, such as `services`;
 * - `item`: the item of a list that is equal to it or begins with it before a `=` or `:`; the key of that name where the
 *   list is written as a map (`environment`, `labels`, `extra_hosts`, `networks`, `depends_on`);
 * - `target`: the item of `ports`, `volumes`, `tmpfs`, `secrets`, `configs` or `devices` whose container side it is, in
 *   short or long syntax: `8000`, `53/udp`, `/app/data`.
 */
export type Step = string | { readonly item: string } | { readonly target: string };

/** Where something is written. */
export interface Position {
  /** Absolute path. */
  readonly file: string;
  /** Of the key, or of the item of a list; counts from 1. */
  readonly line: number;
  /** The scalar without its quotes and with its variables, such as `${DATA}:/data`; absent where the value is none. */
  readonly text?: string;
}
