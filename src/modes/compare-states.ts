/** What two saved states do not have in common: file by file, and table by table for SQLite and PostgreSQL. */
import { sweep } from '../cleanup/sweep.js';
import type { Context } from '../context.js';
import { composeOn } from '../docker/compose.js';
import { LABEL } from '../docker/labels.js';
import { toIsoshardError } from '../errors.js';
import { extractFile } from '../snapshot/extract-file.js';
import { compareManifests, type Difference, type StateManifest } from '../snapshot/manifest.js';
import { parsePostgresTables, postgresFolders, READ_POSTGRES } from '../snapshot/postgres-tables.js';
import { dataPath, throughDoor } from '../snapshot/save.js';
import type { Snapshot } from '../snapshot/seal.js';
import { LARGEST_SQLITE, readSqliteTables, SQLITE_HEADER } from '../snapshot/sqlite-tables.js';
import { compareTables, type TableDifference, type TableFacts } from '../snapshot/tables.js';
import { readManifest, volumesOf } from '../snapshot/verify-state.js';
import { START_TIMEOUT_MS, startStack } from '../stack/start.js';
import { makeStack } from './make-stack.js';
import type { StateRequest } from './make-state.js';
import type { Session } from './session.js';

export interface ComparedStates {
  readonly files: readonly Difference[];
  /** Of the databases among them, by slot. */
  readonly tables: readonly (TableDifference & { readonly slot: string })[];
  /** Folders of PostgreSQL, whose files say little by themselves. */
  readonly databases: readonly { readonly slot: string; readonly path: string }[];
  /** Sentences: which tables could not be compared. */
  readonly notes: readonly string[];
}

type Pair<T> = readonly [T, T];

/** @throws EnvironmentError `engine-failed` if a state was removed meanwhile */
export async function compareStates(
  context: Context,
  session: Session,
  request: StateRequest,
  states: Pair<Snapshot>,
): Promise<ComparedStates> {
  const { engine, record } = session;
  const labels = { [LABEL.session]: record.session };
  const image = request.images[0]?.tag ?? '';
  const door = image !== '' && (await engine.hasImage(image)) ? image : await engine.anyImage();
  const notes: string[] = [];
  const volumes = [...new Set(states.flatMap(volumesOf))];
  const { manifests, files, sqlite } = await throughDoor(engine, door, volumes, labels, async (door) => {
    const read = await Promise.all(states.map((state) => readManifest(engine, door, state)));
    const manifests = read.map((manifest) => manifest ?? { kind: 'isoshard-state', version: 1, slots: [] }) as [
      StateManifest,
      StateManifest,
    ];
    if (read.includes(undefined)) notes.push('a state lacks its manifest: it was changed after it was saved');
    const files = compareManifests(...manifests);
    const changed = files.filter(({ what, slot, path }) => what === 'content' && !isInServer(manifests, slot, path));
    const sqlite = [];
    for (const { slot, path, sizes } of changed) {
      if (Math.max(...sizes) > LARGEST_SQLITE) continue;
      const sides: TableFacts[][] = [];
      for (const { slots } of states) {
        const saved = slots.find(({ id }) => id === slot);
        const content = saved && (await extractFile(engine, door, `${dataPath(saved)}/${path}`, SQLITE_HEADER));
        if (content === undefined) break;
        const tables = await readSqliteTables(content, path).catch((error: Error) => {
          notes.push(`${path} cannot be read: ${error.message}`);
        });
        if (tables === undefined) break;
        notes.push(...tables.notes);
        sides.push(tables.tables);
      }
      const [before, after] = sides;
      if (before !== undefined && after !== undefined)
        sqlite.push(...compareTables(before, after).map((table) => ({ ...table, slot })));
    }
    return { manifests, files, sqlite };
  });
  const databases = manifests[0].slots.flatMap((one) =>
    postgresFolders(one).map(({ path, uid }) => ({ slot: one.slot, path, uid })),
  );
  const postgres = [];
  for (const { slot, path, uid } of databases) {
    if (!files.some((file) => file.slot === slot && isWithin(file.path, path))) continue;
    const sides: TableFacts[][] = [];
    for (const snapshot of states) {
      const read = await readServer(context, session, request, { snapshot, slot, uid });
      if (typeof read === 'string') {
        notes.push(`the tables in ${path} of ${slot} cannot be compared: ${read}`);
        break;
      }
      sides.push(read);
    }
    const [before, after] = sides;
    if (before !== undefined && after !== undefined)
      postgres.push(...compareTables(before, after).map((table) => ({ ...table, slot })));
  }
  return {
    files,
    tables: [...sqlite, ...postgres],
    databases: databases.map(({ slot, path }) => ({ slot, path })),
    notes: [...new Set(notes)],
  };
}

export const isWithin = (path: string, folder: string): boolean => folder === '.' || path.startsWith(`${folder}/`);

const isInServer = (manifests: readonly StateManifest[], slot: string, path: string): boolean =>
  manifests.some(({ slots }) =>
    slots
      .filter((one) => one.slot === slot)
      .some((one) => postgresFolders(one).some((folder) => isWithin(path, folder.path))),
  );

/** Starts the service that keeps its files in the slot on the state, and asks it. @returns why it cannot be asked, or its tables */
async function readServer(
  context: Context,
  session: Session,
  request: StateRequest,
  { snapshot, slot, uid }: { readonly snapshot: Snapshot; readonly slot: string; readonly uid: number },
): Promise<TableFacts[] | string> {
  const { engine, record } = session;
  const shard = `${request.suite.name}-doctor`;
  const labels = [`${LABEL.session}=${record.session}`, `${LABEL.shard}=${shard}`];
  const { config, suite, images } = request;
  try {
    const state = { kind: 'saved' as const, snapshot };
    const place = { shard, index: 0, total: 0, ports: 'drop' as const, stacks: 1 };
    const stack = await makeStack(context, session, { ...place, config, suite, images, state });
    const mounts = stack.slots.find(({ id }) => id === slot)?.mounts.map(({ service }) => service) ?? [];
    const services = mounts.filter((service) => stack.services.includes(service));
    let why = 'no service mounts it';
    for (const service of new Set(services)) {
      await startStack(engine, stack, [service], context, START_TIMEOUT_MS);
      const argv = ['exec', '-T', '--user', String(uid), service, ...READ_POSTGRES];
      const { env, session: id } = stack;
      const ended = await composeOn(stack.project, stack.modelFile, argv, { env, session: id, signal: context.signal });
      context.signal.throwIfAborted();
      if (ended.code === 0) return parsePostgresTables(ended.stdout);
      why = `${service} says: ${ended.stderr.trim().split('\n').at(-1) ?? ''}`;
    }
    return why;
  } catch (error) {
    context.signal.throwIfAborted();
    return toIsoshardError(error).message;
  } finally {
    await sweep(engine, labels, context.clock);
  }
}
