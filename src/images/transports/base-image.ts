/** Which layers of an image are those of a base image that a registry serves. */
import type { ImageFacts } from '../../docker/engine.js';
import type { ImageEngine } from './engine.js';
import type { BaseImage } from './image-record.js';

/** `docker.io/library/python:3.13` and `python@sha256:…` are `python`. */
export const repositoryOf = (reference: string): string =>
  reference
    .replace(/@.*$/, '')
    .replace(/:[^:/]*$/, '')
    .replace(/^(?:index\.)?docker\.io\//, '')
    .replace(/^library\//, '');

/** What is served by this process, or another of this machine, is gone tomorrow. */
export const isOnLoopback = (reference: string): boolean => /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?\//.test(reference);

/** How many of the lowest layers both have. */
export const sharedLayers = (a: readonly string[], b: readonly string[]): number => {
  const differs = a.findIndex((layer, index) => layer !== b[index]);
  return differs < 0 ? a.length : differs;
};

export async function allFacts(
  engine: Pick<ImageEngine, 'localImages' | 'imageFacts'>,
): Promise<readonly ImageFacts[]> {
  const images = await engine.localImages();
  const facts = await Promise.all([...new Set(images.map(({ id }) => id))].map((id) => engine.imageFacts(id)));
  return facts.filter((one) => one !== undefined);
}

/** How many of the lowest of `layers` the engine has. */
export const presentLayers = (layers: readonly string[], local: readonly ImageFacts[]): number =>
  Math.max(0, ...local.map((image) => sharedLayers(layers, image.layers)));

/** How many of the lowest layers are those of an image that Dockerfiles name, wherever that came from. */
export function namedBaseLayers(image: ImageFacts, local: readonly ImageFacts[]): number {
  const below = local.filter(
    ({ layers }) => layers.length < image.layers.length && sharedLayers(layers, image.layers) === layers.length,
  );
  return Math.max(0, ...below.map(({ layers }) => layers.length));
}

/**
 * The largest image of a registry that `image` was built on.
 * @param names repositories that a Dockerfile builds on: no other is ever pulled
 */
export function baseOf(
  image: ImageFacts,
  local: readonly ImageFacts[],
  names: ReadonlySet<string>,
): BaseImage | undefined {
  const found = local
    .filter(({ layers }) => layers.length > 0 && layers.length < image.layers.length)
    .filter(({ layers }) => sharedLayers(layers, image.layers) === layers.length)
    .flatMap(({ layers, repoDigests }) =>
      repoDigests
        .filter((reference) => !isOnLoopback(reference) && names.has(repositoryOf(reference)))
        .map((reference) => ({ reference, layers: layers.length })),
    )
    .sort((a, b) => b.layers - a.layers || (a.reference < b.reference ? -1 : 1));
  return found[0];
}
