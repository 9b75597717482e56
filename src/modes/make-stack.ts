/** From the user's compose file to a stack that is private to one shard: resolved, isolated, its volumes made; not started. */
import { bindSources } from '../compose/bind-sources.js';
import type { BindPlan } from '../compose/binds.js';
import type { PortMode } from '../compose/hazard.js';
import { patienceOf } from '../compose/health-check.js';
import { type ComposeModel, onlyServices } from '../compose/model.js';
import { identityVariables, requireMappedPorts } from '../compose/test-environment.js';
import type { Config, SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import { sessionLabels } from '../docker/labels.js';
import type { SourceLocation } from '../errors.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import { beginState, type StackStart } from '../snapshot/begin-state.js';
import { type StackState, viewsWithState } from '../snapshot/mount-state.js';
import type { StateSlot } from '../snapshot/slots.js';
import { makeNetworks } from '../stack/networks.js';
import { type Stack, writeModel } from '../stack/start.js';
import { withTools } from '../stack/tests-in-service.js';
import { makeVolumes } from '../stack/volumes.js';
import { imageChecks } from './image-checks.js';
import { isolateProject } from './isolate-project.js';
import type { Session } from './session.js';
import { identityOf, type ShardPlace } from './stack-identity.js';
import { currentEnvironment, imageHere, imageVolumes, pulledImage } from './stack-images.js';
import { servicesOf } from './suite-services.js';

export interface StackRequest extends ShardPlace {
  readonly config: Config;
  readonly suite: SuiteConfig;
  readonly ports: PortMode;
  /** How many stacks run here at once. */
  readonly stacks: number;
  readonly images: readonly PlannedImage[];
  /** A saved state that it begins with, or one that is made in it; absent: neither. */
  readonly state?: StackStart;
  /** What the container that runs the tests gets; absent where they run on the host. */
  readonly tools?: {
    readonly pluginFiles: readonly string[];
    readonly input: Readonly<Record<string, string | Buffer>>;
    /** Folder of this host with the socket for resets. */
    readonly door?: string | undefined;
    /** From the service's environment as it would be without us to what is added to it. */
    readonly env: (
      current: Readonly<Record<string, string>>,
      original: ComposeModel,
    ) => Readonly<Record<string, string>>;
  };
}

export interface MadeStack extends Stack {
  /** Services to start before the tests; the one that runs them is not among them. */
  readonly services: readonly string[];
  /** The resolved model before it was made private. */
  readonly original: ComposeModel;
  /** Where the user wrote a service. */
  readonly locate: (service: string) => SourceLocation | undefined;
  /** Its private views. */
  readonly binds: BindPlan;
  /** Of everything that belongs to it. */
  readonly labels: Record<string, string>;
  /** The saved state that it begins with. */
  readonly state: StackState | undefined;
  /** Where its services keep files; none if no state was asked for. */
  readonly slots: readonly StateSlot[];
}

/** Makes the stack of `request`: everything but its start. Nothing is created if the compose file is wrong. */
export async function makeStack(context: Context, session: Session, request: StackRequest): Promise<MadeStack> {
  const { config, suite, tools } = request;
  const { record, engine } = session;
  const identity = identityOf(record.session, request);
  const { project } = identity;
  const env = { ...context.env, ...identityVariables(identity) };
  const source = { files: config.compose, folder: config.root };
  const compose = await session.compose.read(source, context.env, identityVariables(identity), context.signal);
  const original = compose.model;
  const { start, once, all } = servicesOf(original, config, suite);
  const needed = onlyServices(original, all);
  if (request.ports === 'assign') requireMappedPorts(suite.name, onlyServices(original, start), valuesOf(suite));
  const labels = sessionLabels(record, suite.name, request.shard);
  const images = Object.fromEntries(request.images.map(({ service, tag }) => [service, tag]));
  const checks = await imageChecks(engine, needed, images);
  const isolated = isolateProject(context, compose, {
    model: needed,
    project,
    labels,
    ports: request.ports,
    images,
    imageChecks: checks,
    allow: config.allow,
    stacks: request.stacks,
    engine: engine.info,
  });
  if (isolated.refusal !== undefined) throw isolated.refusal;
  const begun = beginState(isolated.model, isolated.binds, request.state, {
    project,
    labels,
    services: [...start, ...once],
    declared: request.state === undefined ? {} : await imageVolumes(engine, isolated.model, [...start, ...once]),
  });
  for (const definition of Object.values(begun.model.services)) delete definition.profiles;

  const toolsVolume = `${project}-tools`;
  const place = suite.place.kind === 'service' ? suite.place.service : undefined;
  let model = begun.model;
  if (tools !== undefined && place !== undefined) {
    const env = tools.env(await currentEnvironment(engine, model, place), needed);
    model = withTools(model, place, toolsVolume, env, tools.door);
  }
  const needsDoor = bindSources(needed).size > 0 || tools !== undefined || request.state !== undefined;
  const here = needsDoor ? await imageHere(engine, model) : undefined;
  const makeIn = (image: string) => begun.make(engine, image, session.spares);
  const networks = makeNetworks(engine, session.addresses, model);
  const [inNetworks, early] = await both(networks, here === undefined ? undefined : makeIn(here));
  model = inNetworks;
  const stack: Stack = {
    project,
    session: record.session,
    model,
    modelFile: writeModel(record.scratch, project, model),
    env,
    ready: config.ready,
    patience: patienceOf(needed, checks),
  };
  const image = here ?? (needsDoor ? await pulledImage(context, stack) : '');
  const state = here === undefined ? await makeIn(image) : early;
  const volumes = {
    binds: begun.views,
    labels,
    tools: tools && { volume: toolsVolume, pluginFiles: tools.pluginFiles, input: tools.input },
  };
  if (needsDoor) await makeVolumes(engine, context.paths.plugins, { ...volumes, image });
  const locate = (service: string) => compose.sources.locate(['services', service]);
  const binds = state === undefined ? isolated.binds : viewsWithState(isolated.binds, state.slots);
  return { ...stack, services: start, original, locate, binds, labels, state, slots: begun.slots };
}

/** Where a suite may say how its tests learn of a port. */
const valuesOf = ({ env, database }: SuiteConfig) => ({ ...env, ...(database?.url && { DATABASE_URL: database.url }) });

/** Both at once. If one of them fails, the other one has ended when this throws. */
async function both<A, B>(one: Promise<A>, other: Promise<B> | undefined): Promise<[A, B | undefined]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}
