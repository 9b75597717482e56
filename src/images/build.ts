/** Builds images, all at once, by `docker buildx bake`: with the user's builder, log-ins and layer caches. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ComposeModel } from '../compose/model.js';
import type { Context } from '../context.js';
import { type Builder, bake, buildxVersion, currentBuilder, type Ended } from '../docker/buildx.js';
import type { Engine } from '../docker/engine.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import { type BakeDefinition, type BakeTarget, bakeDefinition, isRunnerCache } from './bake-definition.js';
import { buildError } from './build-error.js';
import { BuildProgress } from './build-progress.js';
import { buildSection, isFolder } from './build-section.js';
import { withPins } from './pins.js';
import type { Locate } from './read-ingredients.js';
import { isOnLoopback } from './transports/base-image.js';
import type { EarlierLayers } from './transports/transport.js';

export interface BuildRequest {
  readonly model: ComposeModel;
  /** One a tag. */
  readonly images: readonly PlannedImage[];
  readonly locate: Locate;
  /** Whether images say what their layers were made from, so that builders elsewhere can take them. */
  readonly keepsLayers?: boolean;
  /** What builders may take of earlier images, by the tag of the image that is built. */
  readonly earlier?: ReadonlyMap<string, EarlierLayers>;
  readonly session: string;
  /** Folder of the session for files of ours. */
  readonly scratch: string;
  /** Called once for each image as soon as the engine has it. */
  readonly onBuilt: (image: PlannedImage) => void;
}

type BuildContext = Pick<Context, 'log' | 'env' | 'signal'>;

/**
 * Builds `request.images` into the engine, with progress in the log as it happens.
 * @throws ProjectError `build-failed`, EnvironmentError `image-missing` (no registry), `command-missing` (no buildx)
 */
export async function buildImages(engine: Engine, context: BuildContext, request: BuildRequest): Promise<void> {
  const { log, env, signal } = context;
  const services = request.images.map(({ service }) => service).join(', ');
  await log.group(`Build of ${services}`, async () => {
    const builder = await currentBuilder({ env, signal });
    const images = await Promise.all(request.images.map((image) => withPins(engine, builder, request, image)));
    warnOfRunnerCaches(context, request);
    await warnOfExtraHosts(context, request);
    const waiting = new Map(request.images.map((image) => [image.tag, image]));
    const onBuilt = ({ tag }: PlannedImage) => {
      const image = waiting.get(tag);
      if (image !== undefined) request.onBuilt(image);
      waiting.delete(tag);
    };
    const build = (rest: Partial<BuildRequest>, writeCaches: boolean) =>
      attempt(context, builder, { ...request, images, onBuilt, ...rest }, writeCaches);
    let earlier = reachable(log, builder, request.earlier);
    for (const { service, tag } of images) {
      if (earlier.has(tag)) log.info(`${service} is built on what is kept of an earlier image`);
    }
    let first = await build({ earlier }, true);
    if (first.isOfEarlier) {
      log.info(`once more, without layers of earlier images: ${first.error?.message}`);
      earlier = new Map();
      first = await build({ earlier }, true);
    }
    if (first.error === undefined) return;
    if (!first.isOfCache) throw first.error;
    const second = await build({ earlier }, false);
    if (second.error !== undefined) throw second.error;
    log.warning(
      `a layer cache of ${services} could not be written; the images were built without: ${first.error.message}`,
    );
  });
}

/** Only the engine's own builder has this machine's loopback. */
function reachable(
  log: BuildContext['log'],
  builder: Builder | undefined,
  earlier: BuildRequest['earlier'] = new Map(),
): ReadonlyMap<string, EarlierLayers> {
  const isHere = builder?.driver === 'docker';
  const reached = new Map([...earlier].filter(([, { references }]) => isHere || !references.some(isOnLoopback)));
  if (reached.size < earlier.size) {
    const hint = 'with `driver: docker`, or without docker/setup-buildx-action, only what changed would be built';
    log.info(`the builder (${builder?.driver ?? 'unknown'}) does not reach what is kept of earlier images: ${hint}`);
  }
  return reached;
}

/** `type=gha` needs the runner's own token, and no child of ours sees that. */
function warnOfRunnerCaches({ log }: BuildContext, { model, images }: BuildRequest): void {
  for (const { service } of images) {
    const { cache_from, cache_to } = model.services[service]?.build ?? {};
    if (![cache_from, cache_to].flat().some((one) => isRunnerCache(String(one)))) continue;
    log.warning(
      `service ${service}: layer caches of type=gha need the token of the runner, which builds do not see, and are left out`,
    );
  }
}

/** Before 0.25 bake leaves them out without a word (docker/buildx#3234). */
async function warnOfExtraHosts({ log, env }: BuildContext, { model, images }: BuildRequest): Promise<void> {
  const services = images
    .filter(({ service }) => buildSection(model.services[service] ?? {}).extraHosts.length > 0)
    .map(({ service }) => service);
  if (services.length === 0) return;
  const version = await buildxVersion({ env });
  if (!isOlder(version, 25)) return;
  log.warning(
    `build.extra_hosts of ${services.join(', ')} is left out: buildx ${version} does not take it; 0.25 and later do`,
  );
}

const isOlder = (version: string, than: number): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 0 && minor < than;
};

interface Attempt {
  readonly error?: Error;
  /** Whether it was a layer cache that could not be written. */
  readonly isOfCache: boolean;
  /** Whether it was ended because a layer of an earlier image could not be had. */
  readonly isOfEarlier?: boolean;
}

/**
 * Whether a build failed by writing a layer cache: by its last failed step, or what buildx says of one that cannot be.
 * Steps are `exporting cache to registry`, `exporting to GitHub Actions Cache` (moby/buildkit, cache/remotecache).
 */
export const isOfCache = (said: string): boolean =>
  /^(?:\[[\w-]+\] )?exporting\b.*\bcache\b|cache export|cache exporter|export cache/im.test(said);

async function attempt(
  context: BuildContext,
  builder: Builder | undefined,
  request: BuildRequest,
  writeCaches: boolean,
): Promise<Attempt> {
  const { log, env, signal } = context;
  const { model, images, scratch, session, keepsLayers = false, earlier = new Map() } = request;
  const defaultPlatform = env.DOCKER_DEFAULT_PLATFORM;
  const definition = bakeDefinition(model, images, { defaultPlatform, writeCaches, keepsLayers, earlier });
  const file = join(scratch, 'bake.json');
  writeFileSync(file, JSON.stringify(definition.file), { mode: 0o600 });
  const composeFile = join(scratch, 'bake-compose.yml');
  if (definition.composeFile !== undefined) {
    writeFileSync(composeFile, JSON.stringify(definition.composeFile), { mode: 0o600 });
  }
  const progress = new BuildProgress({
    line: (line) => log.info(withoutReferences(line, earlier)),
    output: (line) => log.debug(line),
    done: (name) => {
      const target = exported(name, definition.targets, builder);
      if (target !== undefined) request.onBuilt(target.image);
    },
  });
  const args = [
    ...(definition.composeFile === undefined ? [] : ['--file', composeFile]),
    ...(await rights(definition, context)),
    // A compose file has its services built too, which may be more.
    ...['--', ...definition.targets.map(({ name }) => name)],
  ];
  // buildx writes an inline Dockerfile into the temporary folder, and leaves it there when it is ended at a bad moment.
  const ownTemp = { ...env, TMPDIR: scratch };
  const broken = AbortSignal.any([...earlier.values()].map((layers) => layers.broken));
  const ended = await bake(file, args, {
    ...{ env: ownTemp, session, signal: AbortSignal.any([signal, broken]) },
    onOutput: (chunk) => progress.push(chunk),
  });
  signal.throwIfAborted();
  if (broken.aborted && ended.code !== 0) return { error: broken.reason as Error, isOfCache: false, isOfEarlier: true };
  if (ended.code === 0) {
    for (const image of images) request.onBuilt(image);
    return { isOfCache: false };
  }
  return toAttempt(request, definition, builder, progress, ended, writeCaches);
}

/** The name of a place that may be read by whoever knows it is in no log. */
const withoutReferences = (line: string, earlier: ReadonlyMap<string, EarlierLayers>): string =>
  [...earlier.values()]
    .flatMap(({ references }) => references)
    .reduce((said, reference) => said.replaceAll(reference, 'an earlier image'), line);

function toAttempt(
  { locate }: BuildRequest,
  { targets }: BakeDefinition,
  builder: Builder | undefined,
  progress: BuildProgress,
  ended: Ended,
  writeCaches: boolean,
): Attempt {
  const output = `${ended.stdout}\n${ended.stderr}`;
  const error = buildError({
    targets,
    failed: progress.failed,
    output,
    dockerfile: readDockerfile,
    locate: (service, key) =>
      locate(['services', service, ...(key === 'platform' ? [] : ['build']), ...(key === '' ? [] : [key])]),
    platforms: builder?.platforms ?? [],
  });
  const said = `${progress.failed.at(-1)?.name ?? ''}\n${output.match(/^ERROR: .*$/gm)?.at(-1) ?? ''}`;
  const hasCache = targets.some(({ section }) => section.cacheTo.length > 0);
  return { error, isOfCache: writeCaches && hasCache && isOfCache(said) };
}

/** The target whose image is on the engine once a step is done. */
function exported(step: string, targets: readonly BakeTarget[], builder: Builder | undefined): BakeTarget | undefined {
  // Other builders than the engine's own hand the image over in a step that follows.
  const last = builder?.driver === 'docker' ? 'exporting to image' : 'importing to docker';
  const [, name, what] = /^(?:\[([\w-]+)\] )?(.*)$/.exec(step) ?? [];
  if (what !== last) return undefined;
  return targets.length === 1 ? targets[0] : targets.find((target) => target.name === name);
}

/** Versions from 0.17 on ask whether a definition may have the rights that it names. */
async function rights({ entitlements }: BakeDefinition, options: BuildContext): Promise<string[]> {
  if (entitlements.length === 0) return [];
  const isAsking = !isOlder(await buildxVersion({ env: options.env }), 17);
  return isAsking ? entitlements.flatMap((one) => ['--allow', one]) : [];
}

function readDockerfile({ section }: BakeTarget): { text: string; path: string | undefined } | undefined {
  if (section.inline !== undefined) return { text: section.inline, path: undefined };
  if (!isFolder(section.context)) return undefined;
  const path = resolve(section.context, section.dockerfile);
  try {
    return { text: readFileSync(path, 'utf8'), path };
  } catch {
    return { text: '', path };
  }
}
