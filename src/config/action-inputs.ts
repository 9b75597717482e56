/**
 * The inputs and outputs of the action: names, defaults, meanings. `action.yml` says the same, proven by a test, and the
 * help of the command line takes its words from here.
 */

export interface ActionInput {
  /** As `action.yml` has it; absent: empty. */
  readonly default?: string;
  readonly description: string;
}

export const ACTION_INPUTS = {
  mode: { default: 'run', description: 'What to do: plan, run, report or cleanup.' },
  config: {
    description:
      'Configuration file. Absent: isoshard.yml or isoshard.yaml, then the same under .github. Paths in it count from the directory that holds it, or from the root if that is .github.',
  },
  suite: { description: 'Names of suites, comma or newline separated. Absent: all.' },
  shard: {
    description:
      'run: which shard(s): matrix.shard, or 2/4 for shard 2 of 4 of every selected suite. Absent: all of them here.',
  },
  shards: { description: "Number of shards, or auto; overrides the suite's own." },
  'target-duration': {
    description:
      "With shards: auto, the longest acceptable wall time of a shard, such as 90s or 5m; overrides the suite's own.",
  },
  'max-shards': { description: "With shards: auto, no more shards than this; overrides the suite's own." },
  parallel: { default: '1', description: 'Stacks at once in a job; plan groups the shards by it.' },
  variant: {
    description:
      'One more axis of the matrix (a database, a version); part of the names of plans, artifacts and timings.',
  },
  transport: {
    default: 'auto',
    description: 'How images get to the shards: auto, registry, cache, artifact or none.',
  },
  keep: {
    default: 'never',
    description: 'Keep the stack for debugging, until its deadline: never, on-failure or always.',
  },
  needs: {
    description:
      'report: the toJSON(needs) of the job; a plan that was skipped passes, one that failed or was cancelled is red.',
  },
  token: {
    default: '${{ github.token }}',
    description: 'For the API (run status, caches) and for pushing images.',
  },
  'older-than': { default: '6h', description: 'cleanup: only what is older than this.' },
  'dry-run': { default: 'false', description: 'cleanup: say what would be removed, and remove nothing.' },
  scope: { default: 'host', description: 'cleanup: host (containers, networks, volumes, images) or caches.' },
} as const satisfies Readonly<Record<string, ActionInput>>;

export type ActionInputName = keyof typeof ACTION_INPUTS;

/** Outputs of the action by name, with what they hold. */
export const ACTION_OUTPUTS = {
  matrix: 'plan: {"include":[{"suite","shard","index","total","name","runs-on"}]}, for strategy.matrix.',
  'shard-list': 'plan: names of the shards as a JSON array, to cross with other axes.',
  'shard-count': 'plan: how many shards there are.',
  'plan-path': 'Path of plan.json.',
  result: 'success, failure, cancelled or skipped, as needs.*.result has it.',
  'report-path': 'Path of the folder with results, logs and evidence, or with the merged report.',
  'artifact-id': 'Id of the artifact that was uploaded.',
  'artifact-url': 'Address of the artifact that was uploaded.',
  'cache-hit': 'true if no image had to be built.',
  removed: 'cleanup: how many things were removed.',
} as const satisfies Readonly<Record<string, string>>;
