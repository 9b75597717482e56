"""What tests share: fixtures of a wider scope than a function, which the first test that needs one sets up for all in its process.

A test's own time is told apart from theirs, so that a plan knows what it costs to divide a module or class.
"""

import os
import time

import pytest

MAX_KEY = 1000


def shares_of(item):
    """Keys of all such fixtures that the test needs, autouse ones and ``setup_class`` among them."""
    info = getattr(item, "_fixtureinfo", None)
    found = getattr(info, "name2fixturedefs", {})
    keys = {key_of(fixturedef, item) for fixturedefs in found.values() for fixturedef in fixturedefs}
    return sorted(keys - {None})


def key_of(fixturedef, item):
    """The same where tests are listed and where they run; ``None`` if each test has its own."""
    place = _place(fixturedef.scope, item)
    if place is None:
        return None
    indices = getattr(getattr(item, "callspec", None), "indices", {})
    index = indices.get(fixturedef.argname)
    parameter = "" if index is None else "[%d]" % index
    return ("%s %s::%s%s" % (place, fixturedef.baseid, fixturedef.argname, parameter)).strip()[:MAX_KEY]


def _place(scope, item):
    file = item.nodeid.split("::", 1)[0]
    if scope == "session":
        return ""
    if scope == "package":
        return os.path.dirname(file) + "/"
    if scope == "module":
        return file
    # Outside of a class one of this scope is set up for each test.
    node = item.getparent(pytest.Class) if scope == "class" else None
    return None if node is None else node.nodeid


class SharedTimes:
    """Puts ``isoshard_shared`` on reports: what the set-up of each such fixture took itself, ms. In every process that runs tests."""

    def __init__(self):
        self.inner = []
        self.spent = {}

    @pytest.hookimpl(hookwrapper=True)
    def pytest_fixture_setup(self, fixturedef, request):
        begun = time.perf_counter()
        self.inner.append(0.0)
        yield
        took = time.perf_counter() - begun
        own = took - self.inner.pop()
        if self.inner:
            self.inner[-1] += took
        key = key_of(fixturedef, request._pyfuncitem)
        if key is not None:
            self.spent[key] = self.spent.get(key, 0.0) + own

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self):
        outcome = yield
        spent = [[key, round(seconds * 1000)] for key, seconds in sorted(self.spent.items())]
        outcome.get_result().isoshard_shared = [pair for pair in spent if pair[1] > 0]
        self.spent = {}
