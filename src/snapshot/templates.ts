/**
 * Puts a stack's rows back while its services run, where that gives the same files as starting them again would: its databases have the saved rows
 * again, and nothing else was written. Where it is not certain to, it says why, and the services are started anew (`reset.ts`).
 */
import type { ComposeModel } from '../compose/model.js';
import type { Clock } from '../context.js';
import type { Engine } from '../docker/engine.js';
import { Keeper } from './keeper.js';
import type { StackState } from './mount-state.js';
import { PostgresServer } from './postgres-server.js';
import { throughDoor } from './save.js';
import { manifestVolume } from './seal.js';
import { LARGEST_SQLITE_BYTES } from './sqlite-template.js';
import { readManifest } from './verify-state.js';
import { databasesOf, firstDifference, type SlotDatabases, watchedLines } from './written-files.js';

export interface TemplateStack {
  readonly project: string;
  readonly model: ComposeModel;
  readonly state: StackState;
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

/** As it was when the services were ready. */
interface Beginning {
  readonly keeper: Keeper;
  readonly files: ReadonlySet<string>;
  readonly databases: readonly SlotDatabases[];
  readonly servers: readonly PostgresServer[];
}

export class Templates {
  #beginning: Beginning | string = 'its services have not started';
  #keeper: Keeper | undefined;
  #databases: readonly SlotDatabases[] | string | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly stack: TemplateStack,
    private readonly clock: Clock,
  ) {}

  /** Why rows cannot be put back, whatever tests write; `undefined` if they can. */
  get obstacle(): string | undefined {
    return typeof this.#beginning === 'string' ? this.#beginning : undefined;
  }

  /** When the services are ready, also once they were started anew. Never throws. */
  async watch(): Promise<void> {
    this.#beginning = await this.#begin().catch((error: Error) => error.message);
    if (typeof this.#beginning === 'string') await this.release().catch(() => undefined);
  }

  /** Lets go of the stack's files, which are about to be exchanged. */
  async release(): Promise<void> {
    const keeper = this.#keeper;
    this.#keeper = undefined;
    await keeper?.remove();
  }

  /** `undefined`: all is as it was. Else why not; then the databases may be halfway. Never throws. */
  async putBack(): Promise<string | undefined> {
    const beginning = this.#beginning;
    if (typeof beginning === 'string') return beginning;
    const { keeper, files, databases, servers } = beginning;
    try {
      const exchanges = servers.map((server) => server.exchange());
      const [now, ...exchanged] = await Promise.all([keeper.list('restore'), ...exchanges]);
      if (typeof now === 'string') return now;
      const other = firstDifference(files, watchedLines(now.listing, databases));
      const why = exchanged.find((one) => one !== undefined) ?? (other && `another file was written: ${other}`);
      if (why === undefined) for (const server of servers) server.fill();
      return why;
    } catch (error) {
      return (error as Error).message;
    }
  }

  async #begin(): Promise<Beginning | string> {
    const { engine, stack, clock } = this;
    const { slots, labels, warm } = stack.state;
    this.#databases ??= await this.#find();
    const databases = this.#databases;
    if (typeof databases === 'string') return databases;
    const servicesOf = (index: number) => new Set(slots[index]?.mounts.map(({ service }) => service));
    // SQLite is taken from it.
    const withSqlite = databases.findIndex(({ sqlite }) => sqlite.length > 0);
    const place = withSqlite >= 0 ? withSqlite : databases.findIndex(({ postgres }) => postgres.length > 0);
    const [service = ''] = servicesOf(place);
    const image = stack.model.services[service]?.image ?? stack.state.image;
    await warm;
    const keeper = await Keeper.start(engine, { image, labels, slots, databases });
    this.#keeper = keeper;
    const finding = databases.flatMap(({ postgres }, index) =>
      postgres.map(({ uid }) =>
        PostgresServer.find(engine, { project: stack.project, services: servicesOf(index), user: `${uid}` }, clock),
      ),
    );
    const [now, ...found] = await Promise.all([keeper.list('look'), ...finding]);
    if (typeof now === 'string') return now;
    const servers = found.filter((one) => typeof one !== 'string');
    const why = found.find((one) => typeof one === 'string');
    if (why !== undefined) return why;
    for (const server of servers) server.fill();
    return { keeper, files: watchedLines(now.listing, databases), databases, servers };
  }

  /** The databases of each slot, or why there is no way to put them all back. */
  async #find(): Promise<readonly SlotDatabases[] | string> {
    const { snapshot, slots, image, labels } = this.stack.state;
    if (slots.some(({ how }) => how === 'copy')) return 'the state was copied';
    const volume = manifestVolume(snapshot.key, snapshot.generation);
    const manifest = await throughDoor(this.engine, image, [volume], labels, (door) =>
      readManifest(this.engine, door, snapshot),
    );
    if (manifest === undefined) return 'the manifest of the state is not there';
    const found: SlotDatabases[] = [];
    for (const { id } of slots) {
      const databases = databasesOf(manifest.slots.find(({ slot }) => slot === id) ?? { slot: id, entries: [] });
      if (typeof databases === 'string') return `${databases} of ${id} is of a server without templates`;
      found.push(databases);
    }
    const bytes = found.flatMap(({ sqlite }) => sqlite).reduce((sum, one) => sum + one.bytes, 0);
    if (bytes > LARGEST_SQLITE_BYTES) return `it has ${Math.round(bytes / 1e6)} MB of SQLite`;
    const hasAny = found.some(({ sqlite, postgres }) => sqlite.length + postgres.length > 0);
    return hasAny ? found : 'it has no database of SQLite or PostgreSQL';
  }
}
