/** Work of which only so much is done at once. */

/** What it gives back does `work` as soon as fewer than `count` others are at it: what is heaviest first, then in the order of the calls. */
export function atMost(count: number): <T>(work: () => Promise<T>, weight?: number) => Promise<T> {
  const waiting: { readonly go: () => void; readonly weight: number }[] = [];
  let running = 0;
  return async (work, weight = 0) => {
    // Who ends hands his place on, so that nobody comes between.
    if (running >= count) await new Promise<void>((go) => waiting.push({ go, weight }));
    else running += 1;
    try {
      return await work();
    } finally {
      const heaviest = Math.max(...waiting.map((one) => one.weight));
      const [next] = waiting.splice(
        waiting.findIndex((one) => one.weight === heaviest),
        waiting.length === 0 ? 0 : 1,
      );
      if (next === undefined) running -= 1;
      else next.go();
    }
  };
}
