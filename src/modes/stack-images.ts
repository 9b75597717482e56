/** What a stack has from its images. */
import type { ComposeModel } from '../compose/model.js';
import type { Context } from '../context.js';
import { composeOn } from '../docker/compose.js';
import type { Engine } from '../docker/engine.js';
import { EnvironmentError } from '../errors.js';
import type { Stack } from '../stack/start.js';

/** What the images of services declare as volumes, as far as the engine has them. */
export async function imageVolumes(
  engine: Engine,
  model: ComposeModel,
  services: readonly string[],
): Promise<Record<string, readonly string[]>> {
  const declared = await Promise.all(
    services.map(async (service) => {
      const image = model.services[service]?.image;
      const facts = image === undefined ? undefined : await engine.imageFacts(image);
      return [service, facts?.volumes ?? []] as const;
    }),
  );
  return Object.fromEntries(declared);
}

/** What a service's processes would have in their environment: the image's, with the compose file's over it. */
export async function currentEnvironment(
  engine: Engine,
  model: ComposeModel,
  service: string,
): Promise<Record<string, string>> {
  const definition = model.services[service];
  const image = definition?.image === undefined ? undefined : await engine.imageEnvironment(definition.image);
  const own = Object.entries(definition?.environment ?? {}).map(([name, value]) => [
    name,
    (value ?? '').replaceAll('$$', '$'),
  ]);
  return { ...image?.env, ...Object.fromEntries(own) };
}

const imagesOf = ({ services }: ComposeModel): string[] => Object.values(services).flatMap(({ image }) => image ?? []);

/** An image of the stack that the engine has. */
export async function imageHere(engine: Engine, model: ComposeModel): Promise<string | undefined> {
  for (const image of imagesOf(model)) if (await engine.hasImage(image)) return image;
  return undefined;
}

/** The images of the stack are pulled, of which the engine has none. @returns one of them */
export async function pulledImage({ signal }: Pick<Context, 'signal'>, stack: Stack): Promise<string> {
  const candidates = imagesOf(stack.model);
  const pulled = await composeOn(stack.project, stack.modelFile, ['pull', '--quiet'], {
    env: stack.env,
    session: stack.session,
    signal,
  });
  signal.throwIfAborted();
  if (pulled.code === 0 && candidates[0] !== undefined) return candidates[0];
  throw new EnvironmentError(
    'image-missing',
    `none of the stack's images can be had: ${pulled.stderr.trim().split('\n').at(-1) ?? ''}`,
    {
      hint: 'Check `image:` in the compose file, and that this machine is logged in to the registry.',
    },
  );
}
