/** Sees to it that the engine has every planned image: there already, from the transport, or built. */
import type { ComposeModel } from '../compose/model.js';
import type { Context } from '../context.js';
import type { Engine } from '../docker/engine.js';
import { EnvironmentError, ProjectError } from '../errors.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import { buildImages } from './build.js';
import { buildSection } from './build-section.js';
import { isGiven, tagOf } from './plan-images.js';
import type { Locate } from './read-ingredients.js';
import type { BuildTimes, EarlierLayers, ImageTransport, Published } from './transports/transport.js';

export interface ImageRequest {
  readonly model: ComposeModel;
  readonly images: readonly PlannedImage[];
  readonly build: 'missing' | 'always' | 'never';
  /** Whether a job before may have built anew what is here: then what it kept comes first. */
  readonly isBuiltAnew?: boolean;
  /** Where images come from that are not here, and where go those that are built. */
  readonly transport: ImageTransport;
  /** Digests of earlier images of a service, the last one first: what is kept of those has layers that need not be built. Absent: none is known. */
  readonly earlier?: ((service: string) => Promise<readonly string[]>) | undefined;
  readonly locate: Locate;
  readonly session: string;
  /** Folder of the session for files of ours. */
  readonly scratch: string;
}

export interface ImageOutcome {
  readonly service: string;
  readonly digest: string;
  readonly tag: string;
  /** `given`: the user's own, used as it is. */
  readonly how: 'present' | 'given' | 'cached' | 'built';
  /** Why it was built, where it was. */
  readonly why: string;
  /** Bytes of layers that came from the transport, and those that did not have to. */
  readonly movedBytes: number;
  readonly sparedBytes: number;
  readonly ms: number;
}

/** An image that was built, or that others lacked, and what became of it. */
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
 * @throws what `buildImages` does, ProjectError `build-failed` where nothing may be built, EnvironmentError `disk-full`
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
  // Each is handed on as soon as it is there, while others are still fetched or built.
  const publishing: Promise<ImagePublished>[] = [];
  const publish = async (image: PlannedImage, build?: BuildTimes): Promise<ImagePublished> => {
    const sinceMs = clock.now();
    const published = await transport.publish(image, build);
    return { service: image.service, published, ms: clock.now() - sinceMs };
  };
  const fetchOrMiss = async (image: PlannedImage): Promise<void> => {
    if (isGiven(image)) {
      if (await isGivenHere(engine, context, request, image)) add(image, 'given');
      else missing.push(image);
      return;
    }
    const isHere = request.build !== 'always' && (await engine.hasImage(image.tag));
    const takeHere = () => {
      add(image, 'present');
      publishing.push(publish(image));
    };
    if (isHere && !request.isBuiltAnew) return takeHere();
    const fetched = await fetchOne(transport, request, image);
    const other = fetched.found ? await otherPlatform(engine, context, request, image) : undefined;
    if (fetched.found && other === undefined) return void add(image, 'cached', fetched);
    if (isHere && !fetched.found) return takeHere();
    whyBuilt.set(image.tag, fetched.found ? `what was kept is of ${other}` : fetched.why);
    missing.push(image);
  };
  try {
    await Promise.all(uniqueByTag(request.images).map(fetchOrMiss));
    missing.sort((a, b) => (a.service < b.service ? -1 : 1));
    if (missing.length > 0 && request.build === 'never') throw noneMayBeBuilt(missing);
    const beganMs = clock.now();
    const onBuilt = (image: PlannedImage) => {
      add(image, 'built', { why: whyBuilt.get(image.tag) ?? '' });
      publishing.push(publish(image, { beganMs, ms: clock.now() - beganMs, again: request.build === 'always' }));
    };
    if (missing.length > 0) {
      const earlier = await earlierLayers(engine, request, missing);
      const keepsLayers = transport.keeps;
      try {
        await buildImages(engine, context, { ...request, images: missing, keepsLayers, earlier, onBuilt });
      } finally {
        for (const layers of earlier.values()) layers.end();
      }
    }
  } catch (error) {
    if (!context.signal.aborted) await Promise.all(publishing);
    throw error;
  }
  return { outcomes: inOrder(outcomes), publishing: Promise.all(publishing) };
}

/** What the builder may take of earlier images, by the tag of the image that is built. */
async function earlierLayers(
  engine: Pick<Engine, 'hasImage'>,
  { build, transport, earlier }: ImageRequest,
  images: readonly PlannedImage[],
): Promise<ReadonlyMap<string, EarlierLayers>> {
  if (build !== 'missing' || earlier === undefined) return new Map();
  const offered = await Promise.all(
    images.map(async (image) => {
      const digests = await earlier(image.service).catch(() => []);
      // Where the last image was made or used before, the builder has what it needs, or most of it.
      const isHere = await Promise.all(digests.map((digest) => engine.hasImage(tagOf(digest))));
      const layers = digests.length === 0 || isHere.includes(true) ? undefined : await transport.offer(image, digests);
      return layers === undefined ? [] : [[image.tag, layers] as const];
    }),
  );
  return new Map(offered.flat());
}

const fetchOne = async (transport: ImageTransport, { build }: ImageRequest, image: PlannedImage) =>
  build === 'always' ? ({ found: false, why: 'images.build is "always"' } as const) : transport.fetch(image);

/**
 * Whether the user's own image is here, as it was when the plan was made. It is never built: that would write the user's name.
 * @throws EnvironmentError `image-missing`
 */
async function isGivenHere(
  engine: Pick<Engine, 'imageEnvironment'>,
  { log }: Pick<Context, 'log'>,
  { build }: Pick<ImageRequest, 'build'>,
  { service, tag, digest }: PlannedImage,
): Promise<boolean> {
  const id = (await engine.imageEnvironment(tag))?.id;
  if (id === undefined && build !== 'never') {
    throw new EnvironmentError('image-missing', `the plan uses the image ${tag} of ${service}, which is not here`, {
      hint: 'It was there when the plan was made, so it was not built: load or pull it in this job too, or remove it there.',
    });
  }
  if (id !== undefined && id !== digest)
    log.warning(`${tag} of ${service} is another image here than where the plan was made`);
  return id !== undefined;
}

/** The platform of a fetched image that has another one than this engine, where none is asked for: a plan may be of another machine. */
async function otherPlatform(
  engine: Pick<Engine, 'info' | 'imageFacts'>,
  { env }: Pick<Context, 'env'>,
  { model }: Pick<ImageRequest, 'model'>,
  { service, tag }: PlannedImage,
): Promise<string | undefined> {
  const asked = buildSection(model.services[service] ?? {}, env.DOCKER_DEFAULT_PLATFORM).platform;
  const platform = asked === undefined ? (await engine.imageFacts(tag))?.platform : undefined;
  return platform === engine.info.platform ? undefined : platform;
}

const noneMayBeBuilt = (missing: readonly PlannedImage[]): ProjectError =>
  new ProjectError('build-failed', `the images of ${names(missing)} are not here, and images.build is "never"`, {
    hint: 'Load them in an earlier step, or set images.build to "missing".',
  });

const inOrder = (outcomes: readonly ImageOutcome[]): ImageOutcome[] =>
  [...outcomes].sort((a, b) => (a.service < b.service ? -1 : 1));

const names = (images: readonly PlannedImage[]) => images.map(({ service }) => service).join(', ');

/** Services that are built from the same things share an image: the first of them stands for all. */
const uniqueByTag = (images: readonly PlannedImage[]): PlannedImage[] =>
  images.filter(({ tag }, index) => images.findIndex((other) => other.tag === tag) === index);
