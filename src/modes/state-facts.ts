/** Gathers what the key of a suite's initial state is made of, and why that state cannot be saved if it cannot. */
import { realpathSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileUses, hostPathOf, isWithin } from '../compose/bind-sources.js';
import { checkoutPathOf } from '../compose/bind-target.js';
import { type ComposeModel, onlyServices } from '../compose/model.js';
import { identityVariables, type ShardIdentity } from '../compose/test-environment.js';
import type { Config, SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import { composeOn } from '../docker/compose.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import { beginState } from '../snapshot/begin-state.js';
import { hostContentDigest, textDigest } from '../snapshot/host-content.js';
import { stateKey } from '../snapshot/key.js';
import { planState, type StateSlot } from '../snapshot/slots.js';
import { writeModel } from '../stack/start.js';
import { workingFolderOf } from '../stack/tests-in-service.js';
import { isolateProject } from './isolate-project.js';
import type { Session } from './session.js';
import { NO_SHARD } from './stack-identity.js';
import { imageVolumes } from './stack-images.js';
import { servicesOf } from './suite-services.js';

export interface StateFacts {
  readonly key: string;
  /** Such as `linux/amd64`. */
  readonly platform: string;
  /** Sentences; none: it can be saved. */
  readonly obstacles: readonly string[];
  /** Where its services keep files, in no stack in particular. */
  readonly slots: readonly StateSlot[];
  /** Image of each service that is started or named by a step, as the engine has it. */
  readonly images: Readonly<Record<string, string>>;
  /** Those that are started. */
  readonly services: readonly string[];
  /** Of a slot of changes the folder of this host that lies below, by the slot's id. */
  readonly lowers: Readonly<Record<string, string>>;
}

export interface StateFactsRequest {
  readonly config: Config;
  readonly suite: SuiteConfig;
  readonly images: readonly PlannedImage[];
  /** Some shard of the suite: whether its services differ from another one's. */
  readonly identity: ShardIdentity;
}

/** @throws ProjectError `unknown-service`, `compose-invalid` */
export async function gatherStateFacts(
  context: Context,
  session: Session,
  { config, suite, images, identity }: StateFactsRequest,
): Promise<StateFacts> {
  const { engine } = session;
  const source = { files: config.compose, folder: config.root };
  const read = (variables: Readonly<Record<string, string>>) =>
    session.compose.read(source, context.env, variables, context.signal);
  const [compose, ofShard] = await Promise.all([read(NO_SHARD), read(identityVariables(identity))]);
  const { start, once, all } = servicesOf(compose.model, config, suite);
  const model = onlyServices(compose.model, all);
  const kept = [...start, ...once].sort();
  const tags = Object.fromEntries(images.map(({ service, tag }) => [service, tag]));
  const isolated = isolateProject(context, compose, {
    model,
    project: 'isoshard-state',
    labels: {},
    ports: 'drop',
    images: tags,
    allow: config.allow,
    stacks: 1,
    engine: engine.info,
  });
  await pullMissing(context, session, isolated.model, kept);
  const declared = await imageVolumes(engine, isolated.model, kept);
  const facts = { project: 'isoshard-state', labels: {}, services: kept, declared };
  const making = { key: '', generation: '', session: '', repository: '', suite: '', platform: '' };
  const { slots } = beginState(isolated.model, isolated.binds, { kind: 'make', making }, facts);
  const { obstacles } = planState(isolated.model, isolated.binds, start, once);

  const byService = new Map(images.map(({ service, digest }) => [service, digest]));
  const digests: Record<string, string> = {};
  let platform = '';
  for (const service of kept) {
    const image = await engine.imageFacts(isolated.model.services[service]?.image ?? '');
    digests[service] = byService.get(service) ?? image?.id ?? '';
    platform ||= image?.platform ?? '';
  }
  const own = JSON.stringify(onlyServices(model, kept).services);
  const theirs = JSON.stringify(onlyServices(ofShard.model, kept).services);
  const { contents, outside } = await contentsOf(context, session, config, compose.model, kept, compose.root);
  const files = await filesOf(context, model, kept);
  return {
    key: stateKey({
      model,
      services: kept,
      images: digests,
      platform,
      steps: suite.prepare,
      slots,
      contents,
      files,
      templates: suite.reset?.by === 'template',
    }),
    platform,
    slots,
    images: Object.fromEntries(kept.map((name) => [name, isolated.model.services[name]?.image ?? ''])),
    services: start,
    lowers: Object.fromEntries(
      slots.flatMap(({ id, kind, key }) => {
        const view = isolated.binds.views.find(({ volume }) => volume === key);
        return kind === 'changes' && view !== undefined ? [[id, view.lower]] : [];
      }),
    ),
    obstacles: [
      ...obstacles,
      ...outside.map((path) => `${path} lies outside of the project: what is in it is not looked at`),
      ...(own === theirs ? [] : ['its services are told which stack they belong to (ISOSHARD_…, TEST_RUN_ID)']),
    ],
  };
}

/** What images say counts: they have to be here. */
async function pullMissing(
  { env, signal }: Pick<Context, 'env' | 'signal'>,
  { engine, record }: Session,
  model: ComposeModel,
  services: readonly string[],
): Promise<void> {
  const missing: string[] = [];
  for (const service of services) {
    const image = model.services[service]?.image;
    if (image !== undefined && !(await engine.hasImage(image))) missing.push(service);
  }
  if (missing.length === 0) return;
  const file = writeModel(record.scratch, 'isoshard-state', onlyServices(model, services));
  // What cannot be had fails with its own words when the stack is made.
  await composeOn('isoshard-state', file, ['pull', '--quiet', ...missing], { env, session: record.session, signal });
}

/** What lies at the bind sources of services, by path; and folders that are none of the project's. */
async function contentsOf(
  context: Context,
  session: Session,
  config: Config,
  model: ComposeModel,
  services: readonly string[],
  root: string,
): Promise<{ contents: Record<string, string>; outside: string[] }> {
  const contents: Record<string, string> = {};
  const outside: string[] = [];
  const results = await resultFolders(session, config, model);
  for (const service of services) {
    for (const mount of model.services[service]?.volumes ?? []) {
      const host = hostPathOf(model, mount);
      if (host === undefined || contents[host] !== undefined) continue;
      const stat = statSync(host, { throwIfNoEntry: false });
      const real = stat === undefined ? host : realpathSync(host);
      const isOwn = [root, config.root, context.paths.workspace].some((folder) => isWithin(real, folder));
      if (stat?.isDirectory() && !isOwn) {
        outside.push(host);
        contents[host] = 'outside';
      } else {
        contents[host] = await hostContentDigest(real, results);
      }
    }
  }
  return { contents, outside };
}

/** Where the suites' `collect` puts results: they change with every run. */
async function resultFolders({ engine }: Session, config: Config, model: ComposeModel): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { place, collect } of config.suites) {
    if (collect.length === 0) continue;
    if (place.kind === 'host') {
      for (const path of collect) found.add(join(config.root, place.workingDirectory, path));
      continue;
    }
    const folder = await workingFolderOf(engine, model, place.service);
    for (const path of collect) {
      const host = checkoutPathOf(model.services[place.service], posix.resolve(folder, path));
      if (host !== undefined) found.add(host);
    }
  }
  return found;
}

/** Configs and secrets of services: what is in them. */
async function filesOf(
  { env }: Pick<Context, 'env'>,
  model: ComposeModel,
  services: readonly string[],
): Promise<Record<string, string>> {
  const used = onlyServices(model, services);
  const files: Record<string, string> = {};
  for (const definition of Object.values(used.services)) {
    for (const { kind, key, file } of fileUses(used, definition)) {
      files[`${kind}/${key}`] = await hostContentDigest(file, new Set());
    }
  }
  for (const kind of ['configs', 'secrets'] as const) {
    for (const [key, resource] of Object.entries(used[kind] ?? {})) {
      const { content, environment } = (resource ?? {}) as { content?: string; environment?: string };
      const text = content ?? (environment === undefined ? undefined : env[environment]);
      if (text !== undefined) files[`${kind}/${key}`] = textDigest(text);
    }
  }
  return files;
}
