/** What `ready:` of the configuration says of a service: when it is ready, instead of its health check. */

export type ReadyWhen =
  /** A GET of `path` answers with a status from 200 to 399. */
  | { readonly kind: 'http'; readonly path: string; readonly port: number }
  /** Somebody listens. */
  | { readonly kind: 'tcp'; readonly port: number }
  /** A line of its log holds `text`, or matches it where it is written `/…/`. */
  | { readonly kind: 'log'; readonly text: string }
  /** It exits with 0 in the service's container. */
  | { readonly kind: 'command'; readonly argv: readonly string[] };

export interface ReadyRule {
  readonly when: ReadyWhen;
  /** From when the container runs; milliseconds. Absent: as long as the start may take. */
  readonly timeoutMs?: number;
}

/** Such as `http /health on port 8000`. */
export function nameOfRule(when: ReadyWhen): string {
  switch (when.kind) {
    case 'http':
      return `http ${when.path} on port ${when.port}`;
    case 'tcp':
      return `tcp port ${when.port}`;
    case 'log':
      return `log ${when.text}`;
    case 'command':
      return `command ${when.argv.join(' ')}`;
  }
}

/** A line longer than this is looked at up to here; characters. */
const LINE_CHARACTERS = 4000;

/** Whether a line is the one that `text` of a `log` rule is about: it holds it, or matches it where it is written `/…/` or `/…/i`. */
export function logMatcher(text: string): (line: string) => boolean {
  const [, source, flags] = /^\/(.+)\/(i?)$/s.exec(text) ?? [];
  if (source === undefined) return (line) => line.includes(text);
  const pattern = new RegExp(source, flags);
  return (line) => pattern.test(line.slice(0, LINE_CHARACTERS));
}
