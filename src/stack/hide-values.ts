/** What may be shown of containers and models: the values of environments are taken out, wherever they stand. Pure. */

export const HIDDEN = '***';

/** Shorter ones are words, numbers and switches, and stand everywhere. */
const SHORTEST = 6;

/** Variables of images and shells that hold no secret, and whose values are part of many paths. */
const HARMLESS = new Set(['PATH', 'HOME', 'PWD', 'LANG', 'LC_ALL', 'TERM', 'SHELL', 'HOSTNAME', 'TZ']);

/** The values that are to be hidden, of variables by name; the longest first, since one may be part of another. */
export function valuesToHide(environments: readonly Readonly<Record<string, string | null>>[]): string[] {
  const values = environments.flatMap((environment) =>
    Object.entries(environment).flatMap(([name, value]) => (HARMLESS.has(name) || value === null ? [] : [value])),
  );
  return [...new Set(values)].filter((value) => value.length >= SHORTEST).sort((a, b) => b.length - a.length);
}

/** Says which thing it is: a database named `postgres` must not hide the image of that name. */
const NAMES = new Set(['Id', 'Name', 'name', 'Image', 'image', 'Status', 'condition', 'Driver', 'Type', 'type']);
const OWN_LABEL = /^(?:com\.docker\.|dev\.isoshard\.)/;

/** `value` with `***` for each of `values` in its texts; keys, names and the labels of Compose and ours stay. */
export function hideValues<T>(value: T, values: readonly string[]): T {
  const hide = (one: unknown, key: string): unknown => {
    if (typeof one === 'string') {
      if (NAMES.has(key) || OWN_LABEL.test(key)) return one;
      return values.reduce((text, secret) => text.replaceAll(secret, HIDDEN), one);
    }
    if (Array.isArray(one)) return one.map((item) => hide(item, ''));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, item]) => [name, hide(item, name)]));
  };
  return hide(value, '') as T;
}

type Inspection = Readonly<Record<string, unknown>>;

/** The environment that an inspection shows (`Config.Env`). */
export function environmentOf({ Config }: Inspection): Record<string, string> {
  const { Env } = (Config ?? {}) as { Env?: readonly string[] | null };
  return Object.fromEntries(
    (Env ?? []).map((entry) => {
      const at = entry.indexOf('=');
      return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}

/** An inspection without a value of an environment: `NAME=***`. */
export function shownInspection(inspection: Inspection, values: readonly string[]): Inspection {
  const Env = Object.keys(environmentOf(inspection)).map((name) => `${name}=${HIDDEN}`);
  return { ...hideValues(inspection, values), Config: { ...hideValues(inspection.Config as object, values), Env } };
}
