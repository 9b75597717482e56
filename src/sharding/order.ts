/** Orders that are the same on every machine: by UTF-16 code unit, never by locale. */

/** Compares two strings by code unit, as `Array.prototype.sort` does by itself. */
export function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A comparator that asks `keys` in turn: numbers upwards, strings by code unit. */
export function by<T>(...keys: readonly ((value: T) => string | number)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const key of keys) {
      const left = key(a);
      const right = key(b);
      const order =
        typeof left === 'number' && typeof right === 'number' ? left - right : byCodeUnit(String(left), String(right));
      if (order !== 0) return order;
    }
    return 0;
  };
}
