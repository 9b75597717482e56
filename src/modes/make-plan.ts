/** Images, then listings, then the plan: what `plan` does, and `run` where no plan is. */
import type { ComposeModel } from '../compose/model.js';
import { onlyServices } from '../compose/model.js';
import type { Config, SuiteConfig } from '../config/config.js';
import { formatDuration } from '../config/duration.js';
import type { Context } from '../context.js';
import { resolveModel } from '../docker/compose.js';
import { ProjectError } from '../errors.js';
import { planImages } from '../images/plan-images.js';
import { type ImageOutcome, provideImages } from '../images/provide.js';
import { makePlan, type SuiteToPlan } from '../sharding/make-plan.js';
import type { PlanFile, PlannedImage } from '../sharding/plan-file.js';
import { listSuite } from './list-suite.js';
import { servicesOf } from './make-stack.js';
import type { Session } from './session.js';
import { sourceRoot } from './source-root.js';

export interface PlanRequest {
  readonly config: Config;
  readonly suites: readonly SuiteConfig[];
  readonly variant: string;
  readonly parallel: number;
  readonly runnerArguments: readonly string[];
}

export interface Planned {
  readonly plan: PlanFile;
  readonly images: readonly ImageOutcome[];
  readonly imagesMs: number;
}

/** Variables of a stack that belongs to no shard: the same in every run, so that no digest depends on them. */
const NO_SHARD = {
  ISOSHARD_RUN_ID: 'isoshard',
  TEST_RUN_ID: 'isoshard',
  ISOSHARD_SUITE: '',
  ISOSHARD_SHARD: '0',
  ISOSHARD_SHARDS: '0',
  ISOSHARD_PROJECT: 'isoshard',
};

/** The resolved model of the services that `suites` need, as images are made from it. */
export async function modelForImages(
  context: Context,
  config: Config,
  suites: readonly SuiteConfig[],
): Promise<ComposeModel> {
  const source = { files: config.compose || undefined, folder: config.root };
  const model = (await resolveModel(source, { env: { ...context.env, ...NO_SHARD } })) as ComposeModel;
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
  const { transport, build } = config.images;
  const outcomes = await provideImages(session.engine, context, {
    model,
    images,
    build,
    useCache: transport === 'auto' || transport === 'cache',
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

/** Makes the plan of `request`. @throws ProjectError `suite-empty` */
export async function makePlanOf(context: Context, session: Session, request: PlanRequest): Promise<Planned> {
  const { config, suites } = request;
  const model = await modelForImages(context, config, suites);
  const images = await planImages(session.engine, model, config.images.build);
  const provided = await ensureImages(context, session, config, model, images, context.kind === 'action');
  const listed = await Promise.all(
    suites.map(async (suite): Promise<SuiteToPlan> => {
      const listing = await listSuite(context, session, {
        config,
        suite,
        images,
        runnerArguments: request.runnerArguments,
      });
      if (listing.tests.length === 0 && !passesWithNoTests(suite, request.runnerArguments))
        throw emptySuite(config, suite);
      const place = suite.place.kind === 'service' ? suite.place.service : undefined;
      const image = images.find(({ service }) => service === place)?.tag ?? (place && model.services[place]?.image);
      const inside = image === undefined ? undefined : await session.engine.imageEnvironment(image);
      const root = sourceRoot(context.paths.workspace, config, suite, model, listing, inside?.workingDir || '/');
      return { ...suite, listing, root };
    }),
  );
  const made = makePlan({
    commit: context.run.commit,
    variant: request.variant,
    parallel: request.parallel,
    suites: listed,
    images,
  });
  for (const note of made.notes) context.log.info(note);
  return { plan: made.plan, images: provided.outcomes, imagesMs: provided.ms };
}

/** The runners' own word for it: `--pass-with-no-tests` (Playwright, jest: `--passWithNoTests`). */
const passesWithNoTests = (suite: SuiteConfig, runnerArguments: readonly string[]): boolean =>
  [...suite.args, ...runnerArguments].some((argument) => /^--pass-?with-?no-?tests$/i.test(argument));

const emptySuite = (config: Config, suite: SuiteConfig): ProjectError =>
  new ProjectError('suite-empty', `suite ${suite.name} has no tests: its runner listed none`, {
    location: { file: config.file },
    hint: 'Check its args, and the files that its runner looks at; where none is fine, add --pass-with-no-tests to its args.',
  });
