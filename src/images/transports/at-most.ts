/** Work of which only so much is done at once. */

/** What it gives back does `work` as soon as fewer than `count` others are at it: what is most urgent first, then in the order of the calls. */
export function atMost(count: number): <T>(work: () => Promise<T>, urgency?: number) => Promise<T> {
  const waiting: { readonly go: () => void; readonly urgency: number }[] = [];
  let running = 0;
  return async (work, urgency = 0) => {
    // Who ends hands his place on, so that nobody comes between.
    if (running >= count) await new Promise<void>((go) => waiting.push({ go, urgency }));
    else running += 1;
    try {
      return await work();
    } finally {
      const most = Math.max(...waiting.map((one) => one.urgency));
      const [next] = waiting.splice(
        waiting.findIndex((one) => one.urgency === most),
        waiting.length === 0 ? 0 : 1,
      );
      if (next === undefined) running -= 1;
      else next.go();
    }
  };
}
