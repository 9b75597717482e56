/** The members of `Inputs`, each from the values that its mode has. Problems go to the reader. Pure. */
import { ACTION_INPUTS } from './action-inputs.js';
import { parseDuration } from './duration.js';
import type { InputReader } from './input-reader.js';
import type { CleanupInputs, DoctorInputs, KeepPolicy, PlanInputs, ReportInputs, RunInputs } from './inputs.js';
import { readNeeds } from './needs.js';
import type { Overrides } from './overrides.js';
import { SHARDS_LIMIT, SUITE_NAME_PATTERN } from './schema.js';
import { readShardSelection } from './shard-selection.js';

/** What does not come by the reader. */
export interface Surroundings {
  readonly token: string;
  readonly json: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** In the action `keep` always has a value: its default, which says nothing. */
  readonly keepDefault?: KeepPolicy;
}

const DAY = 86_400_000;
const MAX_PARALLEL = 64;

export function readPlan(reader: InputReader, around: Surroundings): PlanInputs {
  const explain = reader.flag('explain') ?? false;
  if (explain && reader.text('durations') !== undefined) {
    reader.problem('explain', 'it without --durations, which knows no images', 'both');
  }
  return {
    mode: 'plan',
    ...planned(reader, around),
    explain,
    ...withText(reader, 'durations'),
    ...withText(reader, 'output'),
  };
}

export function readRun(reader: InputReader, around: Surroundings, runnerArguments: readonly string[]): RunInputs {
  const shared = planned(reader, around);
  const shard = readShardSelection(reader);
  const { shards } = shared.overrides;
  if (shard.kind === 'fraction' && typeof shards === 'number' && shards !== shard.total) {
    reader.problem('shards', `${shard.total}, as "shard" says (or nothing)`, String(shards));
  }
  if (runnerArguments.length > 0 && shared.suites.length > 1) {
    reader.problem('suite', 'one suite, since arguments for its runner follow "--"', shared.suites.join(', '));
  }
  const failed = reader.flag('failed') ?? false;
  if (failed && (shard.kind !== 'all' || reader.text('plan') !== undefined || runnerArguments.length > 0)) {
    reader.problem(
      'failed',
      'it without a shard, a plan or arguments for the runner: it chooses the tests itself',
      'all of them',
    );
  }
  return {
    mode: 'run',
    ...shared,
    failed,
    shard,
    ...readKeep(reader, around),
    ...withText(reader, 'plan'),
    ...withText(reader, 'output'),
    runnerArguments,
  };
}

export function readReport(reader: InputReader, around: Surroundings): ReportInputs {
  return { mode: 'report', ...configured(reader, around), needs: readNeeds(reader), ...withText(reader, 'input') };
}

export function readCleanup(reader: InputReader, around: Surroundings): CleanupInputs {
  const fallback = parseDuration(ACTION_INPUTS['older-than'].default) ?? 0;
  const session = reader.matching('session', /^[0-9a-f]{10}$/, 'the id of a session: 10 hexadecimal digits');
  if (session !== undefined && reader.text('scope') === 'caches') {
    reader.problem('session', 'it without "scope: caches", which knows no sessions', session);
  }
  return {
    mode: 'cleanup',
    ...(session !== undefined && { session }),
    olderThanMs: reader.duration('older-than', 0, 365 * DAY, 'from 0s to 365d') ?? fallback,
    dryRun: reader.flag('dry-run') ?? false,
    scope: reader.choice('scope', ['host', 'caches']) ?? ACTION_INPUTS.scope.default,
    token: around.token,
    json: around.json,
  };
}

export function readDoctor(reader: InputReader, around: Surroundings): DoctorInputs {
  const { suites } = configured(reader, around);
  const asked = { ...withText(reader, 'config'), suites };
  const against = reader.matching('against', /^(sha256:)?[0-9a-f]{6,64}$/, 'a digest, or its first 6 digits or more');
  if (reader.flag('state') === true) {
    return { mode: 'doctor', json: around.json, state: { ...asked, ...(against !== undefined && { against }) } };
  }
  for (const name of ['config', 'suite', 'against']) {
    const value = reader.text(name);
    if (value !== undefined) reader.problem(name, 'it with --state alone', value);
  }
  return { mode: 'doctor', json: around.json };
}

function configured(reader: InputReader, { token, json }: Surroundings) {
  const suites = reader.list('suite');
  for (const name of suites.filter((suite) => !SUITE_NAME_PATTERN.test(suite))) {
    reader.problem('suite', 'names of suites: at most 30 lower-case letters, digits and dashes', name);
  }
  const variant = reader.matching(
    'variant',
    /^[A-Za-z0-9._-]{0,40}$/,
    'at most 40 letters, digits, dots, dashes and underscores',
  );
  return { ...withText(reader, 'config'), suites, variant: variant ?? '', token, json };
}

function planned(reader: InputReader, around: Surroundings) {
  return {
    ...configured(reader, around),
    overrides: readOverrides(reader),
    parallel: reader.count('parallel', MAX_PARALLEL) ?? Number(ACTION_INPUTS.parallel.default),
    transport:
      reader.choice('transport', ['auto', 'registry', 'cache', 'artifact', 'none']) ?? ACTION_INPUTS.transport.default,
  };
}

function readOverrides(reader: InputReader): Overrides {
  const expected = `"auto" or a whole number from 1 to ${SHARDS_LIMIT}`;
  const shards = reader.text('shards') === 'auto' ? 'auto' : reader.count('shards', SHARDS_LIMIT, expected);
  const targetDurationMs = reader.duration('target-duration', 1000, DAY, 'from 1s to 24h');
  const maxShards = reader.count('max-shards', SHARDS_LIMIT);
  return {
    ...(shards === undefined ? {} : { shards }),
    ...(targetDurationMs === undefined ? {} : { targetDurationMs }),
    ...(maxShards === undefined ? {} : { maxShards }),
  };
}

/** An input goes before `ISOSHARD_KEEP`, which goes before the default. `ISOSHARD_KEEP=1` is `on-failure`. */
function readKeep(reader: InputReader, { env, keepDefault }: Surroundings): Pick<RunInputs, 'keep' | 'keepFrom'> {
  const input = reader.choice('keep', ['never', 'on-failure', 'always']);
  if (input !== undefined && input !== keepDefault) return { keep: input, keepFrom: 'input' };
  const wish = env.ISOSHARD_KEEP?.trim() ?? '';
  if (wish === '') return { keep: 'never', keepFrom: 'default' };
  const keep = KEEP_WISHES.get(wish);
  if (keep === undefined) reader.problem('ISOSHARD_KEEP', '1, 0, never, on-failure or always', wish);
  return { keep: keep ?? 'never', keepFrom: 'environment' };
}

const KEEP_WISHES: ReadonlyMap<string, KeepPolicy> = new Map([
  ['0', 'never'],
  ['false', 'never'],
  ['never', 'never'],
  ['1', 'on-failure'],
  ['true', 'on-failure'],
  ['on-failure', 'on-failure'],
  ['always', 'always'],
]);

function withText<K extends string>(reader: InputReader, name: K): { readonly [P in K]?: string } {
  const value = reader.text(name);
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: string };
}
