/** The environment of child processes: what a `run:` step would see, and no secrets of the action. Pure. */

const FOLDED_PREFIXES = ['ACTIONS_', 'INPUT_', 'STATE_'];
const FOLDED_NAMES = new Set([
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_OUTPUT',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'ISOSHARD_TOKEN',
]);

/**
 * `env` without what the runner gives to actions alone: `ACTIONS_*`, `INPUT_*`, `STATE_*`, the files of workflow
 * commands, and every variable whose value is `token`. Names are compared without case, as Windows has them.
 */
export function withoutRunnerSecrets(
  env: Readonly<Record<string, string | undefined>>,
  token = '',
): Record<string, string> {
  const secret = token.trim();
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    const folded = name.toUpperCase();
    if (value === undefined || FOLDED_NAMES.has(folded)) continue;
    if (FOLDED_PREFIXES.some((prefix) => folded.startsWith(prefix))) continue;
    if (secret !== '' && value.trim() === secret) continue;
    kept[name] = value;
  }
  return kept;
}
