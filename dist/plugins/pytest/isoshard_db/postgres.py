"""Postgres: databases are copies of a template that the server makes; a test's own is exchanged for one made ahead."""

import hashlib
import time

from .drivers import connect
from .pool import Pool

# One of them is on every server that did not remove it: where no database of the run's is, statements about databases run.
_MAINTENANCE = ("postgres", "template1", "defaultdb")
_IN_USE = "55006"
_CANCELED = "57014"
_UNKNOWN_DATABASE = "3D000"
_WAIT_SECONDS = 10.0
_FIRST_PATIENCE_MS = 5
_MOST_PATIENCE_MS = 1000


class Refused(Exception):
    """What the server does not let us do, in a sentence."""


class Postgres:
    """The database ``url.name``. ``forget`` ends the connections that this process keeps to it."""

    def __init__(self, url, names, forget):
        self.url = url
        self.names = names
        self.forget = forget
        self.server = _maintenance(url)
        self.pool = None
        self.ending = []
        self.properties = []
        # Of the connection: when this process dies, the server knows that the database is nobody's.
        if not _is_locked_now(self.server, url.name):
            raise Refused("database %s is another run's, which has not ended" % url.name)

    def sweep(self):
        """Removes what dead runs left."""
        found = [row[0] for row in self.server.rows("SELECT datname FROM pg_database")]
        owners = {}
        for name in found:
            match = self.names.match(name)
            if match and match.group(1) != self.url.name:
                owners.setdefault(match.group(1), []).append(name)
        for owner, names in owners.items():
            if not _is_locked_now(self.server, owner):
                continue
            for name in names:
                drop(self.server, name)
            self.server.rows("SELECT pg_advisory_unlock(%s)" % _key(owner))

    def create(self, template):
        self._drop_own()
        copy(self.server, self.url.name, template or "template1")
        if template:
            give(self.server, self.url.name, properties(self.server, template))

    def keep(self):
        """What is in the database now is what every test starts from."""
        self._end_pool()
        prefix = "%s~p%d" % (self.url.name, len(self.ending))
        self.forget()
        disconnect(self.server, self.url.name)
        copy(self.server, prefix + "t", self.url.name)
        self.properties = properties(self.server, self.url.name)
        # What this role may not set is refused now, and not before the second test.
        give(self.server, prefix + "t", self.properties)
        self.pool = Pool(lambda: _maintenance(self.url), prefix, prefix + "t")

    def restore(self):
        """Exchanges the database for a fresh copy."""
        fresh = self.pool.take()
        self.forget()
        used = fresh + "x"
        exchange(self.server, self.url.name, used, fresh)
        give(self.server, self.url.name, self.properties)
        self.pool.discard(used)

    def remove(self):
        self._end_pool()
        for pool in self.ending:
            pool.join()
        self.forget()
        self._drop_own()
        self.server.close()

    def _end_pool(self):
        if self.pool is not None:
            self.pool.close()
            self.ending.append(self.pool)
            self.pool = None

    def _drop_own(self):
        for (name,) in self.server.rows("SELECT datname FROM pg_database"):
            match = self.names.match(name)
            if match and match.group(1) == self.url.name:
                drop(self.server, name)


def _maintenance(url):
    for database in _MAINTENANCE:
        try:
            server = connect(url, database)
            break
        except Exception as error:
            if _state(error) != _UNKNOWN_DATABASE or database == _MAINTENANCE[-1]:
                raise
    # Names change by a commit each, which need not be on the disk before the next test begins.
    server.rows("SET synchronous_commit = off")
    return server


def _version(server):
    return int(server.rows("SHOW server_version_num")[0][0])


def copy(server, name, template):
    """``template`` may have no other connection, and autovacuum or a copy by a neighbour may have one for a moment."""
    # WAL_LOG, the default since 15, writes every page twice.
    strategy = " STRATEGY FILE_COPY" if _version(server) >= 150000 else ""
    ends = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            server.rows("CREATE DATABASE %s TEMPLATE %s%s" % (_name(name), _name(template), strategy))
            return
        except Exception as error:
            _raise_unless(error, (_IN_USE,), template, ends)
        time.sleep(0.02)


def properties(server, name):
    """Statements that give a copy what a copy of ``name`` has not: settings (``ALTER DATABASE … SET``), each with its value, and
    privileges on the database. ``{}`` is the copy's name."""
    settings = server.rows(
        "SELECT COALESCE(r.rolname, ''), split_part(c, '=', 1), substr(c, strpos(c, '=') + 1) FROM pg_db_role_setting s"
        " JOIN pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_roles r ON r.oid = s.setrole"
        " CROSS JOIN unnest(s.setconfig) AS c WHERE d.datname = %s ORDER BY 1, 2" % _text(name)
    )
    privileges = server.rows(
        "SELECT COALESCE(r.rolname, ''), a.privilege_type, a.is_grantable FROM pg_database d CROSS JOIN aclexplode(d.datacl) AS a"
        " LEFT JOIN pg_roles r ON r.oid = a.grantee WHERE d.datname = %s AND a.grantee <> d.datdba ORDER BY 1, 2" % _text(name)
    )
    is_changed = server.rows("SELECT 1 FROM pg_database WHERE datname = %s AND datacl IS NOT NULL" % _text(name))
    found = [("REVOKE ALL ON DATABASE {} FROM PUBLIC", None)] if is_changed else []
    for role, privilege, grantable in privileges:
        whom = _name(role) if role else "PUBLIC"
        found.append(("GRANT %s ON DATABASE {} TO %s%s" % (privilege, whom, " WITH GRANT OPTION" if grantable else ""), None))
    for role, setting, value in settings:
        whose = "ROLE %s IN DATABASE {}" % _name(role) if role else "DATABASE {}"
        # A list of names is no literal: the server takes over what it understands itself.
        found.append(("ALTER %s SET %s FROM CURRENT" % (whose, setting), (setting, value)))
    return found


def give(server, name, statements):
    for statement, current in statements:
        server.rows("BEGIN")
        try:
            if current:
                server.rows("SELECT set_config(%s, %s, true)" % (_text(current[0]), _text(current[1])))
            server.rows(statement.replace("{}", _name(name)))
            server.rows("COMMIT")
        except Exception as error:
            server.rows("ROLLBACK")
            said = " ".join(str(error).split())
            raise Refused("copies of the database cannot have all that it has: %s: %s" % (statement, said)) from error


def exchange(server, name, used, fresh):
    """Renames ``name`` to ``used``, whose connections are ended for it, and ``fresh`` to ``name``: both or neither."""
    # A connection that ends is gone from the server's list before the server counts it as gone, and the server then looks again
    # after 100 ms, whatever happens meanwhile: so it is asked anew.
    ends = time.monotonic() + _WAIT_SECONDS
    patience_ms = _FIRST_PATIENCE_MS
    while True:
        disconnect(server, name)
        server.rows("BEGIN")
        try:
            server.rows("SET LOCAL statement_timeout = %d" % patience_ms)
            server.rows("ALTER DATABASE %s RENAME TO %s" % (_name(name), _name(used)))
            server.rows("ALTER DATABASE %s RENAME TO %s" % (_name(fresh), _name(name)))
            server.rows("COMMIT")
            return
        except Exception as error:
            server.rows("ROLLBACK")
            _raise_unless(error, (_IN_USE, _CANCELED), name, ends)
        patience_ms = min(2 * patience_ms, _MOST_PATIENCE_MS)


def _raise_unless(error, states, name, ends):
    """Raises, unless it is one of ``states`` and there is time to try again."""
    if _state(error) not in states:
        raise error
    if time.monotonic() > ends:
        raise Refused(
            "database %s cannot be copied while somebody is connected to it: let `template` name one that no service uses"
            % name
        ) from error


def disconnect(server, name):
    """Ends all connections to the database, and waits until they are gone."""
    # Others' connections we may not end, unless we may everything; autovacuum the server itself ends. The view pg_stat_activity
    # takes longer to plan than all the rest.
    statement = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_get_activity(NULL) WHERE backend_type = 'client backend'"
        " AND datid = (SELECT oid FROM pg_database WHERE datname = %s)"
        " AND (usesysid = (SELECT oid FROM pg_roles WHERE rolname = current_user)"
        " OR current_setting('is_superuser') = 'on')" % _text(name)
    )
    ends = time.monotonic() + _WAIT_SECONDS
    while server.rows(statement) and time.monotonic() < ends:
        time.sleep(0.001)


def drop(server, name):
    disconnect(server, name)
    server.rows("DROP DATABASE IF EXISTS %s%s" % (_name(name), " WITH (FORCE)" if _version(server) >= 130000 else ""))


def _is_locked_now(server, name):
    return bool(server.rows("SELECT pg_try_advisory_lock(%s)" % _key(name))[0][0])


def _key(name):
    digest = hashlib.sha256(("isoshard:" + name).encode("utf-8")).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def _state(error):
    """SQLSTATE, as psycopg and asyncpg, psycopg2, pg8000 say it."""
    fields = error.args[0] if error.args and isinstance(error.args[0], dict) else {}
    return getattr(error, "sqlstate", None) or getattr(error, "pgcode", None) or fields.get("C")


def _name(name):
    return '"%s"' % name.replace('"', '""')


def _text(value):
    return "'%s'" % value.replace("'", "''")
