/** `timings.json`: what past runs of a suite teach about how long its tests take, and what is paid beside them. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { by, byCodeUnit } from '../sharding/order.js';

/** Whether a test was the first of its file in a worker, or the first of all in one, and may have taken longer for that. */
export type FirstOf = 'nothing' | 'file' | 'worker';

export interface TestTimings {
  readonly id: string;
  /** Where it was when it was measured last: a new test in its place may be this one, renamed. */
  readonly file: string;
  /** Of the last runs that it passed at the first try, oldest first; `RUNS_KEPT` at most; integers, milliseconds. */
  readonly ms: readonly number[];
  /** What it was the first of, a measurement. */
  readonly firstOf: readonly FirstOf[];
}

/** Milliseconds of the last runs, oldest first; `COSTS_KEPT` at most. */
export type Samples = readonly number[];

/** What is paid beside the tests themselves, one sample a run (the median of its shards). */
export interface CostSamples {
  /** From the call of the runner to its first test, and from the last one to its end. */
  readonly runner: Samples;
  /** Start, readiness, `prepare` and removal of the stack. */
  readonly stack: Samples;
  /** A further worker of the runner in a shard, with what its first test pays for being that. */
  readonly worker: Samples;
  /** Between two tests of one file on one worker. */
  readonly gap: Samples;
}

/** Where the numbers were measured: others are not mixed with them. */
export interface Conditions {
  /** Class of machines: the label of the job, or what a laptop is. */
  readonly on: string;
  /** Stacks at once on one machine. */
  readonly stacks: number;
  /** The runner's own workers in a shard; 0: as the runner itself chooses. */
  readonly workers: number;
}

export interface SuiteTimings extends Conditions {
  readonly name: string;
  /** Most tests that were seen at once in a shard. */
  readonly atOnce: number;
  readonly costs: CostSamples;
  /** The time before the first test of a file in a worker, beyond that before others; by file. */
  readonly files: ReadonlyMap<string, Samples>;
  /** What a shard pays for a set-up project; by project. */
  readonly setups: ReadonlyMap<string, Samples>;
  /** What a worker pays once for what several tests share, such as a fixture of a module; by name. */
  readonly shared: ReadonlyMap<string, Samples>;
  /** By how much shards took another time than the plan said, in thousandths of it: the median of each run. */
  readonly errors: Samples;
  /** By id. */
  readonly tests: ReadonlyMap<string, TestTimings>;
}

export interface TimingsFile {
  readonly kind: 'isoshard-timings';
  readonly version: 1;
  /** By name; of one name those that were measured last come last. */
  readonly suites: readonly SuiteTimings[];
}

export const RUNS_KEPT = 5;
export const COSTS_KEPT = 5;
/** A job ends after six hours. */
export const TIMING_LIMIT_MS = 6 * 3_600_000;
/** Longest file that is read, in UTF-16 units; most tests in it, and longest id that is kept. */
export const TIMINGS_LIMIT = 64 * 1024 * 1024;
export const TESTS_LIMIT = 200_000;
export const ID_LIMIT = 8192;
/** Conditions that are kept of one suite: those that were measured last. Each takes some 11 bytes a test, compressed. */
export const CONDITIONS_LIMIT = 3;

const samples = z.array(z.number()).max(100);
/** A character a measurement; they stand for these. */
const FIRSTS: readonly FirstOf[] = ['nothing', 'file', 'worker'];
const firsts = z
  .string()
  .regex(/^[012]*$/)
  .max(100);
const named = z.array(z.tuple([z.string().max(ID_LIMIT), samples])).max(TESTS_LIMIT);
const schema = z.object({
  kind: z.literal('isoshard-timings'),
  version: z.number(),
  suites: z
    .array(
      z.object({
        name: z.string().max(128),
        conditions: z
          .array(
            z.object({
              on: z.string().max(256),
              stacks: z.number(),
              workers: z.number(),
              atOnce: z.number(),
              costs: z.object({ runner: samples, stack: samples, worker: samples, gap: samples }),
              errors: samples,
              files: named,
              setups: named,
              shared: named,
            }),
          )
          .max(100),
        paths: z.array(z.string().max(ID_LIMIT)).max(TESTS_LIMIT),
        // Its id, its path's place, and what was measured under each of the conditions.
        tests: z.array(z.tuple([z.string().min(1), z.number()], z.tuple([samples, firsts]))).max(TESTS_LIMIT),
      }),
    )
    .max(1000),
});

export type ParsedTimings =
  /** `clamped`: how many numbers were none that a test could take. */
  | { readonly timings: TimingsFile; readonly clamped: number; readonly reason?: never }
  /** Why it is left aside, as a sentence without its full stop. */
  | { readonly timings: undefined; readonly reason: string };

/**
 * Reads the file. It only makes a plan better, so nothing in it is an error: a broken or newer one is left aside with a
 * reason; values are clamped to 0 to 6 h, the last few kept; of what appears twice the first entry counts.
 */
export function parseTimings(text: string): ParsedTimings {
  const aside = (reason: string): ParsedTimings => ({ timings: undefined, reason });
  if (text.length > TIMINGS_LIMIT) return aside(`they are longer than ${TIMINGS_LIMIT} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return aside('they are not JSON, or cut off');
  }
  const { kind, version } = Object(value) as { kind?: unknown; version?: unknown };
  if (kind === 'isoshard-timings' && typeof version === 'number' && version !== 1)
    return aside(`they have version ${version}, and this isoshard reads version 1`);
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return aside(`they have another shape: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? ''}`);
  }
  const { suites } = parsed.data;
  if (suites.reduce((sum, { tests, conditions }) => sum + tests.length * conditions.length, 0) > TESTS_LIMIT) {
    return aside(`they hold more than ${TESTS_LIMIT} tests`);
  }
  let clamped = 0;
  const clean = (values: readonly number[], limit: number): number[] =>
    values.slice(-limit).map((ms) => {
      if (ms < 0 || ms > TIMING_LIMIT_MS) clamped += 1;
      return clamp(ms);
    });
  const byName = (entries: readonly (readonly [string, readonly number[]])[]) =>
    firstOfEach(entries.map(([name, values]) => [name, clean(values, COSTS_KEPT)] as const));
  const read = suites.flatMap(({ name, conditions, paths, tests }) =>
    conditions.map(({ costs, ...one }, at): SuiteTimings => {
      const measured = tests.flatMap(([id, path, ...all]): (readonly [string, TestTimings])[] => {
        const [values = [], firsts = ''] = all[at] ?? [];
        const ms = clean(values, RUNS_KEPT);
        if (ms.length === 0 || id.length > ID_LIMIT) return [];
        const from = values.length - ms.length;
        const firstOf = ms.map((_, run) => FIRSTS[Number(firsts[from + run] ?? 0)] ?? 'nothing');
        return [[id, { id, file: paths[path] ?? '', ms, firstOf }]];
      });
      return {
        name,
        on: one.on,
        stacks: whole(one.stacks, 10_000),
        workers: whole(one.workers, 10_000),
        atOnce: whole(one.atOnce, 10_000),
        costs: {
          runner: clean(costs.runner, COSTS_KEPT),
          stack: clean(costs.stack, COSTS_KEPT),
          worker: clean(costs.worker, COSTS_KEPT),
          gap: clean(costs.gap, COSTS_KEPT),
        },
        files: byName(one.files),
        setups: byName(one.setups),
        shared: byName(one.shared),
        errors: clean(one.errors, COSTS_KEPT),
        tests: firstOfEach(measured),
      };
    }),
  );
  return { timings: makeTimings([...firstOfEach(read.map((suite) => [keyOf(suite), suite])).values()]), clamped };
}

function firstOfEach<T>(entries: readonly (readonly [string, T])[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const [name, value] of entries) if (!map.has(name)) map.set(name, value);
  return map;
}

/** A suite under some conditions. */
export const keyOf = ({ name, on, stacks, workers }: Conditions & { readonly name: string }): string =>
  JSON.stringify([name, on, stacks, workers]);

/** The file, in its order; tests of which nothing is known are left out. */
export function makeTimings(suites: readonly SuiteTimings[]): TimingsFile {
  const kept = suites.map((suite) => {
    const tests = [...suite.tests].filter(([, { ms }]) => ms.length > 0);
    return { ...suite, tests: new Map(tests) };
  });
  return { kind: 'isoshard-timings', version: 1, suites: kept.sort(by(({ name }) => name)) };
}

/** Milliseconds as they are kept. */
export function clamp(ms: number): number {
  return whole(ms, TIMING_LIMIT_MS);
}

function whole(value: number, limit: number): number {
  return Number.isNaN(value) ? 0 : Math.round(Math.min(Math.max(value, 0), limit));
}

/** Longest id that stands in the file as it is: of a longer one its hash does, since ids are only compared. */
const PLAIN_ID = 100;
const hashOf = (id: string): string => `#${createHash('sha256').update(id).digest('base64url').slice(0, 22)}`;

/** `timings` with the ids that the file has as hashes, where one of `ids` has that hash. */
export function withIds(timings: TimingsFile, ids: readonly string[]): TimingsFile {
  const long = new Map(ids.filter((id) => id.length > PLAIN_ID).map((id) => [hashOf(id), id]));
  if (long.size === 0) return timings;
  const suites = timings.suites.map((suite) => {
    const tests = [...suite.tests.values()].map((test) => {
      const id = long.get(test.id) ?? test.id;
      return [id, { ...test, id }] as const;
    });
    return { ...suite, tests: new Map(tests) };
  });
  return { ...timings, suites };
}

/** The text of the file, a line a test with what was measured of it under each of the conditions: byte-identical for equal timings. */
export function serializeTimings({ suites }: TimingsFile): string {
  const names = [...new Set(suites.map(({ name }) => name))];
  const texts = names.map((name) => suiteText(suites.filter((suite) => suite.name === name)));
  return `{"kind":"isoshard-timings","version":1,"suites":[${texts.join(',\n')}]}\n`;
}

const lines = (entries: readonly string[]): string => (entries.length === 0 ? '[]' : `[\n${entries.join(',\n')}]`);

/** One suite, as it was measured under several conditions. */
function suiteText(conditions: readonly SuiteTimings[]): string {
  const files = new Map(conditions.flatMap(({ tests }) => [...tests.values()].map(({ id, file }) => [id, file])));
  const paths = [...new Set(files.values())].sort(byCodeUnit);
  const places = new Map(paths.map((path, at) => [path, at]));
  const rows = [...files]
    .map(([id, file]) => {
      const measured = conditions.map(({ tests }) => tests.get(id) ?? { ms: [], firstOf: [] });
      const texts = measured.map(({ ms, firstOf }) => [ms, firstOf.map((one) => FIRSTS.indexOf(one)).join('')]);
      return [id.length > PLAIN_ID ? hashOf(id) : id, places.get(file), ...texts] as const;
    })
    .sort(by(([id]) => id));
  const head = { name: conditions[0]?.name, conditions: conditions.map(conditionsText), paths };
  return `${JSON.stringify(head).slice(0, -1)},\n"tests":${lines(rows.map((row) => JSON.stringify(row)))}}`;
}

function conditionsText({ on, stacks, workers, atOnce, costs, errors, files, setups, shared }: SuiteTimings) {
  const { runner, stack, worker, gap } = costs;
  const named = (map: ReadonlyMap<string, Samples>) => [...map].sort(by(([name]) => name));
  const byName = { files: named(files), setups: named(setups), shared: named(shared) };
  return { on, stacks, workers, atOnce, costs: { runner, stack, worker, gap }, errors, ...byName };
}
