/** Images, then listings, then the plan: what `plan` does, and `run` where no plan is. */
import { join } from 'node:path';
import type { Config, SuiteConfig, TransportName } from '../config/config.js';
import { formatDuration } from '../config/duration.js';
import type { Context } from '../context.js';
import { InputError, ProjectError } from '../errors.js';
import { type PlannedImages, planImages } from '../images/plan-images.js';
import { type ImageOutcome, provideImages } from '../images/provide.js';
import { makePlan, type SuiteToPlan } from '../sharding/make-plan.js';
import type { PlanFile, PlannedImage } from '../sharding/plan-file.js';
import { tellChanges } from './explain-images.js';
import { foreignCode } from './foreign-code.js';
import { baseDigests, cacheFolder, type ImageSources, imageSources } from './image-sources.js';
import { listSuite } from './list-suite.js';
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

/** Sees to the images of a plan. @throws ProjectError `build-failed` */
export async function ensureImages(
  context: Context,
  session: Session,
  config: Config,
  { model, locate }: Pick<ImageSources, 'model' | 'locate'>,
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
    locate,
    session: session.record.session,
    scratch: session.record.scratch,
    archives: context.paths.temp,
  });
  const ms = context.clock.now() - begun;
  context.outputs.set('cache-hit', String(outcomes.every(({ how }) => how !== 'built')));
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

/** Which images the services of `sources` need. @throws ProjectError `build-failed` for what cannot be built */
export function planImagesOf(
  context: Context,
  { engine }: Session,
  config: Config,
  { model, locate, root }: ImageSources,
): Promise<PlannedImages> {
  return planImages(engine, model, {
    build: config.images.build,
    locate,
    root,
    defaultPlatform: context.env.DOCKER_DEFAULT_PLATFORM,
    memory: join(cacheFolder(context), 'files'),
    baseDigest: baseDigests(context, engine),
  });
}

/** Makes the plan of `request`. @throws ProjectError `suite-empty` */
export async function makePlanOf(context: Context, session: Session, request: PlanRequest): Promise<Planned> {
  const { config, suites } = request;
  const sources = await imageSources(context, session, config, suites);
  const { model } = sources;
  const planned = await planImagesOf(context, session, config, sources);
  tellChanges(context, config, planned);
  const { images } = planned;
  const provided = await ensureImages(context, session, config, sources, images, await mayPublish(context));
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

/** Whether images that are built here may be kept for others: on a laptop there is nowhere, and code that is somebody else's writes nothing. */
async function mayPublish(context: Context): Promise<boolean> {
  if (context.kind !== 'action') return false;
  const foreign = await foreignCode(context);
  if (foreign !== undefined) context.log.info(`images that are built here are not kept: ${foreign}`);
  return foreign === undefined;
}

/** The runners' own word for it: `--pass-with-no-tests` (Playwright, jest: `--passWithNoTests`). */
const passesWithNoTests = (suite: SuiteConfig, runnerArguments: readonly string[]): boolean =>
  [...suite.args, ...runnerArguments].some((argument) => /^--pass-?with-?no-?tests$/i.test(argument));

const emptySuite = (config: Config, suite: SuiteConfig): ProjectError =>
  new ProjectError('suite-empty', `suite ${suite.name} has no tests: its runner listed none`, {
    location: { file: config.file },
    hint: 'Check its args, and the files that its runner looks at; where none is fine, add --pass-with-no-tests to its args.',
  });
