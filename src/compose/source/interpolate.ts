/** Variables in compose files, as far as finding places needs them: nothing here is an error. Pure. */

/** Longer texts stay as they are. */
const MAX_LENGTH = 4096;
/** Defaults within defaults that are followed. */
const MAX_DEPTH = 10;

/**
 * `text` with `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:+other}`, `${NAME+other}` and
 * `${NAME:?message}` replaced, and `$$` by `$`. A variable that is not set is empty.
 */
export function interpolate(text: string, env: Readonly<Record<string, string>>, depth = 0): string {
  if (!text.includes('$') || text.length > MAX_LENGTH || depth > MAX_DEPTH) return text;
  let done = '';
  let at = 0;
  for (let dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
    done += text.slice(at, dollar);
    const rest = text.slice(dollar + 1);
    const name = /^[A-Za-z_]\w*/.exec(rest)?.[0];
    const end = rest.startsWith('{') ? closingBrace(rest) : -1;
    if (name !== undefined) done += valueIn(name, env) ?? '';
    else if (end >= 0) done += substitute(rest.slice(1, end), env, depth);
    else done += '$';
    at = dollar + 1 + (name?.length ?? (end >= 0 ? end + 1 : rest.startsWith('$') ? 1 : 0));
  }
  return done + text.slice(at);
}

/** What stands between the braces, replaced. */
function substitute(expression: string, env: Readonly<Record<string, string>>, depth: number): string {
  const [, name = '', operator = '', other = ''] = /^(\w+)(?:(:?[-+?])([\s\S]*))?$/.exec(expression) ?? [];
  const value = valueIn(name, env);
  const isThere = value !== undefined && !(operator.startsWith(':') && value === '');
  if (operator.endsWith('-')) return isThere ? value : interpolate(other, env, depth + 1);
  if (operator.endsWith('+')) return isThere ? interpolate(other, env, depth + 1) : '';
  return value ?? '';
}

const valueIn = (name: string, env: Readonly<Record<string, string>>) =>
  Object.hasOwn(env, name) ? env[name] : undefined;

/** The index of the brace that closes the one that `text` begins with, or -1. */
function closingBrace(text: string): number {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') open += 1;
    if (text[at] === '}') open -= 1;
    if (open === 0) return at;
  }
  return -1;
}

/** The parts of `text` between its colons, those within `${…}` left alone. */
export function splitAtColons(text: string): string[] {
  const parts: string[] = [];
  let open = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{' && (open > 0 || text[at - 1] === '$')) open += 1;
    if (text[at] === '}' && open > 0) open -= 1;
    if (text[at] !== ':' || open > 0) continue;
    parts.push(text.slice(start, at));
    start = at + 1;
  }
  return [...parts, text.slice(start)];
}
