"""What was asked for: which strategy, and which database this worker of this run gets."""

import hashlib
import json
import os
import re
import tempfile
import uuid

from .url import Url, shown

STRATEGIES = ("shared", "per-worker", "per-test")
# Postgres cuts names at 63 bytes, silently; `~` and a number follow.
LONGEST = 56
_SESSION = re.compile(r"^[0-9a-f]{10}-")
# A run of isoshard, one without, either of them when it was too long.
_RUN = r"(?:[0-9a-f]{10}-[a-z0-9-]+-\d+|local-[0-9a-f]{8}|[0-9a-f]{10}-[0-9a-f]{8})"
_WORKER = r"(?:main|gw\d+)"


class Request:
    """``url`` is ``None`` where no database was asked for; ``problem`` says why what was asked for cannot be."""

    def __init__(self, strategy=None, worker="main", url=None, problem=None, names=None, template=None):
        self.strategy = strategy
        self.worker = worker
        self.url = url
        self.problem = problem
        # Of what this run and dead ones made: the database's own name is group 1.
        self.names = names
        self.template = template


def read(env):
    """From ``ISOSHARD_DATABASE``: ``{"strategy", "url", "template"}``. Never raises: a plugin that cannot be imported is
    reported in a way that hides the reason."""
    worker = env.get("PYTEST_XDIST_WORKER", "main")
    text = env.get("ISOSHARD_DATABASE")
    if not text:
        return Request()
    try:
        wanted = json.loads(text)
        strategy, pattern = wanted["strategy"], wanted.get("url")
    except (ValueError, TypeError, KeyError, AttributeError):
        return Request(problem='ISOSHARD_DATABASE: expected {"strategy": …, "url": …} in JSON')
    run = _run(env)
    if strategy == "shared":
        problem = None if pattern is None else _not_understood(pattern)
        if problem:
            return Request(problem=problem)
        return Request(strategy, worker, env.get("DATABASE_URL") if pattern is None else _fill(pattern, run, "shared"))
    if pattern is None:
        pattern = _temporary()
    problem = _problem(strategy, pattern)
    if problem:
        return Request(problem=problem)
    url = Url(_fill(pattern, run, worker))
    if url.kind != "sqlite" and len(url.name.encode("utf-8")) > LONGEST:
        run = _short(run)
        url = Url(_fill(pattern, run, worker))
        if len(url.name.encode("utf-8")) > LONGEST:
            return Request(problem="database.url: %s is longer than %d bytes" % (url.name, LONGEST))
    return Request(strategy, worker, url.text, None, _names(Url(pattern), run), wanted.get("template"))


def temporary(env):
    """For ``isolated_db_url`` where no database was asked for."""
    run, worker, pattern = _run(env), env.get("PYTEST_XDIST_WORKER", "main"), _temporary()
    return Request("per-worker", worker, _fill(pattern, run, worker), None, _names(Url(pattern), run))


def _temporary():
    return "sqlite:///" + os.path.join(tempfile.gettempdir(), "isoshard-{run}-{worker}.db")


def _run(env):
    if not env.get("ISOSHARD_RUN_ID"):
        # Set, so that the workers of xdist have the same.
        env["ISOSHARD_RUN_ID"] = "local-" + uuid.uuid4().hex[:8]
    return env["ISOSHARD_RUN_ID"]


def _problem(strategy, pattern):
    if strategy not in STRATEGIES:
        return "database.strategy: expected %s, got %s" % (", ".join(STRATEGIES), strategy)
    problem = _not_understood(pattern)
    if problem:
        return problem
    url = Url(pattern)
    if is_in_memory(pattern):
        return None
    if url.kind == "sqlite" and "{" in os.path.dirname(url.name):
        return "database.url needs {worker} and {run} in the name of the file, not of its folder, got %s" % shown(pattern)
    missing = [name for name in ("{worker}", "{run}") if name not in url.name]
    if missing and (url.kind != "sqlite" or missing[0] == "{worker}"):
        return "database.url needs %s in the database's name, got %s: others would use the same" % (
            " and ".join(missing),
            shown(pattern),
        )
    return None


def _not_understood(pattern):
    if Url(pattern).kind is None:
        return "database.url is not understood: expected sqlite://, postgresql:// or mysql://, got %s" % shown(pattern)
    return None


def is_in_memory(text):
    url = Url(text)
    return url.kind == "sqlite" and (not url.name or ":memory:" in url.name or url.query.get("mode") == "memory")


def _fill(pattern, run, worker):
    return pattern.replace("{run}", run).replace("{worker}", worker)


def _short(run):
    digest = hashlib.sha256(run.encode("utf-8")).hexdigest()
    return "%s-%s" % (run[:10] if _SESSION.match(run) else digest[10:20], digest[:8])


def _names(pattern, run):
    """Of a SQLite file the name in its folder."""
    name = pattern.name
    if pattern.kind == "sqlite":
        name = os.path.basename(name)
    expression = re.escape(name)
    expression = expression.replace(re.escape("{run}"), "(?:%s|%s)" % (_RUN, re.escape(run)))
    return re.compile("^(%s)(?:~[a-z0-9]+)?$" % expression.replace(re.escape("{worker}"), _WORKER))
