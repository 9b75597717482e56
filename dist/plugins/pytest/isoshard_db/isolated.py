"""The database of this process, from the plugin's import to the end of the run; between tests, if each gets its own."""

from . import drivers, engines, request
from .mysql import Mysql
from .postgres import Postgres, Refused
from .sqlite import PrivateMemory, SharedMemory, SqliteFile
from .url import Url, shown

# Fixtures of pytest and its plugins that write to no database, and are often asked for in the middle of a run.
_HARMLESS = ("_pytest.", "xdist.", "isoshard_")
_OF_THE_PROJECT = ("xunit_", "_xunit_", "_unittest_", "unittest_")


class Isolated:
    def __init__(self, env):
        self.env = env
        self.request = request.read(env)
        self.url = self.request.url
        self.problem = self.request.problem
        self.database = None
        # Whether what is in the database is to be kept; whether a test's changes are still there.
        self.is_dirty = True
        self.is_used = False
        if self.url is not None and self.problem is None:
            env["DATABASE_URL"] = self.url
        # No stack runs while tests are listed, so there is no server.
        if env.get("ISOSHARD_MODE") != "list" and self.problem is None:
            self._create()

    @property
    def is_per_test(self):
        return self.request.strategy == "per-test"

    def _create(self):
        if self.request.strategy not in ("per-worker", "per-test"):
            if self.request.worker == "main":
                # Of killed runs; before workers of this one make theirs.
                self._temporary()[1].sweep()
            return
        if self.is_per_test or request.is_in_memory(self.url):
            engines.watch()
        try:
            self.database = self._open()
            if self.request.worker == "main":
                self.database.sweep()
            self.database.create(self.request.template)
        except Exception as error:
            self.problem = self._explain(error)

    def _open(self):
        url = Url(self.url)
        if request.is_in_memory(self.url):
            return SharedMemory(url) if "cache" in url.query else PrivateMemory(lambda: engines.of(url.name))
        kind = {"sqlite": SqliteFile, "postgres": Postgres, "mysql": Mysql}[url.kind]
        return kind(url, self.request.names, lambda: engines.forget(url.name))

    def _explain(self, error):
        if isinstance(error, (Refused, drivers.Missing)):
            return str(error)
        said = " ".join(str(error).split())
        password = Url(self.url).password if self.url else None
        if password:
            said = said.replace(password, "***")
        return "database %s cannot be made: %s" % (shown(self.url), said)

    def url_or_temporary(self):
        if self.url is None:
            self.url, self.database = self._temporary()
            self.database.create(None)
        return self.url

    def _temporary(self):
        wanted = request.temporary(dict(self.env))
        url = Url(wanted.url)
        return wanted.url, SqliteFile(url, wanted.names, lambda: engines.forget(url.name))

    def only_engine(self):
        """The application's, where nobody else can connect to its database: ``:memory:``. Else ``None``."""
        if not isinstance(self.database, PrivateMemory):
            return None
        found = self.database.engines()
        return found[0] if len(found) == 1 else None

    def notice(self, fixture):
        """A fixture of a wider scope than a test's is set up or ends: what it did to the database is to stay."""
        module = getattr(fixture.func, "__module__", None) or ""
        if not module.startswith(_HARMLESS) or fixture.argname.startswith(_OF_THE_PROJECT):
            self.is_dirty = True

    def before_test(self):
        """Raises what keeps the database from being as it was: then no other test runs on it."""
        if self.is_used:
            self.database.restore()
        self.is_used = True
        if self.is_dirty:
            self.database.keep()
            self.is_dirty = False

    def after_test(self):
        self.database.restore()
        self.is_used = False

    def remove(self):
        if self.database is not None:
            if self.request.worker == "main":
                # Of workers of xdist that crashed.
                self.database.sweep()
            self.database.remove()
            self.database = None
