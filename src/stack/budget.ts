/** Work that has to be over at a given time, whatever of it is done by then; what is not is named. */

export interface Budget {
  /** What could not be had, and why; one a line. */
  readonly missing: readonly string[];
  /** The result of `work`, or `undefined` if it failed or the time is over. */
  of<T>(name: string, work: () => T | Promise<T>): Promise<T | undefined>;
  /** Ends the clock. */
  end(): void;
}

/** @param ms from now, for all that is asked of it together */
export function budgetOf(ms: number): Budget {
  const missing: string[] = [];
  let expire: (reason: Error) => void = () => undefined;
  const expired = new Promise<never>((_, reject) => {
    expire = reject;
  });
  expired.catch(() => undefined);
  const timer = setTimeout(() => expire(new Error(`not within ${ms / 1000} s`)), ms);
  return {
    missing,
    async of(name, work) {
      try {
        return await Promise.race([Promise.resolve().then(work), expired]);
      } catch (error) {
        missing.push(`${name}: ${(error as Error).message}`);
        return undefined;
      }
    },
    end: () => clearTimeout(timer),
  };
}
