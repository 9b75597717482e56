/** What the runs of a health check say of a service that is still starting: whether it can become healthy at all. Pure. */
import type { Patience } from '../compose/health-check.js';
import type { CheckRun, ContainerDetails } from '../docker/engine.js';
import { quote, withoutRuntime } from './cause-sentence.js';

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
    return `cannot become healthy: its check needs ${missing}: ${quote(withoutRuntime(last.output))} (its check)`;
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

/** How engines and shells say that a program is not there (127) or cannot be run (126). */
const SAID: readonly (readonly [pattern: RegExp, what: (name: string) => string])[] = [
  [/exec: "([^"]+)": .*(?:executable file not found|no such file or directory)/, isMissing],
  [/exec: "([^"]+)": .*permission denied/, (name) => `${quote(name)}, which its image does not let it run`],
  [/^(?:\S*\/)?(?:sh|ash|dash|bash): (?:line )?(?:\d+: )?([^\s:]+): (?:command )?not found\s*$/m, isMissing],
];

function isMissing(name: string): string {
  return `${quote(name)}, which is not in its image`;
}

/** The program that a check could not start, in words; `undefined` if that is not why it failed. */
export function missingProgram({ exitCode, output }: Pick<CheckRun, 'exitCode' | 'output'>): string | undefined {
  for (const [pattern, what] of SAID) {
    const [, name] = pattern.exec(output) ?? [];
    if (name !== undefined) return what(name);
  }
  if (exitCode === 127) return 'a program that is not in its image (127)';
  return exitCode === 126 ? 'a program that cannot be run (126)' : undefined;
}
