/** The images to build as a definition for `docker buildx bake`: one target an image, in its JSON. Pure. */
import { resolve } from 'node:path';
import type { ComposeModel } from '../compose/model.js';
import { LABEL } from '../docker/labels.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import { familiarName } from './base-images.js';
import { type BuildSection, buildSection, isFolder } from './build-section.js';
import type { EarlierLayers } from './transports/transport.js';

export interface BakeTarget {
  /** Its name in the definition and in BuildKit's output: the service's, as far as bake takes it. */
  readonly name: string;
  /** The first of those that are built into it. */
  readonly image: PlannedImage;
  readonly section: BuildSection;
}

export interface BakeDefinition {
  readonly targets: readonly BakeTarget[];
  /** Names are bake's own. */
  readonly file: {
    readonly group: object;
    readonly target: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  /**
   * The same targets as a compose file, as far as versions of bake read a setting from none but such (`network`: before 0.17, and without a word);
   * absent: none is needed.
   */
  readonly composeFile: { readonly services: Readonly<Record<string, object>> } | undefined;
  /** Rights that have to be given on the command line too, by versions that ask. */
  readonly entitlements: readonly string[];
}

export interface DefinitionOptions {
  readonly defaultPlatform?: string | undefined;
  /** Whether the layer caches that the compose file names are written. */
  readonly writeCaches: boolean;
  /** Whether images say what their layers were made from, for builders elsewhere. */
  readonly keepsLayers?: boolean;
  /** Of earlier images, by the tag of the image that is built. */
  readonly earlier?: ReadonlyMap<string, Pick<EarlierLayers, 'references'>>;
}

/** @param images one a tag; of their bases those that are named by digest instead of by tag */
export function bakeDefinition(
  model: ComposeModel,
  images: readonly PlannedImage[],
  options: DefinitionOptions,
): BakeDefinition {
  const sectionOf = (service: string) => buildSection(model.services[service] ?? {}, options.defaultPlatform);
  const services = withBuiltFrom(
    images.map(({ service }) => service),
    sectionOf,
  );
  const names = targetNames(services);
  const nameOf = (service: string) => names.get(service) ?? service;
  const targets = images.map((image): BakeTarget => {
    return { name: nameOf(image.service), image, section: sectionOf(image.service) };
  });
  // What images are made from, and is not asked for itself: built as far as they need it, and not loaded.
  const others = services.filter((service) => !images.some((image) => image.service === service));
  const target = Object.fromEntries([
    ...targets.map((one) => [one.name, toTarget(model, one, names, options)] as const),
    ...others.map((service) => {
      const image = { service, digest: '', tag: '' };
      const { tags, labels, output, ...rest } = toTarget(model, { image, section: sectionOf(service) }, names, options);
      return [nameOf(service), rest] as const;
    }),
  ]);
  return {
    targets,
    file: { group: { default: { targets: targets.map(({ name }) => name) } }, target },
    composeFile: composeFile(services.map((service) => [nameOf(service), sectionOf(service)] as const)),
    entitlements: [...new Set(targets.flatMap(({ section }) => rightsOf(section)))].sort(),
  };
}

const rightsOf = ({ entitlements, network }: BuildSection): readonly string[] =>
  network === 'host' ? [...entitlements, 'network.host'] : entitlements;

function composeFile(sections: readonly (readonly [string, BuildSection])[]): BakeDefinition['composeFile'] {
  const services = sections.flatMap(([name, { network, context }]) =>
    network === undefined ? [] : [[name, { build: { context: plain(context), network: plain(network) } }] as const],
  );
  return services.length === 0 ? undefined : { services: Object.fromEntries(services) };
}

/** Compose fills what follows a dollar. */
const plain = (value: string): string => value.replaceAll('$', '$$$$');

/** `services`, and those that they name as `service:NAME` among their contexts, and so on. */
function withBuiltFrom(services: readonly string[], sectionOf: (service: string) => BuildSection): string[] {
  const all = new Set(services);
  for (const service of all) {
    for (const context of Object.values(sectionOf(service).contexts)) {
      if (context.startsWith('service:')) all.add(context.slice('service:'.length));
    }
  }
  return [...all];
}

/** Bake takes letters, digits, `_` and `-`. */
function targetNames(services: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const used = new Set<string>();
  for (const service of services) {
    let name = service.replace(/[^\w-]/g, '_');
    while (used.has(name)) name += '_';
    used.add(name);
    names.set(service, name);
  }
  return names;
}

function toTarget(
  model: ComposeModel,
  { image, section }: Pick<BakeTarget, 'image' | 'section'>,
  names: ReadonlyMap<string, string>,
  { writeCaches, keepsLayers = false, earlier }: DefinitionOptions,
): Record<string, unknown> {
  const labels = { ...section.labels, [LABEL.digest]: image.digest };
  // Where the author has a layer cache it is that which counts; those of the runner's token are left out.
  const hasOwn = section.noCache || section.cacheTo.some((cache) => !isRunnerCache(cache));
  const from = hasOwn ? [] : (earlier?.get(image.tag)?.references ?? []);
  return withoutEmpty({
    context: literal(section.context),
    contexts: {
      ...pinned(image),
      ...mapValues(section.contexts, (context) => contextOf(pin(context, image.bases), names)),
    },
    dockerfile:
      section.inline === undefined
        ? literal(isFolder(section.context) ? resolve(section.context, section.dockerfile) : section.dockerfile)
        : undefined,
    'dockerfile-inline': section.inline === undefined ? undefined : literal(section.inline),
    args: mapValues(section.args, literal),
    labels: Object.fromEntries(Object.entries(labels).map(([name, value]) => [literal(name), literal(value)])),
    tags: [image.tag],
    target: section.target,
    platforms: section.platform === undefined ? [] : [section.platform],
    secret: [
      ...section.secrets.flatMap(({ source, target }) => secretSources(model, source, target)),
      ...section.bakeSecrets,
    ].map(literal),
    ssh: section.ssh.map(literal),
    'cache-from': [...section.cacheFrom.map(literal), ...from.map((reference) => `type=registry,ref=${reference}`)],
    'cache-to': [
      ...(writeCaches ? section.cacheTo.map(literal) : []),
      ...(keepsLayers && !hasOwn && image.tag !== '' ? ['type=inline'] : []),
    ],
    network: section.network,
    'shm-size': section.shmSize,
    ulimits: section.ulimits,
    'extra-hosts': Object.fromEntries(section.extraHosts.map((host) => splitHost(host))),
    entitlements: section.entitlements,
    'no-cache': section.noCache || undefined,
    'no-cache-filter': section.noCacheFilter,
    pull: section.pull || undefined,
    output: ['type=docker'],
  });
}

/** A layer cache that needs the runner's own token, which no build sees. */
export const isRunnerCache = (cache: string): boolean => /\btype=gha\b/.test(cache);

/** Bake reads strings as templates: what begins one is written twice. */
const literal = (value: string): string => value.replace(/([$%])\{/g, '$1$1{');

const mapValues = (record: Readonly<Record<string, string>>, map: (value: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));

const contextOf = (context: string, names: ReadonlyMap<string, string>): string => {
  const service = context.startsWith('service:') ? context.slice('service:'.length) : undefined;
  return service === undefined ? literal(context) : `target:${names.get(service) ?? service}`;
};

/** Base images by the digest that the plan names, in the place of their tags; by the names that BuildKit looks them up by. */
function pinned({ bases = {} }: PlannedImage): Record<string, string> {
  const references = Object.keys(bases).filter((reference) => !reference.includes('@'));
  return Object.fromEntries(references.map((one) => [familiarName(one), pin(`${IMAGE}${one}`, bases)]));
}

const IMAGE = 'docker-image://';

/** A context that is an image, by the digest that is known of it. */
function pin(context: string, bases: PlannedImage['bases'] = {}): string {
  const reference = context.startsWith(IMAGE) ? context.slice(IMAGE.length) : '';
  const digest = reference.includes('@') ? undefined : bases[reference];
  return digest === undefined ? context : `${IMAGE}${reference.replace(/:[^/:]*$/, '')}@${digest}`;
}

/** BuildKit knows a secret by the name that the Dockerfile mounts: older versions of Compose take its source, newer ones its target. */
function secretSources(model: ComposeModel, source: string, target: string | undefined): string[] {
  const { environment, file } = model.secrets?.[source] ?? {};
  const how = typeof environment === 'string' ? `type=env,env=${environment}` : `type=file,src=${file ?? ''}`;
  return [...new Set([target ?? source, source])].map((id) => `id=${id},${how}`);
}

function splitHost(host: string): readonly [string, string] {
  const at = /[=:]/.exec(host)?.index ?? host.length;
  return [host.slice(0, at), host.slice(at + 1)];
}

/** Without what has no value, no items and no entries. */
function withoutEmpty(target: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(target).filter(
      ([, value]) =>
        value !== undefined && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0),
    ),
  );
}
