/** What is asked of an engine about its images. */
import type { Readable } from 'node:stream';
import type Dockerode from 'dockerode';
import { EnvironmentError } from '../errors.js';
import { withinTime } from '../within-time.js';
import { ask, askFor, isGone, momentOf, statusOf } from './ask.js';
import { type RawCheck, toCheck } from './health-check.js';
import { importImage, type MoveOptions, pullImage, pushImage, type RegistryLogin } from './image-moves.js';
import type { EngineCheck, ImageFacts } from './views.js';

/** A registry that does not answer by then does not; milliseconds. */
const ANSWER_MS = 30_000;

export class EngineImages {
  constructor(protected readonly api: Dockerode) {}

  async hasImage(reference: string): Promise<boolean> {
    return (await this.imageEnvironment(reference)) !== undefined;
  }

  /** Id, environment and health check of an image, or `undefined` if the engine does not have it. */
  async imageEnvironment(
    reference: string,
  ): Promise<
    { id: string; env: Record<string, string>; workingDir: string; check: EngineCheck | undefined } | undefined
  > {
    const image = await askFor(`inspect image ${reference}`, () => this.api.getImage(reference).inspect());
    if (image === undefined) return undefined;
    const pairs = (image.Config?.Env ?? []).map((entry): [string, string] => {
      const at = entry.indexOf('=');
      return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
    });
    return {
      id: image.Id,
      env: Object.fromEntries(pairs),
      workingDir: image.Config?.WorkingDir ?? '',
      check: toCheck((image.Config as { Healthcheck?: RawCheck } | undefined)?.Healthcheck),
    };
  }

  /**
   * What tells an image apart: the digest that its registry knows it by, the same on every machine, or where it is from none
   * `here:` and its id. `undefined` if the engine does not have it.
   */
  async imageDigest(reference: string): Promise<string | undefined> {
    const image = await this.imageFacts(reference);
    if (image === undefined) return undefined;
    const nameOf = (text: string) => text.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
    // An engine names what is Docker Hub's as short as it can.
    const plain = nameOf(reference)
      .replace(/^(?:index\.)?docker\.io\//, '')
      .replace(/^library\//, '');
    const known = image.repoDigests.find((one) => nameOf(one) === plain);
    return known?.split('@')[1] ?? `here:${image.id}`;
  }

  /** Some image of the engine's, for doors. @throws EnvironmentError `image-missing` if it has none */
  async anyImage(): Promise<string> {
    const found = await ask('list images', () => this.api.listImages());
    if (found[0] === undefined) throw new EnvironmentError('image-missing', 'the Docker engine has no image at all');
    return found[0].Id;
  }

  /** What an image is made of, or `undefined` if the engine does not have it. */
  async imageFacts(reference: string): Promise<ImageFacts | undefined> {
    const image = await askFor(`inspect image ${reference}`, () => this.api.getImage(reference).inspect());
    if (image === undefined) return undefined;
    return {
      id: image.Id,
      labels: image.Config?.Labels ?? {},
      layers: image.RootFS?.Layers ?? [],
      sizeBytes: image.Size ?? 0,
      repoDigests: image.RepoDigests ?? [],
      lastTaggedMs: momentOf((image as { Metadata?: { LastTagTime?: string } }).Metadata?.LastTagTime ?? ''),
      volumes: Object.keys(image.Config?.Volumes ?? {}).sort(),
      platform: `${image.Os}/${image.Architecture}`,
    };
  }

  /** The steps that an image was made in, the last one first. */
  async imageHistory(
    reference: string,
  ): Promise<readonly { readonly createdMs: number; readonly sizeBytes: number }[]> {
    const steps: { Created: number; Size: number }[] = await ask(`read the history of image ${reference}`, () =>
      this.api.getImage(reference).history(),
    );
    return steps.map(({ Created, Size }) => ({ createdMs: Created * 1000, sizeBytes: Size }));
  }

  /** Images with a tag, or that were pulled by digest; those that carry all of `labels`. */
  async localImages(
    labels: readonly string[] = [],
  ): Promise<readonly { readonly id: string; readonly tags: readonly string[]; readonly sizeBytes: number }[]> {
    const filters = JSON.stringify({ label: [...labels] });
    const found = await ask('list images', () => this.api.listImages(labels.length === 0 ? {} : { filters }));
    return found.map(({ Id, RepoTags, Size }) => ({
      id: Id,
      tags: (RepoTags ?? []).filter((tag) => tag !== '<none>:<none>'),
      sizeBytes: Size,
    }));
  }

  /** Gives an image one more name. */
  async tagImage(reference: string, repository: string, tag: string): Promise<void> {
    await ask(`tag image ${reference}`, () => this.api.getImage(reference).tag({ repo: repository, tag }));
  }

  /** Takes a name away, and the image with its last one. What is gone already, or used by a container, is no error: false. */
  async untagImage(reference: string): Promise<boolean> {
    return ask(`remove image ${reference}`, async () => {
      try {
        await this.api.getImage(reference).remove();
        return true;
      } catch (error) {
        if (isGone(error) || statusOf(error) === 409) return false;
        throw error;
      }
    });
  }

  /** Sends what its registry lacks. @returns the manifest's digest. @throws EnvironmentError `engine-failed` */
  pushImage(reference: string, options: MoveOptions): Promise<string> {
    return ask(`push image ${reference}`, () => pushImage(this.api, reference, options));
  }

  /** Fetches what it lacks, by tag or digest. @throws EnvironmentError `engine-failed` */
  async pullImage(reference: string, options: MoveOptions): Promise<void> {
    await ask(`pull image ${reference}`, () => pullImage(this.api, reference, options));
  }

  /** Makes an image of a single layer, which is the archive. @throws EnvironmentError `engine-failed` */
  async importImage(
    archive: Readable,
    repository: string,
    tag: string,
    labels: Readonly<Record<string, string>>,
  ): Promise<void> {
    const changes = Object.entries(labels).map(([name, value]) => `LABEL ${name}=${JSON.stringify(value)}`);
    await ask(`make image ${repository}:${tag}`, () => importImage(this.api, archive, { repository, tag, changes }));
  }

  /**
   * The digest that a tag has in its registry, asked by the engine; `undefined` if it has none.
   * @throws EnvironmentError `engine-failed`, also where the registry takes the question and never answers: the engine waits without end
   */
  async remoteDigest(
    reference: string,
    login: RegistryLogin | undefined,
    { signal = new AbortController().signal, answerMs = ANSWER_MS }: { signal?: AbortSignal; answerMs?: number } = {},
  ): Promise<string | undefined> {
    const options = { authconfig: login ?? {} } as Dockerode.ImageDistributionOptions;
    const asked = (limited: AbortSignal) =>
      new Promise<Dockerode.ImageDistributionInfo>((resolve, reject) => {
        limited.addEventListener('abort', () => reject(limited.reason), { once: true });
        this.api.getImage(reference).distribution(options).then(resolve, reject);
      });
    return askFor(
      `ask for image ${reference}`,
      async () => (await withinTime(signal, answerMs, asked)).Descriptor.digest,
    );
  }
}
