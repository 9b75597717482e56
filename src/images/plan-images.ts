/** Which images a stack's services are built into, and under which tags. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ComposeModel, type ServiceModel, sortedEntries } from '../compose/model.js';
import type { Engine } from '../docker/engine.js';
import { ProjectError } from '../errors.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import { buildSection, isFolder } from './build-section.js';
import { digestOf, type ImageInputs, imageInputs } from './image-inputs.js';
import { ContextReader, type ProjectFacts, readBuildFiles, unreadable } from './read-ingredients.js';

/** The tag of an image that we build: holds the digest of what it is made from. */
export const tagOf = (digest: string): string => `isoshard/image:${digest.replace('sha256:', '').slice(0, 32)}`;

/** Whether it is the user's own, under the user's name: used as it is. */
export const isGiven = ({ digest, tag }: Pick<PlannedImage, 'digest' | 'tag'>): boolean => tag !== tagOf(digest);

export interface ImagesRequest extends ProjectFacts {
  readonly build: 'missing' | 'always' | 'never';
  /** `DOCKER_DEFAULT_PLATFORM`. */
  readonly defaultPlatform?: string | undefined;
  /** Of the engine's machine; absent: not known. */
  readonly platform?: string | undefined;
  /** Folder of the user's cache where digests of files are remembered; absent: they are not. */
  readonly memory?: string | undefined;
  /** Digest that a base image has, here or in its registry; `undefined` if nobody knows. */
  readonly baseDigest: (reference: string, pull: boolean) => Promise<string | undefined>;
}

export interface PlannedImages {
  /** By service. */
  readonly images: readonly PlannedImage[];
  /** What each of them is made from, by service; without those that are used as they are. */
  readonly inputs: ReadonlyMap<string, ImageInputs>;
}

/** What a base image counts as that neither the engine nor its registry knows: its name is all that is known. */
const UNKNOWN = 'unknown';

/**
 * The images to be built for the services of `model`. A service whose own `image:` is on the engine already (an earlier
 * step loaded or pulled it) is used as it is, unless `build` is `always`.
 * @throws ProjectError `build-failed` for what cannot be built, with its place
 */
export async function planImages(
  engine: Pick<Engine, 'imageEnvironment'>,
  model: ComposeModel,
  request: ImagesRequest,
): Promise<PlannedImages> {
  const { build } = request;
  const maker = new Maker(model, request);
  const inputs = new Map<string, ImageInputs>();
  const images = await Promise.all(
    sortedEntries(model.services)
      .filter(([, { build: section }]) => section !== undefined)
      .map(async ([service, { image }]): Promise<PlannedImage> => {
        const there = image === undefined ? undefined : await engine.imageEnvironment(image);
        if (image !== undefined && ((there !== undefined && build === 'missing') || build === 'never')) {
          return { service, digest: there?.id ?? '', tag: image };
        }
        const made = await maker.make(service);
        inputs.set(service, made.inputs);
        return { service, digest: made.digest, tag: tagOf(made.digest), ...(made.bases && { bases: made.bases }) };
      }),
  );
  return { images, inputs };
}

/** Of an image in a folder: its index names all else by digest. `undefined`: it is none, or is not there. */
function layoutDigest(context: string): string | undefined {
  const [, folder, digest] = /^oci-layout:\/\/(.+?)(?::[\w.-]+)?(?:@(sha256:[0-9a-f]{64}))?$/.exec(context) ?? [];
  const index = join(folder ?? '', 'index.json');
  if (folder === undefined || digest !== undefined || !existsSync(index)) return digest;
  return `sha256:${createHash('sha256').update(readFileSync(index)).digest('hex')}`;
}

interface Made {
  readonly inputs: ImageInputs;
  readonly digest: string;
  /** Digests of base images, by reference; absent: there are none. */
  readonly bases: Readonly<Record<string, string>> | undefined;
}

/** Makes digests of services, each once: other services may be made from them. */
class Maker {
  private readonly contexts: ContextReader;
  private readonly asked = new Map<string, Promise<string | undefined>>();
  private readonly made = new Map<string, Promise<Made>>();

  constructor(
    private readonly model: ComposeModel,
    private readonly request: ImagesRequest,
  ) {
    this.contexts = new ContextReader(request.memory);
  }

  make(service: string, from: readonly string[] = []): Promise<Made> {
    const definition = this.model.services[service];
    if (definition?.build === undefined || from.includes(service)) {
      const why =
        definition === undefined ? 'is not there' : from.includes(service) ? 'is made from it' : 'is not built';
      const location = this.request.locate(['services', from.at(-1) ?? service, 'build', 'additional_contexts']);
      throw new ProjectError('build-failed', `service ${from.at(-1)} is built from service ${service}, which ${why}`, {
        location,
      });
    }
    const known = this.made.get(service) ?? this.makeAnew(service, definition, [...from, service]);
    this.made.set(service, known);
    return known;
  }

  private async makeAnew(service: string, definition: ServiceModel, from: readonly string[]): Promise<Made> {
    const section = buildSection(definition, this.request.defaultPlatform);
    const { dockerfile, dockerfilePath, bases: named } = readBuildFiles(service, section, this.request);
    const folders = Object.entries(section.contexts).filter(([, context]) => isFolder(context));
    const others = Object.entries(section.contexts).filter(([, context]) => context.startsWith('service:'));
    const images = Object.values(section.contexts).filter((context) => context.startsWith('docker-image://'));
    const layouts = Object.entries(section.contexts).flatMap(([name, context]) => {
      const digest = layoutDigest(context);
      return digest === undefined ? [] : [[name, digest] as const];
    });
    const references = [
      ...named.images.map(({ reference }) => reference),
      ...images.map((one) => one.slice('docker-image://'.length)),
    ];
    const read = (folder: string, key: readonly string[], rules?: string) =>
      this.contexts.files(folder, rules).catch((error: Error) => {
        throw unreadable(service, this.request.locate(['services', service, 'build', ...key]), error);
      });
    const [files, contexts, services, bases] = await Promise.all([
      isFolder(section.context) ? read(section.context, ['context'], dockerfilePath) : undefined,
      Promise.all(
        folders.map(async ([name, folder]) => [name, await read(folder, ['additional_contexts', name])] as const),
      ),
      Promise.all(
        others.map(
          async ([name, other]) => [name, (await this.make(other.slice('service:'.length), from)).digest] as const,
        ),
      ),
      Promise.all(references.map(async (one) => [one, await this.baseDigest(one, section.pull)] as const)),
    ]);
    const inputs = imageInputs({
      section,
      platform: this.request.platform,
      dockerfile,
      files,
      contexts: new Map(contexts),
      bases: new Map(bases.map(([reference, digest]) => [reference, digest ?? UNKNOWN])),
      images: new Map([...services, ...layouts]),
    });
    const known = bases.filter((base): base is [string, string] => base[1] !== undefined).sort();
    return { inputs, digest: digestOf(inputs), bases: known.length > 0 ? Object.fromEntries(known) : undefined };
  }

  /** Each asked for once. A reference by digest says it itself. */
  private baseDigest(reference: string, pull: boolean): Promise<string | undefined> {
    const own = /@(\w+:[0-9a-f]+)$/.exec(reference)?.[1];
    if (own !== undefined) return Promise.resolve(own);
    const key = `${pull} ${reference}`;
    const known = this.asked.get(key) ?? this.request.baseDigest(reference, pull);
    this.asked.set(key, known);
    return known;
  }
}
