"""A database of its own for every worker: SQLite files, made by whoever opens them, removed before and afterwards."""

import json
import os
import re
import tempfile

_SQLITE = re.compile(r"^sqlite(?:\+\w+)?://(?P<host>[^/?]*)/?(?P<path>[^?]*)")
_COMPANIONS = ("", "-wal", "-shm", "-journal")


class Isolated:
    """What this process was given. ``url`` is ``None`` where no database was asked for."""

    def __init__(self, worker, run="", template=None, url=None, problem=None):
        self.worker = worker
        self.run = run
        self.template = template
        self.url = url
        self.problem = problem
        self.workers = [worker]
        self.folder = None
        # Paths in the URL may be relative, and tests may change the directory.
        self.cwd = os.getcwd()

    def add_worker(self, worker):
        self.workers.append(worker)

    def url_or_temporary(self):
        if self.url is None:
            self.folder = tempfile.TemporaryDirectory(prefix="isoshard-")
            self.url = "sqlite:///" + os.path.join(self.folder.name, "%s.db" % self.worker)
        return self.url

    def remove(self):
        """Files of this process; in xdist's controller, those of all workers, some of which may have crashed."""
        if self.folder is not None:
            self.folder.cleanup()
        if self.template is not None:
            for worker in self.workers:
                remove_files(_fill(self.template, self.run, worker), self.cwd)


def prepare(env):
    """Reads the request, removes what an earlier run left, and sets ``DATABASE_URL``. Never raises: a plugin that
    cannot be imported is reported in a way that hides the reason, so it is kept as ``problem``."""
    worker = env.get("PYTEST_XDIST_WORKER", "main")
    request = env.get("ISOSHARD_DATABASE")
    if not request:
        return Isolated(worker)
    request = json.loads(request)
    strategy, template = request.get("strategy"), request.get("url")
    run = env.get("ISOSHARD_RUN_ID") or "local"
    if strategy == "shared":
        if template is not None:
            env["DATABASE_URL"] = _fill(template, run, "shared")
        return Isolated(worker, url=env.get("DATABASE_URL"))
    problem = _problem(strategy, template, worker)
    if problem:
        return Isolated(worker, problem=problem)
    if template is None:
        template = "sqlite:///" + os.path.join(tempfile.gettempdir(), "isoshard-{run}-{worker}.db")
    url = _fill(template, run, worker)
    remove_files(url, os.getcwd())
    env["DATABASE_URL"] = url
    return Isolated(worker, run, template, url)


def _problem(strategy, template, worker):
    if strategy != "per-worker":
        return "database.strategy %s is not there yet: use per-worker, or shared" % strategy
    if template is not None and not _SQLITE.match(template):
        return "database.strategy per-worker is there for SQLite only so far, not for %s:" % template.split(":")[0]
    if template is not None and worker != "main" and "{worker}" not in template:
        return "database.url needs {worker} in it: several workers would share one file"
    return None


def _fill(template, run, worker):
    return template.replace("{run}", run).replace("{worker}", worker)


def remove_files(url, cwd):
    """The file of a SQLite URL and those that SQLite keeps beside it; nothing for a database in memory."""
    match = _SQLITE.match(url)
    path = match.group("path") if match else ""
    if path.startswith("file:"):
        path = path[len("file:") :]
    if not path or path.startswith(":memory:") or "mode=memory" in url:
        return
    for suffix in _COMPANIONS:
        try:
            os.unlink(os.path.join(cwd, path + suffix))
        except OSError:
            pass
