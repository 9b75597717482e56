"""SQLite: files, made by whoever opens them and put back in place, so that open connections see it; or databases in memory."""

import os
import re
import sqlite3
import time

from .postgres import Refused

_COMPANIONS = ("-wal", "-shm", "-journal")
_WAIT_SECONDS = 5.0


class SqliteFile:
    """``template``: a file that each database begins as."""

    def __init__(self, url, names, forget):
        self.names = names
        self.forget = forget
        # Paths in the URL may be relative, and tests may change the directory.
        self.path = os.path.abspath(_path(url))
        self.kept = self.path + "~t"
        self.lock = None

    def sweep(self):
        """Removes what dead runs left in the same folder."""
        folder = os.path.dirname(self.path)
        owners = {}
        for name in os.listdir(folder) if self.names and os.path.isdir(folder) else []:
            match = self.names.match(re.sub("-(wal|shm|journal)$", "", name))
            if match and os.path.join(folder, match.group(1)) != self.path:
                owners.setdefault(os.path.join(folder, match.group(1)), []).append(os.path.join(folder, name))
        for owner, files in owners.items():
            if _is_free(owner):
                for file in files:
                    _unlink(file)

    def create(self, template):
        self.lock = _locked(self.path)
        if self.lock is None:
            raise Refused("database %s is another run's, which has not ended" % self.path)
        self._unlink_own()
        if template:
            if not os.path.exists(template):
                raise Refused("database.template: there is no file %s" % template)
            _copy(template, self.path)

    def keep(self):
        _unlink(self.kept)
        if os.path.exists(self.path):
            _copy(self.path, self.kept)

    def restore(self):
        self.forget()
        if os.path.exists(self.kept):
            _copy(self.kept, self.path)
        elif os.path.exists(self.path):
            # The test itself made it.
            self._unlink_database()

    def remove(self):
        self.forget()
        self._unlink_own()
        if self.lock is not None:
            _unlink(self.path + "~lock")
            os.close(self.lock)

    def _unlink_own(self):
        self._unlink_database()
        _unlink(self.kept)

    def _unlink_database(self):
        for suffix in ("",) + _COMPANIONS:
            _unlink(self.path + suffix)


class SharedMemory:
    """``file:NAME?mode=memory&cache=shared``: every connection of this process that names it sees one database."""

    def __init__(self, url):
        self.uri = "%s?mode=memory&cache=shared" % url.name
        # Lives as long as somebody is connected.
        self.live = sqlite3.connect(self.uri, uri=True, check_same_thread=False, isolation_level=None)
        self.kept = sqlite3.connect(":memory:", check_same_thread=False)

    def sweep(self):
        pass

    def create(self, template):
        if template:
            _copy_into(sqlite3.connect(template), self.live)

    def keep(self):
        _copy_into(self.live, self.kept)

    def restore(self):
        _copy_into(self.kept, self.live)

    def remove(self):
        self.live.close()


class PrivateMemory:
    """``:memory:`` is the connection's own: known are those of SQLAlchemy engines, ``engines()``."""

    def __init__(self, engines):
        self.engines = engines
        self.kept = []

    def sweep(self):
        pass

    def create(self, template):
        if template:
            raise Refused("database.template: a database in memory cannot begin as a file; use file:NAME?mode=memory&cache=shared&uri=true")

    def keep(self):
        self.kept = []
        for engine in self.engines():
            kept = sqlite3.connect(":memory:", check_same_thread=False)
            with _driver_connection(engine) as live:
                _copy_into(live, kept)
            self.kept.append((engine, kept))

    def restore(self):
        known = [engine for engine, _ in self.kept]
        for engine, kept in self.kept:
            with _driver_connection(engine) as live:
                _copy_into(kept, live)
        for engine in self.engines():
            if engine not in known:
                # First connected to by the test: its next connection begins with nothing again.
                engine.dispose()

    def remove(self):
        pass


class _driver_connection:
    def __init__(self, engine):
        self.proxy = engine.raw_connection()

    def __enter__(self):
        live = getattr(self.proxy, "driver_connection", None) or self.proxy.connection
        if not isinstance(live, sqlite3.Connection):
            self.proxy.close()
            raise Refused(
                "per-test cannot put back a database in memory of %s: use a file, or file:NAME?mode=memory&cache=shared&uri=true"
                % type(live).__module__
            )
        if live.in_transaction:
            live.rollback()
        return live

    def __exit__(self, *_):
        self.proxy.close()


def _path(url):
    path = url.name
    return path[len("file:") :] if path.startswith("file:") else path


def _copy(source, target):
    live = sqlite3.connect(target)
    try:
        # What a power cut would do to it is of no interest.
        live.execute("PRAGMA synchronous = OFF")
        origin = sqlite3.connect(source)
        try:
            _copy_into(origin, live, target)
        finally:
            origin.close()
    finally:
        live.close()


def _copy_into(origin, live, name="in memory"):
    """All pages, in one transaction. Python itself would wait for a lock for ever."""
    ends = time.monotonic() + _WAIT_SECONDS

    def stop_when_late(status, _remaining, _total):
        if status in (5, 6) and time.monotonic() > ends:  # SQLITE_BUSY, SQLITE_LOCKED
            raise Refused("database %s cannot be put back: a connection that the test opened still has a transaction" % name)

    origin.backup(live, progress=stop_when_late, sleep=0.01)


def _locked(path):
    """A file that is locked as long as this process lives; ``None`` if another has it. Where there is no fcntl, 0 as if it was."""
    try:
        import fcntl
    except ImportError:
        return os.open(os.devnull, os.O_RDONLY)
    handle = os.open(path + "~lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return handle
    except OSError:
        os.close(handle)
        return None


def _is_free(path):
    if not os.path.exists(path + "~lock"):
        return True
    handle = _locked(path)
    if handle is None:
        return False
    os.close(handle)
    return True


def _unlink(path):
    try:
        os.unlink(path)
    except OSError:
        pass
