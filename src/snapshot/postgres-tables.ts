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

/** What else is declared, by the catalog that it stands in: a line of text for each, without numbers that the server gives. */
const CATALOGS: Readonly<Record<string, string>> = {
  pg_proc: `SELECT concat_ws(' ', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid), p.prosecdef, p.provolatile, p.proconfig::text, p.prosrc)
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${OURS}`,
  pg_roles: `SELECT concat_ws(' ', rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolconnlimit, rolvaliduntil, rolconfig::text) FROM pg_roles`,
  pg_views: `SELECT concat_ws(' ', n.nspname, c.relname, pg_get_viewdef(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND ${OURS}`,
};

const ofCatalog = (
  name: string,
  query: string,
) => `SELECT json_build_object('database', current_database(), 'table', '${name}', 'definition', 'a catalog', 'rows', count(*), 'names', '["definition"]'::json,
  'sums', to_json(ARRAY[sum(hashtext(definition)::bigint), sum(hashtext(definition)::bigint)]::text[])) FROM (${query}) AS declared (definition);`;

/** One JSON document a line: `hashtext` is in every version, and a sum of it knows no order. */
const SQL = `SELECT format('SELECT json_build_object(''database'', current_database(), ''table'', %L, ''definition'', %L, ''rows'', count(*),'
  ' ''names'', %L::json, ''sums'', to_json(ARRAY[%s, sum(hashtext(isoshard_row::text)::bigint)]::text[])) FROM ONLY %I.%I AS isoshard_row',
  n.nspname || '.' || c.relname,
  concat_ws('; ', string_agg(format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' NOT NULL' END,
      ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)), ', ' ORDER BY a.attnum),
    (SELECT string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ' ORDER BY conname) FROM pg_constraint WHERE conrelid = c.oid),
    (SELECT string_agg(def, ', ' ORDER BY def) FROM (SELECT pg_get_indexdef(indexrelid) AS def FROM pg_index WHERE indrelid = c.oid) AS i),
    (SELECT string_agg(def, ', ' ORDER BY def) FROM (SELECT pg_get_triggerdef(oid) AS def FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal) AS t)),
  json_agg(a.attname ORDER BY a.attnum),
  string_agg(format('sum(hashtext(isoshard_row.%I::text)::bigint)', a.attname), ', ' ORDER BY a.attnum),
  n.nspname, c.relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'm') AND ${OURS} GROUP BY n.nspname, c.relname, c.oid ORDER BY n.nspname, c.relname
\\gexec
SELECT format('SELECT json_build_object(''database'', current_database(), ''table'', %L, ''definition'', ''a sequence'', ''rows'', 1,'
  ' ''names'', ''["last_value", "is_called"]''::json, ''sums'', to_json(ARRAY[last_value::text, is_called::text, concat(last_value, is_called)])) FROM %I.%I',
  n.nspname || '.' || c.relname, n.nspname, c.relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'S' AND ${OURS} ORDER BY n.nspname, c.relname
\\gexec
${Object.entries(CATALOGS)
  .map(([name, query]) => ofCatalog(name, query))
  .join('\n')}
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
