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
    if not env.get("ISOSHARD_RUN_ID"):
        # Set, so that the workers of xdist have the same.
        env["ISOSHARD_RUN_ID"] = "local-" + uuid.uuid4().hex[:8]
    run = env["ISOSHARD_RUN_ID"]
    if strategy == "shared":
        return Request(strategy, worker, env.get("DATABASE_URL") if pattern is None else _fill(pattern, run, "shared"))
    if pattern is None:
        pattern = "sqlite:///" + os.path.join(tempfile.gettempdir(), "isoshard-{run}-{worker}.db")
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


def _problem(strategy, pattern):
    if strategy not in STRATEGIES:
        return "database.strategy: expected %s, got %s" % (", ".join(STRATEGIES), strategy)
    url = Url(pattern)
    if url.kind is None:
        return "database.url is not understood: expected sqlite://, postgresql:// or mysql://, got %s" % shown(pattern)
    if is_in_memory(pattern):
        return None
    missing = [name for name in ("{worker}", "{run}") if name not in url.name]
    if missing and (url.kind != "sqlite" or missing[0] == "{worker}"):
        return "database.url needs %s in the database's name, got %s: others would use the same" % (
            " and ".join(missing),
            shown(pattern),
        )
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
    """Of a SQLite file the name in its folder; ``None`` if each has a folder of its own."""
    name = pattern.name
    if pattern.kind == "sqlite":
        folder, name = os.path.split(name[len("file:") :] if name.startswith("file:") else name)
        if "{" in folder:
            return None
    expression = re.escape(name)
    expression = expression.replace(re.escape("{run}"), "(?:%s|%s)" % (_RUN, re.escape(run)))
    return re.compile("^(%s)(?:~[a-z0-9]+)?$" % expression.replace(re.escape("{worker}"), _WORKER))
