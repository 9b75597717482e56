/** What the runs of a health check say of a service that is still starting: whether it can become healthy at all. Pure. */
import type { Patience } from '../compose/health-check.js';
import type { ContainerDetails } from '../docker/engine.js';
import { hopeless, quote, withoutRuntime } from './cause-sentence.js';
import { missingProgram } from './missing-program.js';

/** Nobody's patience is less, since it was not measured with other stacks beside it; milliseconds. */
const LEAST_PATIENCE_MS = 10_000;

export interface CheckRules {
  /** As the author of the check has it; absent: unknown. */
  readonly patience?: Patience | undefined;
  /** Whether the service may bring the check's program itself while it starts. */
  readonly mayInstall: boolean;
}

/** The rest of a sentence that begins with the service, or `undefined`: nothing speaks against it yet. */
export function checkVerdict(state: ContainerDetails, rules: CheckRules): string | undefined {
  if (state.status !== 'running' || state.health !== 'starting') return undefined;
  const runs = state.checkRuns.filter(({ startMs }) => startMs >= state.startedAtMs);
  const last = runs.at(-1);
  if (last === undefined || last.exitCode === 0) return undefined;
  const missing = missingProgram(last);
  if (missing !== undefined && !rules.mayInstall) {
    return hopeless(missing, last.output);
  }
  const { patience } = rules;
  if (patience === undefined) return undefined;
  const longestMs = Math.max(...runs.map(({ startMs, endMs }) => endMs - startMs));
  const ownMs = patience.startPeriodMs + patience.retries * (patience.intervalMs + longestMs);
  const allowedMs = Math.max(ownMs, LEAST_PATIENCE_MS);
  if (last.endMs - state.startedAtMs < allowedMs) return undefined;
  const said = last.output.trim() === '' ? `it exits ${last.exitCode}` : quote(withoutRuntime(last.output));
  return `did not pass its check within ${seconds(allowedMs)} s, as long as the check's own settings give it: ${said} (its check)`;
}

const seconds = (ms: number) => Math.round(ms / 100) / 10;
