/** Sees to it that the engine has every planned image: there already, from the cache, or built. */
import type { ComposeModel } from '../compose/model.js';
import type { Context } from '../context.js';
import type { Engine } from '../docker/engine.js';
import { ProjectError } from '../errors.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import { buildImages } from './build.js';
import type { Locate } from './read-ingredients.js';
import { fetchImage, publishImage } from './store.js';

export interface ImageRequest {
  readonly model: ComposeModel;
  readonly images: readonly PlannedImage[];
  readonly build: 'missing' | 'always' | 'never';
  readonly useCache: boolean;
  /** Whether what is built here may be put into the cache. */
  readonly publish: boolean;
  readonly locate: Locate;
  readonly session: string;
  /** Folder of the session for files of ours. */
  readonly scratch: string;
  /** Folder of the job for archives: the same path in every job. */
  readonly archives: string;
}

export interface ImageOutcome {
  readonly service: string;
  readonly how: 'present' | 'cached' | 'built';
  readonly ms: number;
}

/**
 * Provides all images of `request`.
 * @throws what `buildImages` does, and ProjectError `build-failed` where nothing may be built
 */
export async function provideImages(
  engine: Engine,
  context: Pick<Context, 'cache' | 'log' | 'clock' | 'env' | 'signal'>,
  request: ImageRequest,
): Promise<ImageOutcome[]> {
  const { cache, log, clock } = context;
  const begun = clock.now();
  const outcome = (image: PlannedImage, how: ImageOutcome['how']) => ({
    service: image.service,
    how,
    ms: clock.now() - begun,
  });
  const outcomes: ImageOutcome[] = [];
  const missing: PlannedImage[] = [];
  await Promise.all(
    uniqueByTag(request.images).map(async (image) => {
      if (request.build === 'always') missing.push(image);
      else if (await engine.hasImage(image.tag)) outcomes.push(outcome(image, 'present'));
      else if (request.useCache && cache.available && (await fetchImage(engine, cache, log, request.archives, image))) {
        outcomes.push(outcome(image, 'cached'));
      } else missing.push(image);
    }),
  );
  if (missing.length === 0) return inOrder(outcomes);
  missing.sort((a, b) => (a.service < b.service ? -1 : 1));
  if (request.build === 'never') {
    throw new ProjectError(
      'build-failed',
      `the images of ${names(missing)} are not here, and images.build is "never"`,
      {
        hint: 'Load them in an earlier step, or set images.build to "missing".',
      },
    );
  }
  // Each is published as soon as it is there, while others are still built.
  const publishing: Promise<unknown>[] = [];
  const onBuilt = (image: PlannedImage) => {
    outcomes.push(outcome(image, 'built'));
    if (request.publish && cache.available) {
      const published = publishImage(engine, cache, request.archives, image);
      publishing.push(
        published.catch((error: Error) =>
          log.warning(`the image of ${image.service} could not be kept: ${error.message}`),
        ),
      );
    }
  };
  try {
    await buildImages(engine, context, { ...request, images: missing, onBuilt });
  } finally {
    await Promise.all(publishing);
  }
  return inOrder(outcomes);
}

const inOrder = (outcomes: readonly ImageOutcome[]): ImageOutcome[] =>
  [...outcomes].sort((a, b) => (a.service < b.service ? -1 : 1));

const names = (images: readonly PlannedImage[]) => images.map(({ service }) => service).join(', ');

/** Services that are built from the same things share an image: the first of them stands for all. */
const uniqueByTag = (images: readonly PlannedImage[]): PlannedImage[] =>
  images.filter(({ tag }, index) => images.findIndex((other) => other.tag === tag) === index);
