/** What a shard's receipt says about its runner, apart from tests: errors, kills, an exit status that says more than the tests. */
import type { Finding, FindingCode } from './findings.js';
import { disorderOf } from './receipt-order.js';
import type { Tally } from './tally.js';
import type { ShardProof } from './verify.js';

/**
 * Findings about `shard`. An exit status other than 0 needs a reason: a failed test, or one of these. `finding` makes one
 * that names the shard.
 */
export function runnerFindings(
  shard: ShardProof,
  counted: Tally,
  finding: (code: FindingCode, message: string, tests?: readonly string[]) => Finding,
): readonly Finding[] {
  const { name } = shard.shard;
  const found: Finding[] = [];
  const add = (code: FindingCode, message: string, tests: readonly string[] = []): void => {
    found.push(finding(code, `${name}: ${message}`, tests));
  };
  const badSetup = shard.setup.filter((test) => test.outcome === 'failed');
  for (const test of badSetup) add('setup-failed', `set-up test "${test.title || test.id}" failed`, [test.id]);
  for (const message of counted.errors.slice(0, SHOWN)) add('runner-error', `error outside tests: ${message}`);
  if (counted.errors.length > SHOWN) add('runner-error', `${counted.errors.length - SHOWN} more errors outside tests`);
  if (counted.begun === undefined && counted.ended.size > 0) add('bad-receipt', 'tests ended, and none was announced');
  for (const { message, tests } of shard.receipts.flatMap(disorderOf)) add('bad-receipt', message, tests);
  if (counted.disordered.size > 0) add('bad-receipt', 'a test ended before it started', [...counted.disordered]);
  if (shard.results?.outcome === 'cancelled') return found;

  const { cause = '', outcome } = shard.results ?? {};
  const exit = counted.exit ?? shard.results?.exit ?? undefined;
  const because = cause === '' ? '' : `: ${cause}`;
  const failed = shard.tests.some((test) => test.outcome === 'failed');
  if (exit === undefined) add('runner-error', `how the runner ended is not known${because}`);
  else if (exit.signal !== null) add('runner-error', `the runner was ended by ${exit.signal}${because}`);
  else if (counted.truncated) add('runner-error', `the receipt is cut off${because}`);
  // Who has seen the runner end has written so into the receipt.
  else if (counted.exit === undefined) add('bad-receipt', 'the receipt has no exit, and the runner ended');
  else if (counted.finish === undefined && counted.errors.length === 0) {
    add('runner-error', `the runner exited with ${exit.code} before it was through${because}`);
  } else if (counted.finish?.status === 'timedout') add('runner-error', 'the runner gave up at its own time limit');
  else if (counted.finish?.status === 'interrupted') add('runner-error', 'the runner was interrupted');
  else if (badExit(shard) && !failed && found.length === 0) {
    add('runner-error', `the runner exited with ${exit.code}, and no test failed${because}`);
  }
  if (outcome === 'error' || outcome === 'not-started') add('shard-error', cause || 'the stack failed');
  else if (outcome === 'failed' && !failed && found.length === 0) add('shard-error', cause || 'the shard failed');
  return found;
}

const SHOWN = 5;

/** Whether receipt or results know of an exit status other than 0, or of a bad end. */
function badExit({ receipts, results }: ShardProof): boolean {
  const events = receipts.flatMap((receipt) => receipt.events);
  const bad = events.some(
    (event) => (event.event === 'exit' && event.code !== 0) || (event.event === 'finish' && event.status !== 'passed'),
  );
  return bad || (results?.exit != null && results.exit.code !== 0);
}
