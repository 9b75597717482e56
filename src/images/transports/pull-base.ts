/** Base images, from the registries that they are of. */
import type { ImageFacts, RemoteLayer } from '../../docker/engine.js';
import type { PlannedImage } from '../../sharding/plan-file.js';
import { isOnLoopback, repositoryOf } from './base-image.js';
import { boundedMove } from './bounded-move.js';
import type { BaseImage } from './image-record.js';
import type { LoopbackParts } from './loopback-parts.js';
import { NOT_GIVEN } from './shelf.js';

/**
 * @param begun called once the engine is at all of so many layers
 * @throws Error if no Dockerfile here builds on `reference`, or if it cannot be pulled
 */
export async function pullBase(
  parts: LoopbackParts,
  reference: string,
  layers = 0,
  begun: () => void = () => {},
): Promise<void> {
  if (!parts.baseNames.has(repositoryOf(reference))) throw new Error(`no Dockerfile here builds on ${reference}`);
  const login = await parts.login(reference);
  const at = new Set<string>();
  await boundedMove(parts, (options) =>
    parts.engine.pullImage(reference, {
      ...options,
      login,
      onProgress: (said) => {
        options.onProgress?.(said);
        if (said.id !== undefined && OF_A_LAYER.test(said.status ?? '')) at.add(said.id);
        if (at.size >= layers) begun();
      },
    }),
  );
}

/**
 * Pulls a base image, and does `work`, which pulls an image that is built on it. An engine that unpacks layers as it pulls them, and is at a layer already, waits for that, and asks
 * nobody else for it: both go at once. Where it asks nevertheless, `work` is done again once the base is there.
 * @throws what either throws
 */
export async function besideBase(parts: LoopbackParts, base: BaseImage, work: () => Promise<void>): Promise<void> {
  let begun = () => {};
  const isAtAll = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const pulling = pullBase(parts, base.reference, base.layers, begun);
  await (parts.engine.info.keepsPacked ? pulling : Promise.race([pulling, isAtAll]));
  const early = await work().then(
    () => undefined,
    (error: Error) => error,
  );
  await pulling;
  if (early === undefined) return;
  if (early.message !== NOT_GIVEN) throw early;
  await work();
}

const OF_A_LAYER = /^(Pulling fs layer|Waiting|Downloading|Already exists|Download complete|Extracting|Pull complete)/;

/**
 * Makes the engine know the image that `image` was built on: a builder that pulled it has only its layers, and nobody could tell then which of all
 * are of a registry. The layers are there, so that next to nothing moves. Never throws.
 */
export async function learnBase(parts: LoopbackParts, image: PlannedImage): Promise<void> {
  const name = parts.lowest.get(image.service) ?? '';
  const digest = image.bases?.[name];
  if (digest === undefined || !/^sha256:[0-9a-f]{64}$/.test(digest)) return;
  const reference = `${name.replace(/@.*$/, '').replace(/:[^/:]*$/, '')}@${digest}`;
  if (isOnLoopback(reference)) return;
  try {
    if ((await parts.engine.imageFacts(reference)) === undefined) await pullBase(parts, reference);
  } catch (error) {
    parts.log.debug(`${reference} is not known: its layers are kept too (${(error as Error).message})`);
  }
}

/** The base image's layers as its registry has them; `undefined` where that cannot be learnt: they are kept then, since no other engine would know them. Never throws. */
export async function servedLayers(
  { engine, login, log, signal }: LoopbackParts,
  { reference, layers }: BaseImage,
  { platform }: ImageFacts,
): Promise<readonly RemoteLayer[] | undefined> {
  try {
    const served = await engine.remoteLayers(reference, { platform, login: await login(reference), signal });
    if (served.length !== layers) throw new Error(`${reference} has ${served.length} layers there, and ${layers} here`);
    return served;
  } catch (error) {
    log.debug(`the layers of ${reference} are kept too: ${(error as Error).message}`);
    return undefined;
  }
}
