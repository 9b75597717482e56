"""A pytest plugin that gives every worker, or every test, a database of its own: SQLite, Postgres, MySQL or MariaDB.

isoshard loads it by itself. Alone it is ``pytest -p isoshard_db``, with the folder that holds it in ``PYTHONPATH`` and

    ISOSHARD_DATABASE={"strategy": "per-test", "url": "postgresql://app@localhost/app_{run}_{worker}"}

``DATABASE_URL`` is set before any ``conftest.py`` is imported, and with it the application. Fixtures: ``isolated_db_url``,
``isolated_db``, and ``isolated_db_engine``, which a ``conftest.py`` may override with the application's own.

No dependency but pytest 7 or later and a driver of the project's; Python 3.7 or later; pytest-xdist is understood.
Environment: ISOSHARD_DATABASE (``strategy``, ``url``, ``template``), ISOSHARD_RUN_ID, ISOSHARD_MODE (``list``: no server is
there). They stay set: the workers of xdist need them.
"""

import os
import warnings

import pytest

from . import engines as _engines
from .isolated import Isolated as _Isolated

# Now, and not in a hook: `-p` is handled before any conftest.py is imported, and with it the application.
_isolated = _Isolated(os.environ)


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests():
    """Raises ``pytest.UsageError`` for what no test should be started with."""
    if _isolated.problem:
        raise pytest.UsageError("isoshard: " + _isolated.problem)


def pytest_configure(config):
    if _isolated.is_per_test and _isolated.database is not None:
        config.pluginmanager.register(_EachTest(), "isoshard_db_each_test")


@pytest.hookimpl(trylast=True)
def pytest_unconfigure():
    _isolated.remove()


@pytest.fixture(scope="session")
def isolated_db_url():
    """URL of a database that no other worker, shard or run uses; gone when the run ends."""
    return _isolated.url_or_temporary()


@pytest.fixture(scope="session")
def isolated_db_engine(isolated_db_url):
    """SQLAlchemy's engine for ``isolated_db``. A project whose engine has settings of its own returns that."""
    own = _isolated.only_engine()
    if own is not None:
        yield own
        return
    try:
        engine = _engines.make_engine(isolated_db_url)
    except ImportError as error:
        pytest.fail("isolated_db needs SQLAlchemy where the tests run: %s" % error, pytrace=False)
    yield engine
    engine.dispose()


@pytest.fixture
def isolated_db(isolated_db_engine):
    """A SQLAlchemy session. After the test all that it wrote is gone: with ``per-test`` the database is exchanged,
    otherwise one transaction around the session is rolled back, whatever it committed."""
    how = _engines.session if _isolated.is_per_test else _engines.rolled_back
    with how(isolated_db_engine) as session:
        yield session


class _EachTest:
    """Registered with ``per-test`` only."""

    def __init__(self):
        self.is_inside = False

    @pytest.fixture(autouse=True)
    def _isolated_database(self):
        # Fixtures of wider scopes have been set up by now, and other fixtures of the test have not.
        _isolated.before_test()
        self.is_inside = True
        yield
        self.is_inside = False
        _isolated.after_test()

    @pytest.hookimpl(tryfirst=True)
    def pytest_fixture_setup(self, fixturedef):
        if fixturedef.scope == "function":
            return
        if self.is_inside:
            warnings.warn(
                "isoshard: fixture %s is of scope %s and was asked for within a test: what it writes to the database goes"
                " with the test" % (fixturedef.argname, fixturedef.scope)
            )
        else:
            _isolated.notice(fixturedef)

    def pytest_fixture_post_finalizer(self, fixturedef):
        if fixturedef.scope != "function" and not self.is_inside:
            _isolated.notice(fixturedef)
