/** Reads the tables of a PostgreSQL server that runs on a state, by `psql` in its own container. Pure: what to run, and what it said. */
import type { SlotManifest } from './manifest.js';
import { ROW, type TableFacts } from './tables.js';

export interface PostgresFolder {
  /** In its slot; `.`: the slot's root. */
  readonly path: string;
  /** Whose it is: by `peer` no other user may connect. */
  readonly uid: number;
}

/** Data directories in a slot. */
export function postgresFolders({ entries }: SlotManifest): PostgresFolder[] {
  const paths = new Set(entries.map(({ path }) => path));
  return entries.flatMap(({ path, uid }) => {
    const [, folder] = /^(.*?)\/?PG_VERSION$/.exec(path) ?? [];
    if (folder === undefined || !paths.has(`${folder === '' ? '' : `${folder}/`}global/pg_control`)) return [];
    return [{ path: folder || '.', uid }];
  });
}

const OURS = "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'";

/** One JSON document a line: `hashtext` is in every version, and a sum of it knows no order. */
const SQL = `SELECT format('SELECT json_build_object(''database'', current_database(), ''table'', %L, ''definition'', %L, ''rows'', count(*),'
  ' ''names'', %L::json, ''sums'', to_json(ARRAY[%s, sum(hashtext(isoshard_row::text)::bigint)]::text[])) FROM ONLY %I.%I AS isoshard_row',
  n.nspname || '.' || c.relname,
  string_agg(format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' NOT NULL' END), ', ' ORDER BY a.attnum),
  json_agg(a.attname ORDER BY a.attnum),
  string_agg(format('sum(hashtext(isoshard_row.%I::text)::bigint)', a.attname), ', ' ORDER BY a.attnum),
  n.nspname, c.relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'm') AND ${OURS} GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname
\\gexec
SELECT format('SELECT json_build_object(''database'', current_database(), ''table'', %L, ''definition'', ''a sequence'', ''rows'', 1,'
  ' ''names'', ''["last_value"]''::json, ''sums'', to_json(ARRAY[last_value::text, last_value::text])) FROM %I.%I',
  n.nspname || '.' || c.relname, n.nspname, c.relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'S' AND ${OURS} ORDER BY n.nspname, c.relname
\\gexec
`;

/** For a shell in the container: `ask DATABASE …` is psql as `$user`, with the password that images of PostgreSQL are told. */
export const ASK = `PGPASSWORD=\${POSTGRES_PASSWORD:-\${POSTGRESQL_PASSWORD:-}}
if [ -z "$PGPASSWORD" ] && [ -r "\${POSTGRES_PASSWORD_FILE:-}" ]; then PGPASSWORD=$(cat "$POSTGRES_PASSWORD_FILE"); fi
export PGPASSWORD
ask() { psql -XqAtw \${user:+-U "$user"} -d "$@"; }
`;

/** Sets `user` to whom may connect, or ends with status 9: what images were told (`POSTGRES_USER`, Bitnami's), the first user, and who runs it. */
export const AS_WHOM = `for user in "\${POSTGRES_USER:-}" "\${POSTGRESQL_USERNAME:-}" "\${PGUSER:-}" postgres ''; do
  said=$(ask template1 -c 'SELECT 1' 2>&1) && break
done
[ "$said" = 1 ] || { printf '%s\\n' "$said" >&2; exit 9; }
`;

const SCRIPT = `${ASK}${AS_WHOM}ask template1 -c "SELECT datname FROM pg_database WHERE datallowconn AND datname NOT IN ('template0', 'template1') ORDER BY 1" |
while IFS= read -r database; do printf '%s' "$1" | ask "$database" -f -; done
`;

/** For a shell in the container; status 9: nobody may connect. */
export const READ_POSTGRES: readonly string[] = ['sh', '-c', SCRIPT, 'sh', SQL];

/** What it printed; lines that are none of ours are left out. */
export function parsePostgresTables(text: string): TableFacts[] {
  return text.split('\n').flatMap((line): TableFacts[] => {
    try {
      const { database, table, definition, rows, names, sums } = JSON.parse(line);
      const isOurs = typeof table === 'string' && Array.isArray(names) && Array.isArray(sums);
      if (!isOurs) return [];
      const pairs = [...names, ROW].map((name, index) => [String(name), String(sums[index])]);
      return [{ database, table, definition, rows: Number(rows), sums: Object.fromEntries(pairs) }];
    } catch {
      return [];
    }
  });
}
