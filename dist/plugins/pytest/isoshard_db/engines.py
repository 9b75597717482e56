"""SQLAlchemy, where it is installed: which engines the tests' process uses, and the session of ``isolated_db``."""

import contextlib
import weakref

from .url import Url

_seen = weakref.WeakSet()


def watch():
    """From now on engines are known once they have connected."""
    try:
        from sqlalchemy import event
        from sqlalchemy.engine import Engine
    except ImportError:
        return
    event.listen(Engine, "engine_connect", lambda connection, *_: _seen.add(connection.engine))


def of(name):
    """The engines that were seen with database ``name``; SQLAlchemy calls that of ``sqlite://`` ``None``."""
    return [engine for engine in list(_seen) if (engine.url.database or "") == name]


def forget(name):
    """Ends their idle connections: what they connect to next is the database that is there then."""
    for engine in of(name):
        if getattr(engine.dialect, "is_async", False):
            # Closing them needs the loop that they were opened in; the server ends them.
            engine.dispose(close=False)
        else:
            engine.dispose()


def make_engine(text):
    """Raises ``ImportError`` where there is no SQLAlchemy, or no driver that is not asynchronous."""
    from sqlalchemy import create_engine

    from .drivers import blocking_driver
    from .request import is_in_memory

    url = Url(text)
    if url.kind == "sqlite":
        options = {"connect_args": {"check_same_thread": False}}
        if is_in_memory(text):
            from sqlalchemy.pool import StaticPool

            options["poolclass"] = StaticPool
        return create_engine("sqlite" + text[text.index("://") :], **options)
    driver = blocking_driver(url)
    if driver is None:
        raise ImportError("isolated_db needs a driver for %s that is not asynchronous" % url.dialect)
    dialect = "postgresql" if url.kind == "postgres" else url.dialect
    return create_engine("%s+%s%s" % (dialect, driver, text[text.index("://") :]))


@contextlib.contextmanager
def session(engine):
    """Plain: what it commits is there."""
    from sqlalchemy.orm import Session

    opened = Session(engine)
    try:
        yield opened
    finally:
        opened.close()


@contextlib.contextmanager
def rolled_back(engine):
    """A session whose ``commit`` ends a savepoint: at the end all of it is rolled back."""
    from sqlalchemy import event
    from sqlalchemy.orm import Session

    with engine.connect() as connection:
        raw = connection.connection
        live = getattr(raw, "driver_connection", None) or raw.connection
        is_sqlite = engine.dialect.name == "sqlite" and hasattr(live, "isolation_level")
        if is_sqlite:
            # Python's sqlite3 begins a transaction with the first change only, which a savepoint is not.
            level, live.isolation_level = live.isolation_level, None
            connection.exec_driver_sql("BEGIN")
        outer = connection.get_transaction() or connection.begin()
        try:
            opened = Session(bind=connection, join_transaction_mode="create_savepoint")
        except TypeError:
            # SQLAlchemy 1.4
            opened = Session(bind=connection)
            opened.begin_nested()

            @event.listens_for(opened, "after_transaction_end")
            def again(ended_in, transaction):
                if transaction.nested and not transaction._parent.nested:
                    ended_in.begin_nested()

        try:
            yield opened
        finally:
            opened.close()
            outer.rollback()
            if is_sqlite:
                live.isolation_level = level
