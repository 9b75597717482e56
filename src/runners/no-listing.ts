/** Why a runner left no listing, told from what it printed. */
import { ProjectError } from '../errors.js';
import type { ListingOutcome } from './adapter.js';

const SHOWN_LINES = 20;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const ANSI = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** A sign in the output, and what to do about it. */
export interface KnownSign {
  readonly sign: RegExp;
  readonly code: 'listing-failed' | 'runner-unsupported';
  readonly hint: string;
}

/** An error with the end of the runner's own output, and the hint of the first sign that is in it. */
export function explainNoListing(
  runner: string,
  { exitCode, output }: ListingOutcome,
  signs: readonly KnownSign[],
): ProjectError {
  const text = output.replace(ANSI, '').trimEnd();
  const known = signs.find(({ sign }) => sign.test(text));
  const shown = text.split('\n').slice(-SHOWN_LINES).join('\n');
  const ended = exitCode === null ? 'was killed' : `ended with status ${exitCode}`;
  return new ProjectError(known?.code ?? 'listing-failed', `${runner} ${ended} and listed no tests:\n${shown}`, {
    hint: known?.hint ?? 'Run the same command without isoshard to see more of it.',
  });
}
