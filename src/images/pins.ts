/** Which base images a build has to name by their digest, so that it takes those of the plan. */
import type { Builder } from '../docker/buildx.js';
import type { Engine } from '../docker/engine.js';
import { ProjectError } from '../errors.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import type { Locate } from './read-ingredients.js';

/**
 * The image with those of its bases that a tag alone could make other ones here.
 * @throws ProjectError `build-failed` where a base of the plan can be had from nowhere: what is built from another is another image
 */
export async function withPins(
  engine: Pick<Engine, 'imageDigest'>,
  builder: Builder | undefined,
  { locate }: { readonly locate: Locate },
  image: PlannedImage,
): Promise<PlannedImage> {
  const kept: [string, string][] = [];
  for (const [reference, digest] of Object.entries(image.bases ?? {})) {
    const isServed = digest.startsWith('sha256:');
    // One that does not say what it is gets what is served by name; for the rest it is most likely the engine's.
    const usesEngine = builder === undefined ? !isServed : builder.driver === 'docker';
    const here = usesEngine ? await engine.imageDigest(reference) : undefined;
    if (here === digest) continue;
    if (!isServed) throw unreachable(image.service, reference, usesEngine, locate);
    kept.push([reference, digest]);
  }
  return { ...image, bases: Object.fromEntries(kept) };
}

function unreachable(service: string, reference: string, usesEngine: boolean, locate: Locate): ProjectError {
  const why = usesEngine
    ? 'is not the one that the plan was made with, which no registry has'
    : 'is in no registry, and the builder takes none of the engine’s images';
  return new ProjectError('build-failed', `service ${service} cannot be built: its base image ${reference} ${why}`, {
    location: locate(['services', service, 'build']),
    hint: usesEngine
      ? 'Load the same image in this job, push it to a registry, or let images be handed on (images.transport).'
      : 'Push it to a registry, or build with the engine’s own builder (`docker buildx use default`).',
  });
}
