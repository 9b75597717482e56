"""One connection to a database server, through whichever driver of the user's can be imported. Statements commit at once."""

import asyncio
import importlib
import threading

_LIBPQ = ("host", "port", "user", "password", "passfile", "sslmode", "sslrootcert", "sslcert", "sslkey")


class Missing(Exception):
    """No driver can be imported."""


class Connection:
    def __init__(self, driver, raw):
        self.driver = driver
        self.raw = raw

    def rows(self, statement):
        cursor = self.raw.cursor()
        try:
            cursor.execute(statement)
            return list(cursor.fetchall()) if cursor.description else []
        finally:
            cursor.close()

    def close(self):
        try:
            self.raw.close()
        except Exception:
            pass  # it was closed by the server


class _Asyncpg:
    """asyncpg has no blocking side: a loop in a thread of its own, since the caller's may be running."""

    def __init__(self, dsn):
        self.driver = "asyncpg"
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, name="isoshard-asyncpg", daemon=True).start()
        self.raw = self._wait(importlib.import_module("asyncpg").connect(dsn))

    def _wait(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result()

    def rows(self, statement):
        return [tuple(row) for row in self._wait(self.raw.fetch(statement))]

    def close(self):
        try:
            self._wait(self.raw.close())
        except Exception:
            pass  # it was closed by the server
        self.loop.call_soon_threadsafe(self.loop.stop)


def _psycopg(module, url, name):
    return Connection("psycopg", module.connect(url.libpq(name, _LIBPQ), autocommit=True))


def _psycopg2(module, url, name):
    raw = module.connect(url.libpq(name, _LIBPQ))
    raw.autocommit = True
    return Connection("psycopg2", raw)


def _pg8000(module, url, name):
    fields = {"user": url.user or "postgres", "password": url.password, "database": name}
    fields.update(host=url.host or "localhost", port=int(url.port or 5432))
    if url.query.get("sslmode", "disable") not in ("disable", "allow", "prefer"):
        fields["ssl_context"] = True
    raw = module.dbapi.connect(**fields)
    raw.autocommit = True
    return Connection("pg8000", raw)


def _asyncpg(_module, url, name):
    return _Asyncpg(url.libpq(name, _LIBPQ))


def _mysql(module, url, name):
    fields = {"host": url.host or "localhost", "port": int(url.port or 3306), "user": url.user or "root"}
    if url.password:
        fields["password"] = url.password
    if url.query.get("unix_socket"):
        fields["unix_socket"] = url.query["unix_socket"]
    if name:
        fields["database"] = name
    raw = module.connect(**fields)
    autocommit = raw.autocommit
    if callable(autocommit):
        autocommit(True)
    else:
        raw.autocommit = True
    return Connection(module.__name__, raw)


# Those that a URL may name lead to the same servers; asynchronous ones come with a blocking one or are listed after it.
_DRIVERS = {
    "postgres": (
        ("psycopg", "psycopg", _psycopg),
        ("psycopg2", "psycopg2", _psycopg2),
        ("pg8000", "pg8000.dbapi", _pg8000),
        ("asyncpg", "asyncpg", _asyncpg),
    ),
    "mysql": (
        ("pymysql", "pymysql", _mysql),
        ("mysqldb", "MySQLdb", _mysql),
        ("mysqlconnector", "mysql.connector", _mysql),
        ("mariadb", "mariadb", _mysql),
    ),
}


def connect(url, name):
    """To database ``name`` of ``url``'s server. Raises ``Missing``, or what the driver raises."""
    drivers = sorted(_DRIVERS[url.kind], key=lambda driver: driver[0] != url.driver)
    for _, module, opener in drivers:
        try:
            importlib.import_module(module.split(".")[0])
            found = importlib.import_module(module)
        except ImportError:
            continue
        return opener(importlib.import_module("pg8000") if module == "pg8000.dbapi" else found, url, name)
    raise Missing(
        "no driver for %s can be imported where the tests run: expected one of %s"
        % (url.dialect, ", ".join(name for name, _, _ in drivers))
    )


def blocking_driver(url):
    """The name under which SQLAlchemy knows the first blocking driver that can be imported; ``None`` if there is none."""
    for name, module, opener in sorted(_DRIVERS[url.kind], key=lambda driver: driver[0] != url.driver):
        if opener is _asyncpg:
            continue
        try:
            importlib.import_module(module)
            return {"mariadb": "mariadbconnector"}.get(name, name)
        except ImportError:
            continue
    return None
