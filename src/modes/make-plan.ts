/** Images, then listings, then the plan: what `plan` does, and `run` where no plan is. */
import type { ComposeModel } from '../compose/model.js';
import { onlyServices } from '../compose/model.js';
import type { Config, SuiteConfig, TransportName } from '../config/config.js';
import { formatDuration } from '../config/duration.js';
import type { Context } from '../context.js';
import { InputError, ProjectError } from '../errors.js';
import { planImages } from '../images/plan-images.js';
import { type ImageOutcome, provideImages } from '../images/provide.js';
import { makePlan, type SuiteToPlan } from '../sharding/make-plan.js';
import type { PlanFile, PlannedImage } from '../sharding/plan-file.js';
import { onlyGroupsOf } from './failed-tests.js';
import { listSuite } from './list-suite.js';
import { NO_SHARD, servicesOf } from './make-stack.js';
import type { Session } from './session.js';
import { sourceRoot } from './source-root.js';
import { readTimings, weigh } from './timings.js';

export interface PlanRequest {
  readonly config: Config;
  readonly suites: readonly SuiteConfig[];
  readonly variant: string;
  readonly parallel: number;
  readonly runnerArguments: readonly string[];
  /** Whether what past runs teach counts: not where jobs that cannot agree on one plan have to come to the same. */
  readonly useTimings: boolean;
  /** Suite → tests; others are left out, but for those that may not be separated from them. Absent: all. */
  readonly only?: ReadonlyMap<string, ReadonlySet<string>> | undefined;
}

export interface Planned {
  readonly plan: PlanFile;
  /** Sentences and tables for people: why so many shards, what was not known. */
  readonly notes: readonly string[];
  readonly images: readonly ImageOutcome[];
  readonly imagesMs: number;
}

/** The resolved model of the services that `suites` need, as images are made from it. */
export async function modelForImages(
  context: Context,
  session: Session,
  config: Config,
  suites: readonly SuiteConfig[],
): Promise<ComposeModel> {
  if (config.compose === false) {
    throw new InputError('bad-config', '`compose: false` is not available in this version', {
      location: { file: config.file },
      hint: 'Name the compose files of the stack that the suites need.',
    });
  }
  const source = { files: config.compose, folder: config.root };
  const { model } = await session.compose.read(source, context.env, NO_SHARD, context.signal);
  return onlyServices(
    model,
    suites.flatMap((suite) => servicesOf(model, config, suite).all),
  );
}

/** Sees to the images of a plan. @throws ProjectError `build-failed` */
export async function ensureImages(
  context: Context,
  session: Session,
  config: Config,
  model: ComposeModel,
  images: readonly PlannedImage[],
  publish: boolean,
): Promise<{ outcomes: ImageOutcome[]; ms: number }> {
  const begun = context.clock.now();
  const { build } = config.images;
  const outcomes = await provideImages(session.engine, context, {
    model,
    images,
    build,
    useCache: usesCache(config.images.transport),
    publish,
    session: session.record.session,
    scratch: session.record.scratch,
    archives: context.paths.temp,
  });
  const ms = context.clock.now() - begun;
  const said = outcomes.map(({ service, how }) => `${service} ${how}`).join(', ');
  if (outcomes.length > 0) context.log.info(`images: ${said} (${formatDuration(ms)})`);
  return { outcomes, ms };
}

/** @throws InputError `bad-input` for a transport that is not there yet */
function usesCache(transport: TransportName): boolean {
  if (transport === 'registry' || transport === 'artifact') {
    throw new InputError(
      'bad-input',
      `transport: ${transport} is not available in this version; expected auto, cache or none`,
      {
        hint: 'With auto, images are kept in the Actions cache.',
      },
    );
  }
  return transport !== 'none';
}

/** Makes the plan of `request`. @throws ProjectError `suite-empty` */
export async function makePlanOf(context: Context, session: Session, request: PlanRequest): Promise<Planned> {
  const { config, suites } = request;
  const model = await modelForImages(context, session, config, suites);
  const images = await planImages(session.engine, model, config.images.build);
  const provided = await ensureImages(context, session, config, model, images, context.kind === 'action');
  const listed = await Promise.all(
    suites.map(async (suite) => {
      const all = await listSuite(context, session, {
        config,
        suite,
        images,
        runnerArguments: request.runnerArguments,
      });
      const only = request.only?.get(suite.name);
      const listing = only === undefined ? all : onlyGroupsOf(all, only);
      if (all.tests.length === 0 && !passesWithNoTests(suite, request.runnerArguments)) throw emptySuite(config, suite);
      const place = suite.place.kind === 'service' ? suite.place.service : undefined;
      const image = images.find(({ service }) => service === place)?.tag ?? (place && model.services[place]?.image);
      const inside = image === undefined ? undefined : await session.engine.imageEnvironment(image);
      const root = sourceRoot(context.paths.workspace, config, suite, model, listing, inside?.workingDir || '/');
      return { suite, listing, root };
    }),
  );
  const timings = request.useTimings ? await readTimings(context, config, request.variant) : undefined;
  const weights = weigh(context, timings, listed, stacksAtOnce(suites, request.parallel));
  const made = makePlan({
    commit: context.run.commit,
    variant: request.variant,
    parallel: request.parallel,
    suites: listed.map(({ suite, ...rest }): SuiteToPlan => ({ ...suite, ...rest, weights: weights.get(suite.name) })),
    images,
  });
  for (const note of made.notes) context.log.info(note);
  return { plan: made.plan, notes: made.notes, images: provided.outcomes, imagesMs: provided.ms };
}

/** No more than there will be shards, as far as that is known before the plan. */
function stacksAtOnce(suites: readonly SuiteConfig[], parallel: number): number {
  const most = suites.reduce((sum, { shards, maxShards }) => sum + (shards === 'auto' ? maxShards : shards), 0);
  return Math.max(1, Math.min(parallel, most));
}

/** The runners' own word for it: `--pass-with-no-tests` (Playwright, jest: `--passWithNoTests`). */
const passesWithNoTests = (suite: SuiteConfig, runnerArguments: readonly string[]): boolean =>
  [...suite.args, ...runnerArguments].some((argument) => /^--pass-?with-?no-?tests$/i.test(argument));

const emptySuite = (config: Config, suite: SuiteConfig): ProjectError =>
  new ProjectError('suite-empty', `suite ${suite.name} has no tests: its runner listed none`, {
    location: { file: config.file },
    hint: 'Check its args, and the files that its runner looks at; where none is fine, add --pass-with-no-tests to its args.',
  });
