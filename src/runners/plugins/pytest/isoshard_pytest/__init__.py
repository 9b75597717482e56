"""A pytest plugin that isoshard loads with ``-p isoshard_pytest``, from a folder in front of ``PYTHONPATH``.

With ``ISOSHARD_MODE=list`` it writes down what would run (``listing.json``); with ``ISOSHARD_MODE=run`` it leaves only
the selected tests and writes down what ran (``receipt.ndjson``), line by line as it happens. With neither it only
offers the fixtures of ``isoshard_db``, so that a ``conftest.py`` that uses them works in plain runs too.

No dependency but pytest 7 or later; Python 3.7 or later; pytest-xdist and pytest-rerunfailures are understood.

Environment: ISOSHARD_MODE (``list``, ``run``), ISOSHARD_OUTPUT (writable folder), ISOSHARD_SELECTION (run: file of
ids), ISOSHARD_RECEIPT_HEADER (run: first line of the receipt), ISOSHARD_WORKERS (the suite's ``workers``)
and what ``isoshard_db`` reads; ISOSHARD_RESET, ISOSHARD_RESET_SOCKET, ISOSHARD_RESET_TOKEN (see ``reset.py``). They stay set: the workers of xdist need them.
"""

import os

import pytest

from . import reset as _reset

OLDEST_MAJOR = 7

pytest_plugins = ["isoshard_db"]


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config, args):
    """Raises ``pytest.UsageError`` for what no test should be started with."""
    workers = os.environ.get("ISOSHARD_WORKERS")
    if os.environ.get("ISOSHARD_MODE") is None or workers is None or _is_worker():
        return
    has_xdist = any(early_config.pluginmanager.hasplugin(name) for name in ("xdist", "xdist.plugin"))
    if int(workers) > 1 and not has_xdist:
        raise pytest.UsageError(
            "isoshard: workers: %s needs pytest-xdist where the tests run; install it, or set workers: 1" % workers
        )
    if int(workers) == 1 and has_xdist:
        # `addopts` of the project may hold `-n auto`.
        args.extend(["-n", "0"])


def pytest_configure(config):
    from .lister import Lister
    from .recorder import Recorder, Selector
    from .shared import SharedTimes

    config.addinivalue_line("markers", "xdist_group(name): tests of one name go to one worker, and to one shard")
    mode = os.environ.get("ISOSHARD_MODE")
    if mode == "list" and not _is_worker():
        lister = Lister(config, os.environ["ISOSHARD_OUTPUT"])
        if int(pytest.__version__.split(".")[0]) < OLDEST_MAJOR:
            lister.write()
            raise pytest.UsageError("isoshard: pytest 7 or later is needed")
        config.pluginmanager.register(lister, "isoshard_lister")
    elif mode == "run":
        selector = Selector(config, os.environ["ISOSHARD_SELECTION"])
        config.pluginmanager.register(selector, "isoshard_selector")
        config.pluginmanager.register(SharedTimes(), "isoshard_shared")
        if not _is_worker():
            recorder = Recorder(config, os.environ["ISOSHARD_OUTPUT"], selector.selected)
            config.pluginmanager.register(recorder, "isoshard_recorder")


@pytest.fixture
def reset_state():
    """``reset_state()`` puts the shard's stack back to its initial state, and returns when it is ready again."""
    return _reset.reset


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    _reset.before_retry(item)


def _is_worker():
    return "PYTEST_XDIST_WORKER" in os.environ
