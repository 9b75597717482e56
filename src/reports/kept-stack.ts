/** How to get at a stack that was kept for debugging: commands to copy, with the names that things have. Pure. */
import { plain } from './plain-text.js';
import { shellWord } from './reproduce.js';

export interface KeptContainer {
  readonly name: string;
  readonly service: string;
  /** As the compose file has it; empty for what was built. */
  readonly image: string;
  readonly isRunning: boolean;
}

export interface KeptStack {
  readonly shard: string;
  /** Compose project. */
  readonly project: string;
  /** Unix milliseconds. */
  readonly untilMs: number;
  readonly containers: readonly KeptContainer[];
  /** Files of SQLite that services were told of, by service. */
  readonly sqlite: readonly { readonly service: string; readonly path: string }[];
  /** Runs what failed again, in this stack. */
  readonly rerun: string | undefined;
  /** Removes it. */
  readonly remove: string;
}

/** Client of a database, by the last part of its image's name. The containers' own variables are read inside of them, so no value is shown. */
const CLIENTS: readonly (readonly [image: RegExp, shellLine: string])[] = [
  [
    /^(postgres|postgis|pgvector|timescaledb|supabase)/,
    'psql -U "${POSTGRES_USER:-postgres}" "${POSTGRES_DB:-${POSTGRES_USER:-postgres}}"',
  ],
  [
    /^mariadb/,
    'MYSQL_PWD="${MARIADB_ROOT_PASSWORD:-$MYSQL_ROOT_PASSWORD}" mariadb -u root ${MARIADB_DATABASE:-$MYSQL_DATABASE}',
  ],
  [/^(mysql|percona)/, 'MYSQL_PWD="$MYSQL_ROOT_PASSWORD" mysql -u root $MYSQL_DATABASE'],
  [
    /^mongo/,
    'mongosh ${MONGO_INITDB_ROOT_USERNAME:+-u "$MONGO_INITDB_ROOT_USERNAME" -p "$MONGO_INITDB_ROOT_PASSWORD"}',
  ],
  [/^valkey/, 'REDISCLI_AUTH="$VALKEY_PASSWORD" valkey-cli'],
  [/^redis/, 'REDISCLI_AUTH="$REDIS_PASSWORD" redis-cli'],
];

/** The shell line that opens the database of an image such as `postgis/postgis:17-3.5`, if it is one. */
export function clientOf(image: string): string | undefined {
  const name = image.replace(/@.*$/, '').split('/').at(-1)?.replace(/:.*$/, '') ?? '';
  return CLIENTS.find(([pattern]) => pattern.test(name))?.[1];
}

const SHOWN = 12;
const LABEL_WIDTH = 18;

/** The lines, the first with the shard and until when. */
export function keptLines(kept: KeptStack): string[] {
  const containers = [...kept.containers].sort((a, b) => (a.name < b.name ? -1 : 1));
  const running = containers.filter(({ isRunning }) => isRunning);
  const nameOf = (service: string) => containers.find((one) => one.service === service)?.name;
  const databases = running.flatMap(({ name, image }) => {
    const client = clientOf(image);
    return client === undefined ? [] : [`docker exec -it ${name} sh -c ${shellWord(client)}`];
  });
  const files = kept.sqlite.flatMap(({ service, path }) => {
    const name = nameOf(service);
    const copy = `${kept.project}.db`;
    return name === undefined ? [] : [`docker cp ${shellWord(`${name}:${path}`)} ${copy} && sqlite3 ${copy}`];
  });
  const until = new Date(kept.untilMs)
    .toISOString()
    .replace(/:\d\d\.\d+Z$/, ' UTC')
    .replace('T', ' ');
  return [
    `[${kept.shard}] its stack is kept until ${until}:`,
    ...labelled('see it', [`docker ps --all --filter label=com.docker.compose.project=${kept.project}`]),
    ...labelled(
      'attach',
      running.map(({ name }) => `docker exec -it ${name} sh`),
    ),
    ...labelled(
      'read logs',
      containers.map(({ name }) => `docker logs --follow ${name}`),
    ),
    ...labelled('open the database', [...databases, ...files]),
    ...labelled('run it again', kept.rerun === undefined ? [] : [kept.rerun]),
    ...labelled('remove it', [kept.remove]),
  ].map(plain);
}

function labelled(label: string, commands: readonly string[]): string[] {
  const more = commands.length > SHOWN ? [`… and ${commands.length - SHOWN} more`] : [];
  return [...commands.slice(0, SHOWN), ...more].map(
    (command, index) => `  ${(index === 0 ? label : '').padEnd(LABEL_WIDTH)}${command}`,
  );
}

export interface Rerun {
  /** Runner and arguments that are the same for all tests. */
  readonly words: readonly string[];
  /** The tests, as the runner takes them. */
  readonly tests: readonly string[];
}

const TESTS = 10;

const commandOf = ({ words, tests }: Rerun) => [...words, ...tests.slice(0, TESTS)].map(shellWord).join(' ');

/** In a container of the service, beside the stack. `env`: what is added to or taken from the service's own. */
export function rerunInService(
  rerun: Rerun,
  place: { project: string; modelFile: string; service: string; env: Readonly<Record<string, string>> },
): string {
  const env = Object.entries(place.env).map(([name, value]) => `--env ${shellWord(`${name}=${value}`)} `);
  const compose = `docker compose --project-name ${place.project} --file ${shellWord(place.modelFile)}`;
  return `${compose} run --rm --no-deps ${env.join('')}${place.service} ${commandOf(rerun)}`;
}

/** In a value of an environment: what variable `name` of the shell holds, whose value is not to be shown. */
export const referenceTo = (name: string): string => `\0${name}\0`;

/** On this machine. Values of `env` may hold references. */
export function rerunOnHost(rerun: Rerun, place: { folder: string; env: Readonly<Record<string, string>> }): string {
  const quoted = (value: string) =>
    `"${value
      .replace(/["\\`$]/g, '\\$&')
      .split('\0')
      .map((part, index) => (index % 2 === 0 ? part : `\${${part}}`))
      .join('')}"`;
  const env = Object.entries(place.env).map(([name, value]) => `${name}=${quoted(value)} `);
  return `cd ${shellWord(place.folder)} && ${env.join('')}${commandOf(rerun)}`;
}
