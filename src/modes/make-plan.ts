/** Images, then listings, then the plan: what `plan` does, and `run` where no plan is. */
import type { ComposeModel } from '../compose/model.js';
import { onlyServices } from '../compose/model.js';
import type { Config, SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import { InputError, ProjectError } from '../errors.js';
import { planImages } from '../images/plan-images.js';
import type { ImageOutcome } from '../images/provide.js';
import { makePlan, type SuiteToPlan } from '../sharding/make-plan.js';
import type { PlanFile, PlannedImage } from '../sharding/plan-file.js';
import { listSuite } from './list-suite.js';
import { NO_SHARD, servicesOf } from './make-stack.js';
import { withImages } from './provide-images.js';
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

/** Makes the plan of `request`. @throws ProjectError `suite-empty` */
export async function makePlanOf(context: Context, session: Session, request: PlanRequest): Promise<Planned> {
  const { config, suites } = request;
  const model = await modelForImages(context, session, config, suites);
  const images = await planImages(session.engine, model, config.images.build);
  const publishes = context.kind === 'action';
  return withImages(context, session, { config, model, images, publishes }, (outcomes, imagesMs) =>
    planWith(context, session, request, { model, images, outcomes, imagesMs }),
  );
}

interface PlanImages {
  readonly model: ComposeModel;
  readonly images: readonly PlannedImage[];
  readonly outcomes: readonly ImageOutcome[];
  readonly imagesMs: number;
}

async function planWith(
  context: Context,
  session: Session,
  request: PlanRequest,
  { model, images, outcomes, imagesMs }: PlanImages,
): Promise<Planned> {
  const { config, suites } = request;
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
  return { plan: made.plan, images: outcomes, imagesMs };
}

/** The runners' own word for it: `--pass-with-no-tests` (Playwright, jest: `--passWithNoTests`). */
const passesWithNoTests = (suite: SuiteConfig, runnerArguments: readonly string[]): boolean =>
  [...suite.args, ...runnerArguments].some((argument) => /^--pass-?with-?no-?tests$/i.test(argument));

const emptySuite = (config: Config, suite: SuiteConfig): ProjectError =>
  new ProjectError('suite-empty', `suite ${suite.name} has no tests: its runner listed none`, {
    location: { file: config.file },
    hint: 'Check its args, and the files that its runner looks at; where none is fine, add --pass-with-no-tests to its args.',
  });
