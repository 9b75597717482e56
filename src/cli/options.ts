/** Options of the command line: the action's inputs, and a few of its own. */
import { ACTION_INPUTS } from '../config/action-inputs.js';
import { DEFAULT_REPORT_FOLDER } from '../inputs.js';

export interface OptionText {
  /** What the value is; absent: a switch. */
  readonly value?: string;
  readonly description: string;
  /** May be given several times. */
  readonly many?: true;
}

export const OPTIONS = {
  config: { value: 'FILE', description: ACTION_INPUTS.config.description },
  suite: { value: 'NAMES', description: ACTION_INPUTS.suite.description, many: true },
  shard: {
    value: 'SHARD',
    description: 'Shards of the plan by name, or 2/4 for shard 2 of 4. Absent: all of them here.',
  },
  shards: { value: 'N', description: ACTION_INPUTS.shards.description },
  'target-duration': { value: 'DURATION', description: ACTION_INPUTS['target-duration'].description },
  'max-shards': { value: 'N', description: ACTION_INPUTS['max-shards'].description },
  parallel: { value: 'N', description: 'Stacks at once (default: 1).' },
  variant: { value: 'NAME', description: ACTION_INPUTS.variant.description },
  transport: { value: 'NAME', description: `${ACTION_INPUTS.transport.description} (default: auto)` },
  keep: {
    value: 'WHEN',
    description: `${ACTION_INPUTS.keep.description} (default: never, or on-failure if ISOSHARD_KEEP=1)`,
  },
  explain: {
    description: 'Say which file, argument or base image changed an image since the last run; build and plan nothing.',
  },
  failed: { description: 'Only what failed or did not run in the last run, spread over the shards.' },
  durations: { value: 'FILE', description: 'Partition the tests of this durations file, with no Docker at all.' },
  plan: { value: 'FILE', description: 'Run by this plan, made by `isoshard plan --output`.' },
  'plan-output': { value: 'FILE', description: 'Where the plan is written.' },
  output: { value: 'DIR', description: `Where results, logs and evidence go (default: ./${DEFAULT_REPORT_FOLDER}).` },
  input: { value: 'DIR', description: `Folder that the runs left (default: ./${DEFAULT_REPORT_FOLDER}).` },
  'older-than': { value: 'DURATION', description: 'Only what is older than this (default: 6h).' },
  'dry-run': { description: 'Say what would be removed, and remove nothing.' },
  scope: {
    value: 'SCOPE',
    description: 'host: containers, networks, volumes and images; caches: those of GitHub (default: host).',
  },
  session: {
    value: 'ID',
    description: 'Just this session, kept or not, whatever its age; not if its process still runs.',
  },
  state: {
    description: 'Say what differs between the initial state that the next run begins with and one that is made anew.',
  },
  against: { value: 'DIGEST', description: 'Compare with this state of those that are kept; its first digits do.' },
  project: { value: 'NAME', description: 'Name of the compose project that the model becomes.' },
  diff: { description: 'Print what was changed and why, line by line, instead of the model.' },
  json: { description: 'Standard output holds one JSON document and nothing else.' },
} as const satisfies Readonly<Record<string, OptionText>>;

export type OptionName = keyof typeof OPTIONS;
