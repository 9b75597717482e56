/** What past runs teach: read for a plan, and added to after a run. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Config, SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import type { Evidence } from '../reports/evidence.js';
import type { Listing } from '../runners/listing.js';
import type { PlanFile } from '../sharding/plan-file.js';
import type { Weights } from '../sharding/weights.js';
import { chooseTimings } from '../timings/choose.js';
import { foldTimings } from '../timings/fold.js';
import { fitWeights } from '../timings/model.js';
import { cacheTimings, fetchTimings, readTimingsFile, uploadTimings, writeTimingsFile } from '../timings/store.js';
import { type Conditions, type TimingsFile, withIds } from '../timings/timings-file.js';
import { foreignRun, isDefaultBranch } from './foreign-code.js';
import { cacheFolder } from './user-cache.js';

/** The file that has them here; `undefined`: on GitHub, in its services; `false`: the configuration wants none. */
function timingsFileOf(context: Context, config: Config | undefined, variant: string): string | undefined | false {
  if (config?.timings === false) return false;
  if (config?.timings !== undefined) return config.timings;
  if (context.kind === 'action' || config === undefined) return undefined;
  return join(
    cacheFolder(context),
    'timings',
    projectKey(context, config),
    `timings${variant === '' ? '' : `-${variant}`}.json`,
  );
}

/** One for all clones and work trees of a repository, by its remote; each configuration file in it has its own. */
function projectKey({ run }: Context, { file }: Config): string {
  let root = dirname(file);
  while (!existsSync(join(root, '.git')) && dirname(root) !== root) root = dirname(root);
  const inGit = existsSync(join(root, '.git'));
  const owner = run.repository !== '' ? run.repository : inGit ? root : dirname(file);
  const key = JSON.stringify([owner, inGit ? relative(root, file) : file]);
  const name =
    owner
      .split('/')
      .filter((step) => step !== '')
      .at(-1) ?? '';
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 16);
  return `${name.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 40)}-${digest}`;
}

/** What is known, if anything. Never throws: timings only weigh. */
export async function readTimings(
  context: Context,
  config: Config | undefined,
  variant: string,
): Promise<TimingsFile | undefined> {
  const file = timingsFileOf(context, config, variant);
  if (file === false) return undefined;
  return file === undefined
    ? fetchTimings(context, variant)
    : readTimingsFile(file, `the timings in ${file}`, context.log);
}

export interface SuiteToWeigh {
  readonly suite: Pick<SuiteConfig, 'name' | 'runsOn' | 'workers'>;
  readonly listing: Listing;
  /** At once on one machine. */
  readonly stacks: number;
}

export interface Weighed {
  /** By suite; one that was never measured has none. */
  readonly weights: ReadonlyMap<string, Weights>;
  /** Where the timings know fewer than half of the tests, or were measured elsewhere. */
  readonly said: readonly { readonly isWarning: boolean; readonly text: string }[];
}

/** Weights of each suite, and what a person should know of them. */
export function weigh(
  context: Pick<Context, 'kind'>,
  read: TimingsFile | undefined,
  suites: readonly SuiteToWeigh[],
): Weighed {
  const ids = suites.flatMap(({ listing }) => listing.tests.map(({ id }) => id));
  const timings = read && withIds(read, ids);
  const weights = new Map<string, Weights>();
  const said: { isWarning: boolean; text: string }[] = [];
  const named = new Set(timings?.suites.map(({ name }) => name));
  if (timings === undefined || named.size === 0) return { weights, said };
  const warn = (text: string): void => {
    said.push({ isWarning: true, text });
  };
  const areForeign = !suites.some(({ suite }) => named.has(suite.name));
  if (areForeign) warn('the timings know none of these suites: are they of another project?');
  for (const { suite, listing, stacks } of suites) {
    if (areForeign || listing.tests.length === 0) continue;
    const wanted = { on: machineClass(context, suite.runsOn), stacks, workers: suite.workers ?? 0 };
    const chosen = chooseTimings(timings, suite.name, wanted, listing);
    if (chosen.known * 2 < listing.tests.length) {
      const rest = chosen.known === 0 ? 'they are divided by count' : 'the others are guessed';
      warn(
        `suite ${suite.name}: the timings know ${chosen.known} of ${listing.tests.length} tests; ${rest}. They may be of another project, or most tests are new or were renamed`,
      );
    }
    if (chosen.suite === undefined) continue;
    if (!chosen.isExact) {
      const { on, stacks: at, workers } = chosen.suite;
      const how = [`${at} ${at === 1 ? 'stack' : 'stacks'} at once`, ...(workers > 0 ? [`${workers} workers`] : [])];
      const text = `suite ${suite.name}: weighed with what was measured on ${on}, with ${how.join(' and ')}`;
      said.push({ isWarning: false, text });
    }
    weights.set(suite.name, fitWeights(chosen.suite, listing, suite.workers, chosen.others));
  }
  return { weights, said };
}

/** Numbers of one class are not mixed with those of another. On a laptop, which keeps its own, what it has may change. */
function machineClass({ kind }: Pick<Context, 'kind'>, runsOn: string): string {
  return kind === 'action' ? runsOn : `${process.platform}-${process.arch}-${availableParallelism()}`;
}

export interface RunToRemember {
  readonly plan: PlanFile;
  readonly evidence: Evidence;
  /** Absent: a report without a checkout. */
  readonly config: Config | undefined;
  /** Gets `timings.json`. */
  readonly folder: string;
}

/**
 * Adds a whole run to the timings: in the folder of the report always; on a laptop, or where the configuration names a file,
 * there; on GitHub in an artifact, and in the cache if this is the default branch's own code. Never throws.
 */
export async function learn(context: Context, { plan, evidence, config, folder }: RunToRemember): Promise<void> {
  const file = timingsFileOf(context, config, plan.variant);
  if (file === false) return;
  const { log } = context;
  try {
    // What is wrong with the old ones was said when the plan was made.
    const quiet = { ...context, log: { ...log, warning: log.debug } };
    const old = await readTimings(quiet, config, plan.variant);
    const shards = plan.suites.reduce((sum, suite) => sum + suite.shards.length, 0);
    const timings = foldTimings(old, {
      plan,
      receipts: evidence.receipts,
      results: evidence.results ?? [],
      attempt: context.run.attempt,
      conditionsOf: ({ runsOn, workers = 0 }): Conditions => ({
        on: machineClass(context, runsOn),
        stacks: Math.max(1, Math.min(plan.parallel, shards)),
        workers,
      }),
    });
    writeTimingsFile(join(folder, 'timings.json'), timings);
    if (file !== undefined) {
      writeTimingsFile(file, timings);
      log.debug(`timings: ${file}`);
      return;
    }
    const foreign = await foreignRun(context);
    if (foreign !== undefined) {
      log.info(`the timings of this run are not kept: ${foreign}`);
      return;
    }
    if (context.artifacts.available)
      await uploadTimings(context, plan.variant, timings, join(context.paths.temp, 'own-timings'));
    if (isDefaultBranch(context)) await cacheTimings(context, plan.variant, timings);
  } catch (error) {
    log.warning(`the timings of this run were not kept: ${(error as Error).message}`);
  }
}
