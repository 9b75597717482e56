// Random numbers that are the same in every run: mulberry32.
// @ts-check

/** @param {number} seed */
export function seeded(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  /** Normal, by Box and Muller. */
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    /** From `low` to `high`, both included. @param {number} low @param {number} high */
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    /** Of the given median and spread of its logarithm. @param {number} median @param {number} spread */
    logNormal: (median, spread) => median * Math.exp(spread * normal()),
  };
}
