/** The images of a plan, around work that needs them: there, fetched or built; handed on meanwhile; told of in the end. */
import type { Config } from '../config/config.js';
import type { Context } from '../context.js';
import {
  type ImageOutcome,
  type ImagePublished,
  type ImageRequest,
  type Provided,
  provideImages,
} from '../images/provide.js';
import type { Locate } from '../images/read-ingredients.js';
import { type ImageRow, imageLine, imagesMarkdown } from '../reports/images.js';
import type { PlanFile } from '../sharding/plan-file.js';
import { imageSources } from './image-sources.js';
import { imageTransport, type TransportRequest } from './image-transport.js';
import type { Session } from './session.js';

export interface ImagesOfPlan extends TransportRequest {
  readonly locate: Locate;
  /** Whether the plan was made by a job before, which saw to its images. */
  readonly isPlanned?: boolean;
  readonly earlier?: ImageRequest['earlier'];
}

/**
 * Sees to the images of a plan, and does `work` with them while those that were built are handed on.
 * @param publishes whether this job hands on what it builds
 * @throws ProjectError `build-failed`; EnvironmentError `disk-full`; what `work` throws
 */
export async function withImages<T>(
  context: Context,
  session: Session,
  { config, model, locate, images, publishes, isPlanned = false, earlier }: ImagesOfPlan,
  work: (outcomes: readonly ImageOutcome[], ms: number) => Promise<T>,
): Promise<T> {
  const begun = context.clock.now();
  const { engine, record } = session;
  const transport = await imageTransport(context, engine, { config, model, images, publishes });
  let provided: Provided | undefined;
  try {
    // What `always` builds anew is built once, by the job that makes the plan.
    const isBuiltAnew = isPlanned && config.images.build === 'always';
    const build = isBuiltAnew ? 'missing' : config.images.build;
    const { session: id, scratch } = record;
    const request = { model, images, build, isBuiltAnew, transport, locate, session: id, scratch, earlier };
    provided = await provideImages(engine, context, request);
    context.outputs.set('cache-hit', String(provided.outcomes.every(({ how }) => how !== 'built')));
    await renewTags(engine, provided.outcomes);
    return await work(provided.outcomes, context.clock.now() - begun);
  } finally {
    // Nobody waits for what is handed on once the run is cancelled.
    const published = context.signal.aborted ? [] : await (provided?.publishing ?? []);
    await transport.close().catch((error: Error) => context.log.debug(`images: ${error.message}`));
    await tellImages(context, transport.title, provided?.outcomes ?? [], published);
  }
}

/** The same, of a plan that was made before. */
export async function withPlannedImages<T>(
  context: Context,
  session: Session,
  config: Config,
  plan: PlanFile,
  publishes: TransportRequest['publishes'],
  work: (outcomes: readonly ImageOutcome[], ms: number) => Promise<T>,
): Promise<T> {
  const suites = config.suites.filter(({ name }) => plan.suites.some((planned) => planned.name === name));
  const sources = await imageSources(context, session, config, suites);
  return withImages(context, session, { config, ...sources, images: plan.images, publishes, isPlanned: true }, work);
}

/** An image that a plan names gets its tag anew: what no plan has named for days may go when the disk is full. */
async function renewTags(engine: Session['engine'], outcomes: readonly ImageOutcome[]): Promise<void> {
  const present = outcomes
    .filter(({ how, tag }) => how === 'present' && tag.startsWith('isoshard/'))
    .map(({ tag }) => tag);
  await Promise.all(
    present.map((tag) => engine.tagImage(tag, tag.slice(0, tag.lastIndexOf(':')), tag.slice(tag.lastIndexOf(':') + 1))),
  );
}

async function tellImages(
  { log, summary }: Pick<Context, 'log' | 'summary'>,
  place: string,
  outcomes: readonly ImageOutcome[],
  published: readonly ImagePublished[],
): Promise<void> {
  const rows = outcomes.map((outcome): ImageRow => {
    const own = published.find(({ service }) => service === outcome.service);
    // Of what was there it is told where others lacked it.
    const isTold = outcome.how === 'built' || (own?.published.done && own.published.movedBytes > 0);
    const one = isTold ? own : undefined;
    const handedOn = one && { done: one.published.done, why: one.published.done ? '' : one.published.why, ms: one.ms };
    const { movedBytes, sparedBytes } = one?.published.done ? one.published : outcome;
    return {
      ...outcome,
      place: outcome.how === 'cached' || one !== undefined ? place : '',
      handedOn,
      movedBytes,
      sparedBytes,
    };
  });
  for (const row of rows) log.info(imageLine(row));
  if (rows.length > 0) await summary.append(imagesMarkdown(rows));
}
