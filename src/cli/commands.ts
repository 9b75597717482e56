/** The commands, for people: what each does, its options, examples. */
import type { CommandName } from '../inputs.js';
import type { OptionName } from './options.js';

export interface CommandText {
  readonly name: CommandName;
  readonly summary: string;
  readonly description: string;
  readonly options: readonly OptionName[];
  /** What its operands are, if it has any. */
  readonly files?: string;
  /** Options that it cannot do without. */
  readonly required?: readonly OptionName[];
  readonly examples: readonly string[];
}

const PLANNING: readonly OptionName[] = [
  'config',
  'suite',
  'shards',
  'target-duration',
  'max-shards',
  'parallel',
  'variant',
  'transport',
];

export const COMMANDS: readonly CommandText[] = [
  {
    name: 'run',
    summary: 'run the tests, each shard in a stack of its own',
    description:
      'Runs the tests, each shard in an isolated compose project of its own, and removes all of it.\n' +
      'With no plan it plans and runs all suites on this machine, then reports.\n' +
      'What follows -- goes to the test runner.',
    options: ['config', 'suite', 'shard', ...PLANNING.slice(2), 'keep', 'plan', 'failed', 'output', 'json'],
    examples: [
      'isoshard run',
      'isoshard run --failed',
      'isoshard run --parallel 4 --shards 4',
      'isoshard run --suite backend -- tests/test_x.py',
      'isoshard run --plan plan.json --shard frontend-2 --keep on-failure',
    ],
  },
  {
    name: 'plan',
    summary: 'decide which tests each shard runs',
    description:
      'Lists the tests and decides which of them each shard runs.\n' +
      'With --durations it partitions a file of durations, and needs no Docker.\n' +
      'With --explain it says what would be built, and why.',
    options: [...PLANNING, 'durations', 'explain', 'plan-output', 'json'],
    examples: [
      'isoshard plan --output plan.json',
      'isoshard plan --suite frontend --target-duration 5m --json',
      'isoshard plan --durations durations.json --shards 4 --json',
      'isoshard plan --explain',
    ],
  },
  {
    name: 'report',
    summary: 'merge what the shards left, and judge it',
    description: 'Verifies that every planned test ran exactly once, merges the results and gives the verdict.',
    options: ['input', 'config', 'suite', 'variant', 'json'],
    examples: ['isoshard report', 'isoshard report --input downloaded-artifacts --json'],
  },
  {
    name: 'cleanup',
    summary: 'remove what dead sessions left behind',
    description:
      'Finds what any session left on this machine, and removes what is certainly dead.\n' +
      'Only what carries the labels of isoshard is ever touched. ISOSHARD_TOKEN lets it ask GitHub which runs are over.\n' +
      'With --scope caches it removes our entries of the Actions cache whose branch, tag or pull request is gone.',
    options: ['older-than', 'dry-run', 'scope', 'session', 'json'],
    examples: [
      'isoshard cleanup --dry-run',
      'isoshard cleanup --older-than 2h',
      'isoshard cleanup --session 0123456789',
      'isoshard cleanup --scope caches',
    ],
  },
  {
    name: 'audit',
    summary: 'print what in a compose file keeps runs from being isolated',
    description: 'Prints the hazards of compose files: what two runs at once would share, and what becomes of it.',
    files: 'compose files, merged as Compose does',
    options: ['config', 'json'],
    examples: ['isoshard audit docker-compose.test.yml', 'isoshard audit compose.yml compose.ci.yml --json'],
  },
  {
    name: 'isolate',
    summary: 'print the isolated model of a compose file',
    description:
      'Prints, as JSON, the model that would be run instead of compose files. Values of environments are in it.',
    files: 'compose files, merged as Compose does',
    options: ['project', 'diff', 'json'],
    required: ['project'],
    examples: [
      'isoshard isolate docker-compose.test.yml --project mine > mine.json',
      'isoshard isolate docker-compose.test.yml --project mine --diff',
    ],
  },
  {
    name: 'doctor',
    summary: 'say whether this machine can run it',
    description:
      'Looks at the engine, compose, buildx, disk, address pools and leftovers, and says how to mend what is missing.\n' +
      'With --state it compares initial states instead: file by file, and table by table for SQLite and PostgreSQL.',
    options: ['state', 'against', 'config', 'suite', 'json'],
    examples: [
      'isoshard doctor',
      'isoshard doctor --state --suite backend',
      'isoshard doctor --state --against 5f1c0a',
    ],
  },
];

export const EXIT_STATUS = `Exit status:
  0    passed
  1    tests failed
  2    a mistake in the inputs, the configuration or the compose file
  3    the environment: engine, network, disk
  4    a bug of isoshard
  130  cancelled`;
