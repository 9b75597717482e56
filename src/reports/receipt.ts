/**
 * Receipts: what a shard really ran, one JSON document a line, written by the plugin inside the test runner as it
 * happens. First the header, then events. Everything in a receipt is hostile until parsed.
 */
export type TestStatus = 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';

/**
 * The initial state that a shard's stack began with, known before its first test: the key of what it is made from, and the digest of
 * its content; null where `prepare` ran in the stack itself.
 */
export interface BegunState {
  readonly key: string;
  readonly digest: string | null;
}

export interface ReceiptHeader {
  readonly kind: 'isoshard-receipt';
  readonly version: 1;
  /** `id` of the plan that the shard was given. */
  readonly plan: string;
  readonly suite: string;
  /** `suite-index`. */
  readonly shard: string;
  /** The run's attempt. */
  readonly attempt: number;
  /** Absent: the suite has no `prepare`. */
  readonly state?: BegunState;
}

/** A failure's place and text, for annotations. `file` is relative to the runner's root where it can be. */
export interface TestError {
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

export type ReceiptEvent =
  /** The ids that the runner is about to run, after selection; `setup` apart. */
  | {
      readonly event: 'begin';
      readonly tests: readonly string[];
      readonly setup: readonly string[];
      readonly runner: string;
      readonly runnerVersion: string;
    }
  | {
      readonly event: 'start';
      readonly id: string;
      readonly retry: number;
      readonly atMs: number;
      readonly worker: number;
    }
  | {
      readonly event: 'end';
      readonly id: string;
      readonly retry: number;
      readonly status: TestStatus;
      /** Whether the runner counts this outcome as good (a `test.fail()` that failed is). */
      readonly ok: boolean;
      /** Whether the runner will try it again. */
      readonly willRetry: boolean;
      /** Set-up and teardown of fixtures included, where the runner counts them to the test. */
      readonly durationMs: number;
      /** Its parts where the runner tells them apart: of the first test that needs a shared fixture, `setupMs` is its cost. */
      readonly phases?: { readonly setupMs: number; readonly callMs: number; readonly teardownMs: number };
      /** What of it went into what other tests of its worker have too, such as fixtures of a module: name → ms. */
      readonly shared?: readonly (readonly [string, number])[];
      /** When it was over: later than its start and `durationMs` where that leaves out hooks of its group. */
      readonly atMs: number;
      readonly worker: number;
      readonly setup: boolean;
      readonly title: string;
      readonly file: string;
      readonly line: number;
      readonly errors: readonly TestError[];
    }
  /** An error outside any test: a file that does not compile, a global set-up. */
  | { readonly event: 'error'; readonly message: string; readonly file?: string; readonly line?: number }
  /** The runner's own verdict, at its end. */
  | {
      readonly event: 'finish';
      readonly status: 'passed' | 'failed' | 'timedout' | 'interrupted';
      readonly durationMs: number;
    }
  /** Added by isoshard: how the runner's process ended. */
  | { readonly event: 'exit'; readonly code: number | null; readonly signal: string | null };

export interface Receipt {
  readonly header: ReceiptHeader;
  readonly events: readonly ReceiptEvent[];
  /** Whether the last line was cut off, as a kill leaves it. */
  readonly truncated: boolean;
}
