/** Images, then listings, then the plan: what `plan` does, and `run` where no plan is. */
import { join } from 'node:path';
import type { ComposeModel } from '../compose/model.js';
import type { Config, SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import { ProjectError } from '../errors.js';
import { lastDigests } from '../images/last-images.js';
import { type PlannedImages, planImages } from '../images/plan-images.js';
import type { ImageOutcome } from '../images/provide.js';
import type { PlanFile, PlannedImage } from '../sharding/plan-file.js';
import { placeInConfig } from './config-place.js';
import { lastTime, tellChanges } from './explain-images.js';
import { onlyGroupsOf } from './failed-tests.js';
import { baseDigests, type ImageSources, imageSources } from './image-sources.js';
import { listSuite } from './list-suite.js';
import { withImages } from './provide-images.js';
import type { Session } from './session.js';
import { sourceRoot } from './source-root.js';
import type { Spread } from './stacks-at-once.js';
import { readTimings } from './timings.js';
import { cacheFolder } from './user-cache.js';
import { weighedPlan } from './weighed-plan.js';

export interface PlanRequest {
  readonly config: Config;
  readonly suites: readonly SuiteConfig[];
  readonly variant: string;
  readonly parallel: number;
  readonly spread: Spread;
  readonly runnerArguments: readonly string[];
  /** Whether what past runs teach counts: not where jobs that cannot agree on one plan have to come to the same. */
  readonly useTimings: boolean;
  /** Whether this job is the whole run: no other one needs what it builds, but for later runs. */
  readonly isWhole?: boolean;
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
    warn: (message, location) => context.log.warning(message, location),
    platform: engine.info.platform,
    memory: join(cacheFolder(context), 'files'),
    baseDigest: baseDigests(context, engine),
  });
}

/** Makes the plan of `request`. @throws ProjectError `suite-empty` */
export async function makePlanOf(context: Context, session: Session, request: PlanRequest): Promise<Planned> {
  const { config, suites } = request;
  const sources = await imageSources(context, session, config, suites);
  const planned = await planImagesOf(context, session, config, sources);
  // Its cache is asked, and written, while images are seen to.
  const last = lastTime(context, request);
  const told = tellChanges(context, request, planned, last);
  const { images } = planned;
  const publishes = context.kind !== 'action' ? 'nowhere' : request.isWhole ? 'for later runs' : 'anywhere';
  try {
    const earlier = async (service: string) => lastDigests((await last).last, service);
    return await withImages(
      context,
      session,
      { config, ...sources, images, publishes, earlier },
      (outcomes, imagesMs) => planWith(context, session, request, { model: sources.model, images, outcomes, imagesMs }),
    );
  } finally {
    if (!context.signal.aborted) await told;
  }
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
  const { made, said } = weighedPlan(context, request, { listed, timings, images });
  for (const { isWarning, text } of said) context.log[isWarning ? 'warning' : 'info'](text);
  for (const note of made.notes) context.log.info(note);
  return { plan: made.plan, notes: made.notes, images: outcomes, imagesMs };
}

/** The runners' own word for it: `--pass-with-no-tests` (Playwright, jest: `--passWithNoTests`). */
const passesWithNoTests = (suite: SuiteConfig, runnerArguments: readonly string[]): boolean =>
  [...suite.args, ...runnerArguments].some((argument) => /^--pass-?with-?no-?tests$/i.test(argument));

const emptySuite = (config: Config, suite: SuiteConfig): ProjectError =>
  new ProjectError('suite-empty', `suite ${suite.name} has no tests: its runner listed none`, {
    location: placeInConfig(config, ['suites', suite.name], 'key'),
    hint: 'Check its args, and the files that its runner looks at; where none is fine, add --pass-with-no-tests to its args.',
  });
