/** Base images, from the registries that they are of. */
import type { ImageFacts, RemoteLayer } from '../../docker/engine.js';
import type { PlannedImage } from '../../sharding/plan-file.js';
import { isOnLoopback, repositoryOf } from './base-image.js';
import { boundedMove } from './bounded-move.js';
import type { BaseImage } from './image-record.js';
import type { LoopbackParts } from './loopback-parts.js';

/** @throws Error if no Dockerfile here builds on `reference`, or if it cannot be pulled */
export async function pullBase(parts: LoopbackParts, reference: string): Promise<void> {
  if (!parts.baseNames.has(repositoryOf(reference))) throw new Error(`no Dockerfile here builds on ${reference}`);
  const login = await parts.login(reference);
  await boundedMove(parts, (options) => parts.engine.pullImage(reference, { ...options, login }));
}

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
