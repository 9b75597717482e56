/** Sees to it that the engine has every planned image: there already, from the cache, or built. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ComposeModel, onlyServices } from '../compose/model.js';
import type { Context } from '../context.js';
import { composeOn } from '../docker/compose.js';
import type { Engine } from '../docker/engine.js';
import { LABEL } from '../docker/labels.js';
import { ProjectError } from '../errors.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import { fetchImage, publishImage } from './store.js';

export interface ImageRequest {
  readonly model: ComposeModel;
  readonly images: readonly PlannedImage[];
  readonly build: 'missing' | 'always' | 'never';
  readonly useCache: boolean;
  /** Whether what is built here may be put into the cache. */
  readonly publish: boolean;
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
 * @throws ProjectError `build-failed` with the end of the build's output
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
  for (const image of uniqueByTag(request.images)) {
    if (request.build !== 'always' && (await engine.hasImage(image.tag))) outcomes.push(outcome(image, 'present'));
    else if (request.useCache && cache.available && (await fetchImage(engine, cache, log, request.archives, image))) {
      outcomes.push(outcome(image, 'cached'));
    } else missing.push(image);
  }
  if (missing.length === 0) return outcomes;
  if (request.build === 'never') {
    throw new ProjectError(
      'build-failed',
      `the images of ${names(missing)} are not here, and images.build is "never"`,
      {
        hint: 'Load them in an earlier step, or set images.build to "missing".',
      },
    );
  }
  await buildImages(context, request, missing);
  for (const image of missing) {
    outcomes.push(outcome(image, 'built'));
    if (request.publish && cache.available) await publishImage(engine, cache, request.archives, image);
  }
  return outcomes;
}

async function buildImages(
  { log, env, signal }: Pick<Context, 'log' | 'env' | 'signal'>,
  request: ImageRequest,
  images: readonly PlannedImage[],
): Promise<void> {
  const services = images.map(({ service }) => service);
  const model = onlyServices(request.model, services);
  // Only what a build needs: the rest may speak of services and networks that are not in this model.
  const built = images.map(({ service, tag, digest }) => {
    const { build, platform } = model.services[service] ?? {};
    const labels = { ...(build?.labels as Record<string, string> | undefined), [LABEL.digest]: digest };
    return [service, { image: tag, build: { ...build, labels }, ...(platform !== undefined && { platform }) }];
  });
  const project = { name: 'isoshard-build', services: Object.fromEntries(built), secrets: model.secrets ?? {} };
  const file = join(request.scratch, 'build.json');
  writeFileSync(file, JSON.stringify(project), { mode: 0o600 });
  log.info(`building the images of ${services.join(', ')}`);
  const ended = await composeOn('isoshard-build', file, ['build', ...services], {
    env: { ...env, BUILDKIT_PROGRESS: 'plain' },
    session: request.session,
    signal,
    onOutput: (chunk) => {
      for (const line of chunk.split('\n').filter((text) => /^#\d+ (\[|DONE|CACHED|ERROR)/.test(text))) {
        log.debug(line);
      }
    },
  });
  signal.throwIfAborted();
  if (ended.code === 0) return;
  const output = `${ended.stdout}\n${ended.stderr}`.trim();
  log.foreign(`Build of ${services.join(', ')}`, output);
  throw new ProjectError(
    'build-failed',
    `building the images of ${services.join(', ')} failed:\n${output.split('\n').slice(-12).join('\n')}`,
    {
      hint: 'The lines above are the end of the build; `docker compose build` shows the same.',
    },
  );
}

const names = (images: readonly PlannedImage[]) => images.map(({ service }) => service).join(', ');

/** Services that are built from the same things share an image: the first of them stands for all. */
const uniqueByTag = (images: readonly PlannedImage[]): PlannedImage[] =>
  images.filter(({ tag }, index) => images.findIndex((other) => other.tag === tag) === index);
