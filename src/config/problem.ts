/** A mistake in the configuration, before it has a place in the file. */

export type Path = readonly (string | number)[];

export interface Problem {
  /** Where, as keys and indices from the top. */
  readonly path: Path;
  /** Whether the key at `path` is meant, or its value. */
  readonly at: 'key' | 'value';
  /** What is wrong: expected X, got Y. */
  readonly message: string;
}

/** `suites.e2e.collect[0]`; the empty path is `the file`. */
export function writtenPath(path: Path): string {
  if (path.length === 0) return 'the file';
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}

export function atKey(path: Path, message: string): Problem {
  return { path, at: 'key', message };
}

export function atValue(path: Path, message: string): Problem {
  return { path, at: 'value', message };
}
