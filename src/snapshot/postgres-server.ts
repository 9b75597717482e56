/** A PostgreSQL server of a stack, whose databases are exchanged for spare ones while it runs. What it is asked: `postgres-template.ts`. */
import type { Clock } from '../context.js';
import type { ContainerView, Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';
import {
  exchangeDatabases,
  fillSpares,
  LOOK_AT_TEMPLATES,
  MAKE_TEMPLATES,
  parseLook,
  type TemplatesFound,
} from './postgres-template.js';

/** A spare that is nearly made is waited for: a service takes longer to start. Milliseconds. */
const PATIENCE_MS = 1000;

const running = async (engine: Engine, project: string): Promise<ContainerView[]> =>
  (await engine.containers([`${COMPOSE_LABEL.project}=${project}`])).filter(
    ({ state, oneOff }) => state === 'running' && !oneOff,
  );

/** In a stack in which a state is made: lets each server copy its databases, as they are now. */
export async function makeTemplates(
  engine: Engine,
  { project }: { readonly project: string },
  signal: AbortSignal,
): Promise<void> {
  const make = async ({ id }: ContainerView) => {
    for (const as of [{}, { user: 'postgres' }])
      if ((await engine.exec(id, MAKE_TEMPLATES, { ...as, signal }).catch(() => undefined))?.exitCode === 0) return;
  };
  // Where it cannot be, each stack says so when it begins.
  await Promise.all((await running(engine, project)).map(make));
}

export class PostgresServer {
  #spares: Promise<boolean> = Promise.resolve(false);

  private constructor(
    private readonly engine: Engine,
    private readonly container: string,
    /** Of the container. */
    private readonly user: string,
    private readonly found: TemplatesFound,
    private readonly clock: Clock,
  ) {}

  /**
   * The server that one of the services is, or why its databases cannot be put back. Before anybody writes to it.
   * @param services those that mount its data directory
   * @param user whose that is
   */
  static async find(
    engine: Engine,
    { project, services, user }: { project: string; services: ReadonlySet<string>; user: string },
    clock: Clock,
  ): Promise<PostgresServer | string> {
    let why = 'PostgreSQL does not run';
    for (const { id, service } of await running(engine, project)) {
      if (!services.has(service)) continue;
      const found = parseLook((await engine.exec(id, LOOK_AT_TEMPLATES, { user })).output);
      if (typeof found !== 'string') return new PostgresServer(engine, id, user, found, clock);
      if (found !== '') why = `PostgreSQL of ${service}: ${found}`;
    }
    return why;
  }

  /** Begins to make a spare for each database, while tests run. */
  fill(): void {
    const { engine, container, user, found } = this;
    this.#spares = engine.exec(container, fillSpares(found.as), { user }).then(
      ({ exitCode }) => exitCode === 0,
      () => false,
    );
  }

  /** Exchanges all databases. @returns why not */
  async exchange(): Promise<string | undefined> {
    const { engine, container, user, found } = this;
    const filled = await Promise.race([this.#spares, this.clock.sleep(PATIENCE_MS)]);
    if (filled === undefined) return 'the spare databases are not made yet';
    if (!filled) return 'spare databases could not be made';
    const { exitCode, output } = await engine.exec(container, exchangeDatabases(found), { user });
    const said = output.trim().split('\n').at(-1) ?? '';
    return exitCode === 0 && said === 'ok' ? undefined : `PostgreSQL: ${said || `status ${exitCode}`}`;
  }
}
