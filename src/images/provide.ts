/** Sees to it that the engine has every planned image: there already, from the transport, or built. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ComposeModel, onlyServices } from '../compose/model.js';
import type { Context } from '../context.js';
import { composeOn } from '../docker/compose.js';
import type { Engine } from '../docker/engine.js';
import { LABEL } from '../docker/labels.js';
import { ProjectError } from '../errors.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import type { ImageTransport, Published } from './transports/transport.js';

export interface ImageRequest {
  readonly model: ComposeModel;
  readonly images: readonly PlannedImage[];
  readonly build: 'missing' | 'always' | 'never';
  /** Where images come from that are not here, and where go those that are built. */
  readonly transport: ImageTransport;
  readonly session: string;
  /** Folder of the session for files of ours. */
  readonly scratch: string;
}

export interface ImageOutcome {
  readonly service: string;
  readonly digest: string;
  readonly tag: string;
  readonly how: 'present' | 'cached' | 'built';
  /** Why it was built, where it was. */
  readonly why: string;
  /** Bytes of layers that came from the transport, and those that did not have to. */
  readonly movedBytes: number;
  readonly sparedBytes: number;
  readonly ms: number;
}

/** An image that was built, and what became of it. */
export interface ImagePublished {
  readonly service: string;
  readonly published: Published;
  readonly ms: number;
}

export interface Provided {
  readonly outcomes: readonly ImageOutcome[];
  /** Those that are handed on while others do their work; never rejects. */
  readonly publishing: Promise<readonly ImagePublished[]>;
}

/**
 * Provides all images of `request`.
 * @throws ProjectError `build-failed` with the end of the build's output; EnvironmentError `disk-full`
 */
export async function provideImages(
  engine: Engine,
  context: Pick<Context, 'log' | 'clock' | 'env' | 'signal'>,
  request: ImageRequest,
): Promise<Provided> {
  const { clock } = context;
  const { transport } = request;
  const begun = clock.now();
  const outcomes: ImageOutcome[] = [];
  const missing: PlannedImage[] = [];
  const add = ({ service, digest, tag }: PlannedImage, how: ImageOutcome['how'], rest: Partial<ImageOutcome> = {}) =>
    outcomes.push({
      service,
      digest,
      tag,
      how,
      why: '',
      movedBytes: 0,
      sparedBytes: 0,
      ms: clock.now() - begun,
      ...rest,
    });
  const whyBuilt = new Map<string, string>();
  await Promise.all(
    uniqueByTag(request.images).map(async (image) => {
      if (request.build !== 'always' && (await engine.hasImage(image.tag))) return void add(image, 'present');
      const fetched = await fetchOne(transport, request, image);
      if (fetched.found) return void add(image, 'cached', fetched);
      whyBuilt.set(image.tag, fetched.why);
      missing.push(image);
    }),
  );
  missing.sort((a, b) => (a.service < b.service ? -1 : 1));
  if (missing.length === 0) return { outcomes: inOrder(outcomes), publishing: Promise.resolve([]) };
  if (request.build === 'never') {
    throw new ProjectError(
      'build-failed',
      `the images of ${names(missing)} are not here, and images.build is "never"`,
      {
        hint: 'Load them in an earlier step, or set images.build to "missing".',
      },
    );
  }
  const buildBegan = clock.now();
  await buildImages(context, request, missing);
  const build = { beganMs: buildBegan, ms: clock.now() - buildBegan };
  const publishing = missing.map(async (image): Promise<ImagePublished> => {
    add(image, 'built', { why: whyBuilt.get(image.tag) ?? '' });
    const published = await transport.publish(image, build);
    return { service: image.service, published, ms: clock.now() - buildBegan - build.ms };
  });
  return { outcomes: inOrder(outcomes), publishing: Promise.all(publishing) };
}

const fetchOne = async (transport: ImageTransport, { build }: ImageRequest, image: PlannedImage) =>
  build === 'always' ? ({ found: false, why: 'images.build is "always"' } as const) : transport.fetch(image);

const inOrder = (outcomes: readonly ImageOutcome[]): ImageOutcome[] =>
  [...outcomes].sort((a, b) => (a.service < b.service ? -1 : 1));

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
