/**
 * A PostgreSQL server's databases, put back by the server itself: each has a template, made with the state, and while tests run a spare is copied
 * from it, which a reset renames into its place. Pure: what to run in the service's container, and what it said.
 *
 * Names are made and quoted by the server. `isoshard_t_…` is a template, `isoshard_s_…` a spare, `isoshard_o_…` a database that was exchanged.
 */
import { AS_WHOM, ASK } from './postgres-tables.js';

/** Of all databases together: a state grows by as much, and each reset copies it in the background. */
const LARGEST_BYTES = 512 * 1024 * 1024;

const OURS = "'^isoshard_[tso]_[0-9a-f]{32}'";
const OWN = `datallowconn AND NOT datistemplate AND datname !~ ${OURS}`;
const nameOf = (kind: 't' | 's', name = 'd.datname') => `'isoshard_${kind}_' || md5(${name})`;
const COPY = (to: string, from: string) =>
  `format('CREATE DATABASE %I TEMPLATE %I OWNER %I CONNECTION LIMIT %s', ${to}, ${from}, pg_get_userbyid(d.datdba), d.datconnlimit)
  || CASE WHEN current_setting('server_version_num')::int >= 150000 THEN ' STRATEGY FILE_COPY' ELSE '' END`;

/** Nobody may connect meanwhile, or pools would hold the databases. The number of the last transaction is left with each template. */
const MAKE = `SELECT coalesce(array_agg(datname), '{}')::text AS own, coalesce(sum(pg_database_size(oid)), 0) <= ${LARGEST_BYTES}
  AND current_setting('is_superuser') = 'on' AND NOT EXISTS (SELECT 1 FROM pg_database WHERE datname ~ ${OURS}) AS fits
FROM pg_database WHERE ${OWN} \\gset
\\if :fits
SELECT format('ALTER DATABASE %I ALLOW_CONNECTIONS false', datname) FROM pg_database WHERE datname = ANY (:'own'::name[]) \\gexec
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = ANY (:'own'::name[]) AND pid <> pg_backend_pid();
SELECT ${COPY(nameOf('t'), 'd.datname')}, format('ALTER DATABASE %I IS_TEMPLATE true ALLOW_CONNECTIONS false', ${nameOf('t')})
FROM pg_database d WHERE d.datname = ANY (:'own'::name[]) \\gexec
BEGIN;
SELECT format('ALTER DATABASE %I ALLOW_CONNECTIONS true', datname) FROM pg_database WHERE datname = ANY (:'own'::name[]) \\gexec
SELECT format('COMMENT ON DATABASE %I IS %L', datname, txid_current()) FROM pg_database WHERE datname ~ '^isoshard_t_' \\gexec
COMMIT;
\\endif
`;

/** Of all that databases share, and of template1, what somebody may have changed. */
const SHARED = `md5((SELECT string_agg(line, ' ' ORDER BY line) FROM (
  SELECT a.oid || ' ' || a::text AS line FROM pg_authid a
  UNION ALL SELECT m::text FROM pg_auth_members m
  UNION ALL SELECT s::text FROM pg_db_role_setting s
  UNION ALL SELECT t.oid || ' ' || t::text FROM pg_tablespace t
  UNION ALL SELECT e::text FROM pg_shdepend e WHERE dbid = 0 AND classid <> 'pg_database'::regclass
  UNION ALL SELECT c::text FROM pg_shdescription c WHERE classoid <> 'pg_database'::regclass
  UNION ALL SELECT json_build_array(datname, datdba, encoding, datcollate, datctype, datistemplate, datallowconn, datconnlimit, dattablespace,
    datacl::text, shobj_description(oid, 'pg_database'))::text FROM pg_database WHERE datname !~ ${OURS}
  ${['pg_class', 'pg_proc', 'pg_type', 'pg_namespace', 'pg_extension']
    .map((catalog) => `UNION ALL SELECT '${catalog} ' || count(*) || ' ' || max(xmin::text::bigint) FROM ${catalog}`)
    .join(' ')}
) lines))`;

/** An open transaction may have written, and be counted only when it ends. */
const WRITTEN = `txid_snapshot_xmax(txid_current_snapshot()) IS DISTINCT FROM
  (SELECT max(shobj_description(oid, 'pg_database')::bigint) + 1 FROM pg_database WHERE datname ~ '^isoshard_t_')
  OR EXISTS (SELECT 1 FROM pg_stat_activity WHERE backend_xid IS NOT NULL)`;

const LOOK = `SELECT CASE
WHEN current_setting('is_superuser') <> 'on' THEN 'who may connect is no superuser'
WHEN EXISTS (SELECT 1 FROM pg_database d WHERE ${OWN} AND ${nameOf('t')} NOT IN (SELECT datname FROM pg_database WHERE datistemplate))
  THEN 'a database has no template: it could not be copied, or is too large'
WHEN EXISTS (SELECT 1 FROM pg_database d WHERE ${OWN} AND (datacl IS NOT NULL OR oid IN (SELECT setdatabase FROM pg_db_role_setting)))
  THEN 'a database has rights or settings of its own, which are not copied'
WHEN EXISTS (SELECT 1 FROM pg_database WHERE datistemplate AND datallowconn AND datname NOT IN ('template0', 'template1'))
  OR EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'p', 'm', 'S')
    AND nspname NOT IN ('pg_catalog', 'information_schema') AND nspname !~ '^pg_(toast|temp)')
  THEN 'there are templates that hold something'
WHEN EXISTS (SELECT 1 FROM pg_shseclabel) OR EXISTS (SELECT 1 FROM pg_subscription) OR EXISTS (SELECT 1 FROM pg_replication_slots)
  THEN 'it replicates, or has security labels'
WHEN ${WRITTEN} THEN 'something was written while the services started'
ELSE 'ok ' || ${SHARED} END;
`;

const FILL = `SELECT format('DROP DATABASE %I', datname) FROM pg_database WHERE datname ~ '^isoshard_o_[0-9a-f]{32}_[0-9]+$' \\gexec
SELECT ${COPY(nameOf('s'), nameOf('t'))},
  format('COMMENT ON DATABASE %I IS %L', ${nameOf('s')}, shobj_description(d.oid, 'pg_database'))
FROM pg_database d WHERE ${OWN} AND ${nameOf('s')} NOT IN (SELECT datname FROM pg_database) \\gexec
`;

/**
 * A connection that ends is gone from the server's list before the server counts it as gone, and the server then looks again after 100 ms,
 * whatever happens meanwhile: so it is asked anew.
 */
const ATTEMPT = (patienceMs: number) => `\\if :done
\\else
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_get_activity(NULL) a JOIN pg_database d ON d.oid = a.datid
WHERE backend_type = 'client backend' AND ${OWN} \\g /dev/null
BEGIN;
SET LOCAL statement_timeout = ${patienceMs};
SELECT format('ALTER DATABASE %I RENAME TO %I', d.datname, 'isoshard_o_' || md5(d.datname) || '_' || :now),
  format('ALTER DATABASE %I RENAME TO %I', ${nameOf('s')}, d.datname)
FROM pg_database d WHERE ${OWN} \\gexec
COMMIT;
SELECT NOT EXISTS (SELECT 1 FROM pg_database WHERE datname ~ '^isoshard_s_') AS done \\gset
\\endif
`;

/** Names change by a commit, which need not be on the disk before the next test begins. */
const EXCHANGE = `SET synchronous_commit = off;
SELECT ${SHARED} = :'expected' AS same, NOT EXISTS (SELECT 1 FROM pg_database d WHERE ${OWN}
  AND ${nameOf('s')} NOT IN (SELECT datname FROM pg_database)) AS filled, false AS done,
  (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now \\gset
\\if :same
\\if :filled
${[5, 10, 20, 40, 80, 160, 320].map(ATTEMPT).join('')}\\if :done
\\echo ok
\\else
\\echo somebody stays connected
\\endif
\\else
\\echo not every database has a spare
\\endif
\\else
\\echo roles, settings or the list of databases have changed
\\endif
`;

const RUN = 'printf \'%s\' "$1" | ask template1 -v expected="$3" -f - ';
const script = (then: string, sql: string, user = '', expected = '') => {
  const whole = `user=$2\n${ASK}${then}`;
  return ['sh', '-c', whole, 'sh', sql, user, expected];
};

/** Only in the container that keeps the server's files: a client would find another server. */
const HERE = `${AS_WHOM}[ -f "$(ask template1 -c 'SHOW data_directory')/PG_VERSION" ] || exit 9\n`;

/** Makes the templates, where that can be; the server is about to end. */
export const MAKE_TEMPLATES: readonly string[] = script(`${HERE}${RUN}`, MAKE);

/** As `parseLook` reads it. */
export const LOOK_AT_TEMPLATES: readonly string[] = script(`${HERE}${RUN}&& printf '%s' "$user"`, LOOK);

export interface TemplatesFound {
  /** Digest of what databases share. */
  readonly shared: string;
  /** Whom the server lets connect; empty: who runs it. */
  readonly as: string;
}

/** What `LOOK_AT_TEMPLATES` printed; a sentence: why nothing can be put back. */
export function parseLook(output: string): TemplatesFound | string {
  const [, shared, as] = /^ok ([0-9a-f]{32})\n(.*)$/s.exec(output) ?? [];
  return shared === undefined || as === undefined ? (output.trim().split('\n')[0] ?? '') : { shared, as };
}

/** Makes spares, and removes what was exchanged. */
export const fillSpares = (as: string): readonly string[] => script(`${RUN}-v ON_ERROR_STOP=1`, FILL, as);

/** Says `ok`, or why not. */
export const exchangeDatabases = ({ as, shared }: TemplatesFound): readonly string[] =>
  script(`${RUN}2> /dev/null`, EXCHANGE, as, shared);
