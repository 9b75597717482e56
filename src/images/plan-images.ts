/** Which images a stack's services are built into, and under which tags. */

import { type ComposeModel, sortedEntries } from '../compose/model.js';
import type { Engine } from '../docker/engine.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import { imageDigest } from './image-digest.js';

/** The tag of an image that we build: holds the digest of what it is made from. */
export const tagOf = (digest: string): string => `isoshard/image:${digest.replace('sha256:', '').slice(0, 32)}`;

/**
 * The images to be built for the services of `model`, sorted by service. A service whose own `image:` is on the
 * engine already (an earlier step loaded or pulled it) is used as it is, unless `build` is `always`.
 */
export async function planImages(
  engine: Engine,
  model: ComposeModel,
  build: 'missing' | 'always' | 'never',
): Promise<PlannedImage[]> {
  const idOf = async (reference: string) => (await engine.imageEnvironment(reference))?.id;
  const planned = await Promise.all(
    sortedEntries(model.services)
      .filter(([, { build: section }]) => section !== undefined)
      .map(async ([service, definition]) => {
        const isThere = definition.image !== undefined && (await engine.hasImage(definition.image));
        if (definition.image !== undefined && ((isThere && build === 'missing') || build === 'never')) {
          return { service, digest: (await idOf(definition.image)) ?? '', tag: definition.image };
        }
        const digest = await imageDigest(service, definition, idOf);
        return { service, digest, tag: tagOf(digest) };
      }),
  );
  return planned;
}
