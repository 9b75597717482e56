/** What the planning and building of images ask of their surroundings: the compose files, registries, the user's cache folder. */
import { readFileSync } from 'node:fs';
import { type ComposeModel, onlyServices, sortedEntries } from '../compose/model.js';
import type { Config, SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import { currentBuilder, registryDigest } from '../docker/buildx.js';
import { composeFiles, resolveBakeExtensions } from '../docker/compose.js';
import type { Engine } from '../docker/engine.js';
import type { Locate } from '../images/read-ingredients.js';
import type { ProjectSource } from './compose-project.js';
import type { Session } from './session.js';
import { NO_SHARD } from './stack-identity.js';
import { servicesOf } from './suite-services.js';

export interface ImageSources {
  /** The resolved model of the services that the suites need, and of those whose images theirs are made from. */
  readonly model: ComposeModel;
  readonly locate: Locate;
  /** Of the project. */
  readonly root: string;
}

/** @throws ProjectError `unknown-service` */
export async function imageSources(
  context: Context,
  session: Session,
  config: Config,
  suites: readonly SuiteConfig[],
): Promise<ImageSources> {
  const source = { files: config.compose, folder: config.root };
  const { model, sources, root } = await session.compose.read(source, context.env, NO_SHARD, context.signal);
  const needed = suites.flatMap((suite) => servicesOf(model, config, suite).all);
  const whole = await withBakeExtensions(context, source, model);
  return { model: onlyServices(whole, withBuiltFrom(whole, needed)), locate: (path) => sources.locate(path), root };
}

/** `names`, and the services that they name as `service:NAME` among their further contexts, and so on. */
function withBuiltFrom(model: ComposeModel, names: readonly string[]): string[] {
  const all = new Set(names);
  for (const name of all) {
    const contexts = model.services[name]?.build?.additional_contexts ?? {};
    for (const context of Object.values(contexts)) {
      const [, other] = /^service:(.+)$/.exec(String(context)) ?? [];
      if (other !== undefined && model.services[other] !== undefined) all.add(other);
    }
  }
  return [...all];
}

/** Compose leaves `x-bake` out of the JSON that it prints: only where one may be written it is asked a second time. */
async function withBakeExtensions(
  { env, signal }: Pick<Context, 'env' | 'signal'>,
  { files, folder }: ProjectSource,
  model: ComposeModel,
): Promise<ComposeModel> {
  if (files === false) return model;
  const source = { files, folder };
  const mayHave = composeFiles(source, env).some((file) =>
    /\bx-bake\b|^\s*(include|["']?extends)\b/m.test(textOf(file)),
  );
  if (!mayHave || !sortedEntries(model.services).some(([, { build }]) => build !== undefined)) return model;
  const extensions = await resolveBakeExtensions(source, { env, signal });
  const services = sortedEntries(model.services).map(([name, service]) => {
    const extension = extensions[name];
    const build = extension === undefined ? service.build : { ...service.build, 'x-bake': extension };
    return [name, { ...service, ...(build !== undefined && { build }) }];
  });
  return { ...model, services: Object.fromEntries(services) };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Asks for the digests of base images: the engine, whose image a build takes where it has one; else, or where the author wants the
 * newest (`pull`), or the builder takes none of the engine's, the registry.
 */
export function baseDigests({ env, signal, log }: Pick<Context, 'env' | 'signal' | 'log'>, engine: Engine) {
  let builder: ReturnType<typeof currentBuilder> | undefined;
  const takesHere = async () => {
    builder ??= currentBuilder({ env, signal });
    return ((await builder)?.driver ?? 'docker') === 'docker';
  };
  return async (reference: string, pull: boolean): Promise<string | undefined> => {
    const here = await engine.imageDigest(reference);
    const counts = here === undefined || here.startsWith('sha256:') || (await takesHere());
    if (here !== undefined && counts && !pull) return here;
    const asked = await registryDigest(reference, { env, signal });
    signal.throwIfAborted();
    if ('digest' in asked) return asked.digest;
    log.info(
      `base image ${reference}: ${here === undefined ? 'known by its name alone' : 'the one that is here counts'} (${asked.reason})`,
    );
    return here;
  };
}
