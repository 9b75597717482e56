/** Plan, receipts and results of all shards → one report. */
import type { PlanFile, PlannedSuite } from '../sharding/plan-file.js';
import type { Evidence } from './evidence.js';
import type { Finding } from './findings.js';
import { type NeededJob, worstOf } from './needs.js';
import type { TestOutcome } from './outcomes.js';
import type { Report, ShardReport, SuiteReport } from './report.js';
import { PHASES } from './results.js';
import { addTotals, shardVerdict, totalsOf, type Verdict, worstVerdict } from './verdict.js';
import { type ShardProof, verify } from './verify.js';

/**
 * Verifies and sums up. A needed job that failed or was cancelled makes the report red even where every test is proved. An
 * empty plan is a `success` of no tests.
 */
export function makeReport(plan: PlanFile, evidence: Evidence, needs: readonly NeededJob[] = []): Report {
  const { findings: found, shards } = verify(plan, evidence);
  const suites = plan.suites.map((suite) => toSuite(suite, shards, found));
  const homeless = found.some(
    (one) => !shards.some((own) => own.suite.name === one.suite && own.shard.name === one.shard),
  );
  const proved = worstVerdict([...suites.map((suite) => suite.verdict), ...(homeless ? ['failure' as const] : [])]);
  const jobs = worstOf(needs);
  const blamed =
    proved === 'success' ? needs.filter(({ result }) => result === 'failure' || result === 'cancelled') : [];
  const findings = [...found, ...blamed.map(jobFinding)];
  const all = suites.flatMap((suite) => suite.shards);
  return {
    verdict: worstVerdict([proved, jobs === 'skipped' ? 'success' : jobs]),
    commit: plan.commit,
    variant: plan.variant,
    totals: addTotals(suites.map((suite) => suite.totals)),
    suites,
    findings,
    durationMs: Math.max(0, ...all.map((shard) => shard.durationMs)),
    cause: firstCause(all, findings),
  };
}

/**
 * The report of a run that has no plan to prove anything by. If a needed job failed or was cancelled, so is this; if one was
 * skipped, there was nothing to do (`skipped`); if all succeeded, or none is known, the plan is missing: `failure`.
 */
export function makeReportWithoutPlan(needs: readonly NeededJob[]): Report {
  const jobs = worstOf(needs);
  const verdict: Verdict = jobs === 'success' ? 'failure' : jobs;
  const findings = needs.filter(({ result }) => result === 'failure' || result === 'cancelled').map(jobFinding);
  const skipped = needs.filter(({ result }) => result === 'skipped').map(({ job }) => job);
  const why =
    verdict === 'skipped'
      ? `there is no plan, since ${skipped.join(', ')} was skipped`
      : 'there is no plan of this run';
  return {
    verdict,
    commit: '',
    variant: '',
    totals: addTotals([]),
    suites: [],
    findings,
    durationMs: 0,
    cause: findings[0]?.message ?? why,
  };
}

function jobFinding({ job, result }: NeededJob): Finding {
  const message = `The needed job ${job} ${result === 'cancelled' ? 'was cancelled' : 'failed'}`;
  return { code: 'job-failed', message, tests: [] };
}

function toSuite(suite: PlannedSuite, proofs: readonly ShardProof[], findings: readonly Finding[]): SuiteReport {
  const titles = new Map([...suite.tests, ...suite.setup].map((test) => [test.id, test]));
  const shards = proofs
    .filter((proof) => proof.suite.name === suite.name)
    .map((proof): ShardReport => {
      const { results, receipts, shard } = proof;
      // The plan knows the place of a test that was cut off; a receipt knows it of any other.
      const named = (test: TestOutcome) => (test.title === '' ? { ...test, ...titles.get(test.id) } : test);
      const started = new Set(proof.tests.map((test) => test.id));
      const notRun = shard.tests.filter((id) => !started.has(id)).flatMap((id) => titles.get(id) ?? []);
      const phases = results?.phases ?? {};
      const finishes = receipts.flatMap(({ events }) => events.filter((event) => event.event === 'finish'));
      return {
        suite: suite.name,
        name: shard.name,
        index: shard.index,
        total: shard.total,
        verdict: shardVerdict(proof, findings),
        totals: totalsOf(proof),
        attempt: proof.attempt,
        estimateMs: shard.estimateMs,
        startedAtMs: results?.startedAtMs,
        phases,
        durationMs: results
          ? PHASES.reduce((sum, phase) => sum + (phases[phase] ?? 0), 0)
          : finishes.reduce((sum, event) => sum + event.durationMs, 0),
        cause: results?.cause ?? '',
        causeAt: results?.causeAt,
        written: results?.written ?? [],
        begun: receipts.at(-1)?.header.state ?? results?.state,
        tests: proof.tests.map(named),
        notRun,
        setup: proof.setup.map(named),
      };
    });
  return {
    name: suite.name,
    runner: `${suite.runner} ${suite.runnerVersion}`.trim(),
    verdict: worstVerdict(shards.map((shard) => shard.verdict)),
    totals: addTotals(shards.map((shard) => shard.totals)),
    shards,
  };
}

/** The cause of the red shard that ended first: what follows it is often its echo. Else the first finding. */
function firstCause(shards: readonly ShardReport[], findings: readonly Finding[]): string {
  const end = (shard: ShardReport): number => (shard.startedAtMs ?? Number.MAX_SAFE_INTEGER) + shard.durationMs;
  const red = shards.filter((shard) => shard.verdict !== 'success' && shard.cause !== '');
  const first = red.reduce<ShardReport | undefined>(
    (best, one) => (best && end(best) <= end(one) ? best : one),
    undefined,
  );
  return first?.cause ?? findings[0]?.message ?? '';
}
