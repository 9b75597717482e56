/** The transport of a job's images: chosen by whose code it runs and what services there are, and put together. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ComposeModel, sortedEntries } from '../compose/model.js';
import type { Config } from '../config/config.js';
import type { Context } from '../context.js';
import { loginFor } from '../docker/credentials.js';
import type { Engine } from '../docker/engine.js';
import { InputError } from '../errors.js';
import { type Bases, basesOf } from '../images/base-images.js';
import { buildSection, isFolder } from '../images/build-section.js';
import { BuildTimes } from '../images/build-times.js';
import { buildTimesFile } from '../images/last-images.js';
import { artifactEntries } from '../images/transports/artifact-entries.js';
import { repositoryOf } from '../images/transports/base-image.js';
import { cacheEntries } from '../images/transports/cache-entries.js';
import { type Choice, chooseTransport, type Place } from '../images/transports/choose.js';
import type { EntryStore } from '../images/transports/entries.js';
import { guardedEntries } from '../images/transports/guarded-entries.js';
import { loopbackTransport } from '../images/transports/loopback.js';
import { registryTransport } from '../images/transports/registry.js';
import { type ImageTransport, noTransport } from '../images/transports/transport.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import { foreignCode, readEvent } from './foreign-code.js';
import { cacheFolder } from './user-cache.js';

export interface TransportRequest {
  readonly config: Config;
  readonly model: ComposeModel;
  readonly images: readonly PlannedImage[];
  /** Where this job hands on what it builds; the one that makes the plan does. The artifacts of a run are of no use to later runs. */
  readonly publishes: 'anywhere' | 'for later runs' | 'nowhere';
}

/** @throws InputError `bad-config` for the transport `registry` without a repository */
export async function imageTransport(
  context: Context,
  engine: Engine,
  { config, model, images, publishes }: TransportRequest,
): Promise<ImageTransport> {
  const { log, clock, signal, env, paths, cache, artifacts } = context;
  const { transport, registry } = config.images;
  if (transport === 'registry' && registry === undefined) {
    throw new InputError('bad-config', 'the transport "registry" needs images.registry, got none', {
      location: { file: config.file },
      hint: 'Name a repository, such as `images: {transport: registry, registry: ghcr.io/acme/app/isoshard}`.',
    });
  }
  const services = { cache: cache.available, artifacts: artifacts.available, registry };
  const choice = writingTo(await choosePlaces(context, services, transport), publishes);
  if (images.length > 0) log[context.kind === 'action' ? 'info' : 'debug'](placesLine(choice));
  if (choice.from.length === 0) return noTransport(choice.why);
  const login = (reference: string) => loginFor(reference, env);
  if (choice.from.includes('registry') && registry !== undefined) {
    const why = choice.to === undefined ? choice.why : undefined;
    const keep = new Set(images.map(({ digest }) => digest));
    return registryTransport({ engine, log, clock, signal, repository: registry, login, readOnly: why, keep });
  }
  const folder = join(paths.temp, 'images');
  const stores = new Map<Place, EntryStore>(
    choice.from.map((place) => [place, guardedEntries(storeAt(context, place, folder), log)]),
  );
  return loopbackTransport({
    engine,
    log,
    clock,
    signal,
    folder,
    login,
    entries: {
      from: [...stores.values()],
      to: choice.to === undefined ? undefined : stores.get(choice.to),
      whyNot: choice.why,
    },
    baseNames: baseNames(model),
    lowest: lowestBases(model),
    buildTimes: new BuildTimes(buildTimesFile(cacheFolder(context), config.file)),
    keep: new Set(images.map(({ digest }) => digest)),
  });
}

const storeAt = ({ cache, artifacts, clock }: Context, place: Place, folder: string): EntryStore =>
  place === 'artifact' ? artifactEntries(artifacts, folder, clock.now) : cacheEntries(cache, folder);

const placesLine = ({ from, to, why }: Choice): string =>
  from.length === 0
    ? `images are not handed on: ${why}`
    : `images: looked for in the ${from.join(', then in the ')}; kept ${to === undefined ? 'nowhere' : `in the ${to}`}: ${why}`;

function writingTo(choice: Choice, publishes: TransportRequest['publishes']): Choice {
  if (choice.to === undefined) return choice;
  if (publishes === 'nowhere') return { ...choice, to: undefined, why: 'the job that makes the plan keeps images' };
  return publishes === 'anywhere' || choice.to !== 'artifact'
    ? choice
    : { ...choice, to: undefined, why: 'no other job of this run needs them' };
}

/** Where this job reads from and writes to. */
export async function choosePlaces(
  context: Context,
  services: Parameters<typeof chooseTransport>[1],
  transport: Config['images']['transport'],
): Promise<Choice> {
  const { env } = context;
  const event = Object(readEvent(env.GITHUB_EVENT_PATH)) as { repository?: { default_branch?: string } };
  return chooseTransport(transport, services, {
    foreign: await foreignCode(context),
    eventName: env.GITHUB_EVENT_NAME ?? '',
    ref: env.GITHUB_REF ?? '',
    defaultBranch: event.repository?.default_branch ?? '',
  });
}

/** Repositories that the Dockerfiles of the model build on, or copy from. */
export function baseNames(model: ComposeModel): ReadonlySet<string> {
  const references = [...basesByService(model).values()].flatMap(({ images }) => images);
  return new Set(references.map(({ reference }) => repositoryOf(reference)));
}

/** What the image of each service begins with, where that is an image of others. */
export function lowestBases(model: ComposeModel): ReadonlyMap<string, string> {
  const all = [...basesByService(model)];
  return new Map(all.flatMap(([service, { lowest }]) => (lowest === undefined ? [] : [[service, lowest] as const])));
}

function basesByService({ services }: ComposeModel): ReadonlyMap<string, Bases> {
  const all = sortedEntries(services).flatMap(([name, service]) => {
    if (service.build === undefined) return [];
    const section = buildSection(service);
    const file = resolve(section.context, section.dockerfile);
    const text = section.inline ?? (isFolder(section.context) && existsSync(file) ? readFileSync(file, 'utf8') : '');
    return [[name, basesOf(text, { ...section, contexts: Object.keys(section.contexts) })] as const];
  });
  return new Map(all);
}
