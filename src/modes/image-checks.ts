/** The health checks that the images of a stack bring, as far as the engine has these images. */
import type { ImageCheck } from '../compose/health-check.js';
import { type ComposeModel, sortedEntries } from '../compose/model.js';
import type { Engine } from '../docker/engine.js';

/** @param images tags of images that were built, by service */
export async function imageChecks(
  engine: Engine,
  model: ComposeModel,
  images: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, ImageCheck>>> {
  const found = await Promise.all(
    sortedEntries(model.services).map(async ([service, definition]): Promise<[string, ImageCheck][]> => {
      const reference = images[service] ?? definition.image;
      const check = reference === undefined ? undefined : (await engine.imageEnvironment(reference))?.check;
      return check === undefined ? [] : [[service, check]];
    }),
  );
  return Object.fromEntries(found.flat());
}
