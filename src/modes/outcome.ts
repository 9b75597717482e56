/** What a mode comes to, for the entry to say: an exit status by the contract, and the document of `--json`. */
export interface Outcome {
  readonly exitStatus: 0 | 1 | 2 | 3 | 4 | 130;
  /** Printed as the one document of standard output, where it was asked for. */
  readonly json?: unknown;
}
