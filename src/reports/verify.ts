/** The proof that every planned test ran exactly once: plan against receipts. */
import type { PlanFile } from '../sharding/plan-file.js';
import { type Evidence, evidenceOfShards, foreignReceipts, type ShardEvidence } from './evidence.js';
import { type Finding, type FindingCode, namedTests } from './findings.js';
import { type TestOutcome, toOutcomes } from './outcomes.js';
import { runnerFindings } from './runner-findings.js';
import { stateFindings } from './state-findings.js';
import { type Tally, tally } from './tally.js';

/** A shard with what its receipts prove. */
export interface ShardProof extends ShardEvidence {
  /** Planned tests that started, in the plan's order. */
  readonly tests: readonly TestOutcome[];
  readonly setup: readonly TestOutcome[];
}

export interface Verification {
  /** In the plan's order; what belongs to no shard last. */
  readonly findings: readonly Finding[];
  readonly shards: readonly ShardProof[];
}

interface Counted extends ShardProof {
  readonly tally: Tally;
}

/**
 * Compares. The latest attempt of each shard counts. Tests that a runner did not get to, since it stopped early
 * (`max-failures`, a timeout, a kill), are `not-run`; a runner that claims to be through, or never selected a test,
 * has `lost` it. A shard that was cancelled has tests that did not run, and no other findings for that.
 */
export function verify(plan: PlanFile, evidence: Evidence): Verification {
  const shards = evidenceOfShards(plan, evidence).map((shard): Counted => {
    const { tests, setup } = toOutcomes(shard.receipts);
    const byId = new Map(tests.map((test) => [test.id, test]));
    const planned = shard.shard.tests.flatMap((id) => byId.get(id) ?? []);
    return { ...shard, tests: planned, setup, tally: tally(shard.receipts) };
  });
  const problems = evidence.problems ?? [];
  return {
    findings: [
      ...shards.flatMap((shard) => checkShard(shard, shards)),
      ...stateFindings(shards),
      ...problems.map(({ source, line, message }): Finding => {
        return { code: 'bad-receipt', message: `${source}${line > 0 ? `, line ${line}` : ''}: ${message}`, tests: [] };
      }),
      ...foreignReceipts(plan, evidence.receipts, shards),
    ],
    shards: shards.map(({ tally: _, ...proof }) => proof),
  };
}

function checkShard(shard: Counted, all: readonly Counted[]): readonly Finding[] {
  const { results } = shard;
  const { name, tests } = shard.shard;
  const cancelled = results?.outcome === 'cancelled';
  const finding = (code: FindingCode, message: string, ids: readonly string[] = []): Finding => {
    return { code, message, suite: shard.suite.name, shard: name, tests: ids };
  };
  const of = (code: FindingCode, ids: readonly string[], what: string): readonly Finding[] => {
    return ids.length === 0 ? [] : [finding(code, `${name} ${what} ${namedTests(ids)}`, ids)];
  };
  if (shard.receipts.length === 0) {
    if (cancelled) return of('not-run', tests, 'was cancelled before');
    const cause = results?.cause ? `: ${results.cause}` : '';
    return [finding('missing-receipt', `${name} has no receipt, so that nothing proves that it ran${cause}`, tests)];
  }
  const counted = shard.tally;
  const others = all.filter((other) => other !== shard && other.suite.name === shard.suite.name);
  const ran = new Set([...counted.started, ...counted.ended].filter((id) => !counted.setup.has(id)));
  const own = new Set(tests);
  const stray = [...ran].filter((id) => !own.has(id));
  const elsewhere = (id: string): boolean => others.some((other) => other.tally.ended.has(id));
  const twice = tests.filter((id) => counted.repeated.has(id) || (counted.ended.has(id) && elsewhere(id)));
  const repeatedSetup = [...counted.repeated].filter((id) => counted.setup.has(id));
  const { empty, lost, notRun } = missing(shard, elsewhere);
  return [
    ...(empty ? [finding('zero-tests', `${name} ran no test, and has ${namedTests(tests)}`, tests)] : []),
    ...of('lost', lost, 'lost'),
    ...of('not-run', notRun, cancelled ? 'was cancelled before' : 'did not run'),
    ...of('run-twice', [...twice, ...repeatedSetup], 'ran more than once'),
    ...of('not-in-plan', stray, 'ran what it was not given,'),
    ...runnerFindings(shard, counted, finding),
  ];
}

/** Planned tests that did not come to an end, apart from those that another shard ran. */
function missing(shard: Counted, elsewhere: (id: string) => boolean) {
  const { begun, started, ended, finish } = shard.tally;
  const interrupted = new Set(shard.tests.filter((test) => test.outcome === 'interrupted').map((test) => test.id));
  const open = shard.shard.tests.filter(
    (id) => (!ended.has(id) && !elsewhere(id)) || (ended.has(id) && interrupted.has(id)),
  );
  const stopped = finish?.status !== 'passed' || shard.results?.outcome === 'cancelled';
  const nothing = started.size === 0 && ended.size === 0;
  if (nothing && begun?.size === 0) return { empty: true, lost: [], notRun: [] };
  if (nothing && begun === undefined && finish?.status === 'passed') return { empty: true, lost: [], notRun: [] };
  const excused = (id: string): boolean => {
    if (interrupted.has(id) && ended.has(id)) return true;
    if (begun !== undefined && !begun.has(id)) return false;
    const cutOff = started.has(id) && finish?.status === 'failed';
    return stopped && !cutOff;
  };
  return { empty: false, lost: open.filter((id) => !excused(id)), notRun: open.filter(excused) };
}
