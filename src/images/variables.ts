/** Variables in a Dockerfile, as BuildKit replaces them (moby/buildkit, frontend/dockerfile/shell). Pure. */

export interface Filled {
  readonly text: string;
  /** Variables that have no value and no fallback there. */
  readonly unset: readonly string[];
}

/** Fallbacks within fallbacks that are followed. */
const MAX_DEPTH = 10;

/**
 * `text` with `$NAME`, `${NAME}`, `${NAME:-other}`, `${NAME-other}`, `${NAME:+other}` and `${NAME+other}` replaced and
 * quotes removed. A variable that is not set is empty.
 */
export function fillVariables(text: string, values: ReadonlyMap<string, string>, depth = 0): Filled {
  const unset: string[] = [];
  const unquoted = text.replace(/^(["'])(.*)\1$/s, '$2');
  if (!unquoted.includes('$') || depth > MAX_DEPTH) return { text: unquoted, unset };
  const filled = unquoted.replace(
    /\\(\$)|\$(\w+)|\$\{(\w+)(?:(:?[-+?])((?:[^{}]|\{[^{}]*\})*))?\}/g,
    (_, escaped: string, plain: string, braced: string, operator = '', other = '') => {
      if (escaped !== undefined) return escaped;
      const name = plain ?? braced;
      const value = values.get(name);
      const isThere = value !== undefined && !(operator.startsWith(':') && value === '');
      const inner = () => {
        const nested = fillVariables(other, values, depth + 1);
        unset.push(...nested.unset);
        return nested.text;
      };
      if (operator.endsWith('+')) return isThere ? inner() : '';
      if (operator.endsWith('-') && !isThere) return inner();
      if (!isThere) unset.push(name);
      return value ?? '';
    },
  );
  return { text: filled, unset };
}
