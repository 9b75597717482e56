/**
 * Runs `work` with a signal that is aborted with `signal`, and after `ms`.
 *
 * Not `AbortSignal.any([signal, AbortSignal.timeout(ms)])`: in Node 20 nothing but the garbage collector's mercy keeps that timeout, so that what is never answered is
 * waited for without end.
 */
export async function withinTime<T>(
  signal: AbortSignal,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const late = () => ending.abort(new Error(`no answer within ${ms / 1000} s`));
  const cancel = () => ending.abort(signal.reason);
  const timer = setTimeout(late, ms);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    return await work(ending.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}
