/**
 * Puts a stack's rows back while its services run, where that gives the same files as starting them again would: its databases have the saved rows
 * again, and nothing else was written. Where it is not certain to, it says why, and the services are started anew (`reset.ts`).
 */
import type { ComposeModel } from '../compose/model.js';
import type { Clock } from '../context.js';
import type { ContainerView, Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';
import { Keeper } from './keeper.js';
import type { StackState } from './mount-state.js';
import { exchangeDatabases, fillSpares, LOOK_AT_TEMPLATES, MAKE_TEMPLATES, parseLook } from './postgres-template.js';
import { throughDoor } from './save.js';
import { manifestVolume } from './seal.js';
import { LARGEST_SQLITE_BYTES } from './sqlite-template.js';
import { readManifest } from './verify-state.js';
import { databasesOf, firstDifference, type SlotDatabases, watchedLines } from './written-files.js';

/** A spare that is nearly made is waited for: a service takes longer to start. Milliseconds. */
const PATIENCE_MS = 1000;

/** A PostgreSQL server that runs, with what its databases shared before the tests. */
interface Server {
  readonly container: string;
  /** Of the container. */
  readonly user: string;
  /** Of the server. */
  readonly as: string;
  readonly shared: string;
  /** Resolves with whether every database has a spare. */
  spares: Promise<boolean>;
}

/** While nothing has been written but by services that started. */
interface Watch {
  readonly keeper: Keeper;
  readonly before: ReadonlySet<string>;
  readonly servers: readonly Server[];
}

export interface TemplateStack {
  readonly project: string;
  readonly model: ComposeModel;
  readonly state: StackState;
}

/** In a stack in which a state is made: lets each PostgreSQL server copy its databases, as they are now. */
export async function makeTemplates(engine: Engine, { project }: Pick<TemplateStack, 'project'>): Promise<void> {
  const containers = await engine.containers([`${COMPOSE_LABEL.project}=${project}`]);
  const running = containers.filter(({ state, oneOff }) => state === 'running' && !oneOff);
  // Where it cannot be, the stack says so when it begins.
  const make = async ({ id }: ContainerView) => {
    for (const as of [{}, { user: 'postgres' }])
      if ((await engine.exec(id, MAKE_TEMPLATES, as).catch(() => undefined))?.exitCode === 0) return;
  };
  await Promise.all(running.map(make));
}

/** To be called when the services of a stack are ready, and before anybody else writes. */
export async function watchTemplates(
  engine: Engine,
  stack: Omit<TemplateStack, 'state'> & { readonly state?: StackState | undefined },
  clock: Clock,
): Promise<Templates | undefined> {
  const { state } = stack;
  if (state === undefined) return undefined;
  state.templates = new Templates(engine, { ...stack, state }, clock);
  await state.templates.watch();
  return state.templates;
}

export class Templates {
  #watch: Watch | string = 'its services have not started';
  #keeper: Keeper | undefined;
  #databases: Promise<readonly SlotDatabases[] | string> | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly stack: TemplateStack,
    private readonly clock: Clock,
  ) {}

  /** Why rows cannot be put back so, before anything was written; `undefined` if they can. */
  get obstacle(): string | undefined {
    return typeof this.#watch === 'string' ? this.#watch : undefined;
  }

  /** To be called when the services are ready, and before anybody writes. Never throws. */
  async watch(): Promise<void> {
    this.#watch = await this.#begin().catch((error: Error) => error.message);
    if (typeof this.#watch === 'string') await this.release().catch(() => undefined);
  }

  /** Lets go of the stack's files, which are about to be exchanged. */
  async release(): Promise<void> {
    const keeper = this.#keeper;
    this.#keeper = undefined;
    await keeper?.remove();
  }

  /** `undefined`: all is as it was. Else why not; then the databases may be halfway. Never throws. */
  async putBack(): Promise<string | undefined> {
    const watch = this.#watch;
    if (typeof watch === 'string') return watch;
    try {
      const [files, ...exchanged] = await Promise.all([
        watch.keeper.list('restore'),
        ...watch.servers.map((server) => this.#exchange(server)),
      ]);
      const failed = typeof files === 'string' ? files : exchanged.find((why) => why !== undefined);
      if (typeof files === 'string' || failed !== undefined) return failed;
      const other = firstDifference(watch.before, watchedLines(files.listing, await this.#known()));
      if (other !== undefined) return `another file was written: ${other}`;
      for (const server of watch.servers) server.spares = this.#fill(server);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  async #known(): Promise<readonly SlotDatabases[]> {
    const known = await this.#databases;
    return known === undefined || typeof known === 'string' ? [] : known;
  }

  async #begin(): Promise<Watch | string> {
    const { engine, stack } = this;
    const { slots, labels, warm } = stack.state;
    this.#databases ??= this.#find();
    const databases = await this.#databases;
    if (typeof databases === 'string') return databases;
    const place = databases.findIndex(({ sqlite }) => sqlite.length > 0);
    const uses =
      slots[
        Math.max(
          place,
          databases.findIndex(({ postgres }) => place < 0 && postgres.length > 0),
        )
      ];
    const image = stack.model.services[uses?.mounts[0]?.service ?? '']?.image ?? stack.state.image;
    await warm;
    this.#keeper = await Keeper.start(engine, { image, labels, slots, databases });
    const [files, ...servers] = await Promise.all([
      this.#keeper.list('look'),
      ...databases.flatMap(({ postgres }, index) => postgres.map(({ uid }) => this.#look(index, String(uid)))),
    ]);
    if (typeof files === 'string') return files;
    const well: Server[] = [];
    for (const server of servers) {
      if (typeof server === 'string') return server;
      well.push(server);
    }
    for (const server of well) server.spares = this.#fill(server);
    return { keeper: this.#keeper, before: watchedLines(files.listing, databases), servers: well };
  }

  /** The databases of each slot. */
  async #find(): Promise<readonly SlotDatabases[] | string> {
    const { snapshot, slots, image, labels } = this.stack.state;
    if (slots.some(({ how }) => how === 'copy')) return 'the state was copied';
    const volume = manifestVolume(snapshot.key, snapshot.generation);
    const manifest = await throughDoor(this.engine, image, [volume], labels, (door) =>
      readManifest(this.engine, door, snapshot),
    );
    const found: SlotDatabases[] = [];
    for (const { id } of slots) {
      const databases = databasesOf(manifest?.slots.find(({ slot }) => slot === id) ?? { slot: id, entries: [] });
      if (typeof databases === 'string') return `${databases} of ${id} is of a database without templates`;
      found.push(databases);
    }
    const bytes = found.flatMap(({ sqlite }) => sqlite).reduce((sum, one) => sum + one.bytes, 0);
    if (bytes > LARGEST_SQLITE_BYTES)
      return `SQLite databases of ${Math.round(bytes / 1e6)} MB take longer than a start`;
    const hasAny = found.some(({ sqlite, postgres }) => sqlite.length + postgres.length > 0);
    return hasAny ? found : 'it has no database of SQLite or PostgreSQL';
  }

  /** The server whose data directory is in a slot, or why it cannot be put back. */
  async #look(index: number, user: string): Promise<Server | string> {
    const { engine, stack } = this;
    const services = new Set(stack.state.slots[index]?.mounts.map(({ service }) => service));
    const containers = await engine.containers([`${COMPOSE_LABEL.project}=${stack.project}`]);
    let why = 'PostgreSQL does not run';
    for (const { id, service, state } of containers) {
      if (state !== 'running' || !services.has(service)) continue;
      const { output } = await engine.exec(id, LOOK_AT_TEMPLATES, { user });
      const found = parseLook(output);
      if (typeof found !== 'string') return { ...found, container: id, user, spares: Promise.resolve(false) };
      if (found !== '') why = `PostgreSQL of ${service}: ${found}`;
    }
    return why;
  }

  async #fill({ container, user, as }: Server): Promise<boolean> {
    const ended = await this.engine.exec(container, fillSpares(as), { user }).catch(() => undefined);
    return ended?.exitCode === 0;
  }

  async #exchange({ container, user, as, shared, spares }: Server): Promise<string | undefined> {
    const filled = await Promise.race([spares, this.clock.sleep(PATIENCE_MS)]);
    if (filled !== true)
      return filled === false ? 'spare databases could not be made' : 'spare databases are not made yet';
    const { exitCode, output } = await this.engine.exec(container, exchangeDatabases(as, shared), { user });
    const said = output.trim().split('\n').at(-1) ?? '';
    return exitCode === 0 && said === 'ok' ? undefined : `PostgreSQL: ${said || `status ${exitCode}`}`;
  }
}
