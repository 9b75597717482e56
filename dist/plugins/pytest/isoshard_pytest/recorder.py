"""The half of the plugin that runs: selects, and writes down what happened."""

import json
import os
import time

import pytest

from .attempts import Attempts
from .describe import describe_collect_error, describe_failure, describe_item, relative

SHOWN_IDS = 5


class Selector:
    """Deselects what this shard was not given; in every process that collects, so in the workers of xdist too."""

    def __init__(self, config, file):
        with open(file, encoding="utf-8") as stream:
            selection = json.load(stream)
        if selection.get("kind") != "isoshard-selection" or selection.get("version") != 1:
            raise pytest.UsageError("isoshard: %s is not a selection of version 1" % file)
        self.selected = selection["tests"]
        if not self.selected:
            raise pytest.UsageError("isoshard: the selection names no test")
        self.wanted = set(self.selected)
        self.root = config.rootpath
        self.files = self._files()

    def _files(self):
        """Files that hold the selected tests; ``None`` if an id does not begin with one, and all must be collected."""
        files = {nodeid.split("::", 1)[0] for nodeid in self.wanted}
        paths = {os.path.normpath(os.path.join(str(self.root), file)) for file in files}
        return paths if all(os.path.isfile(path) for path in paths) else None

    # Named as pytest 7 names it: before, the argument was `path`.
    def pytest_ignore_collect(self, collection_path):
        """No other shard's files are imported: of a suite of a thousand files, each shard pays for its own."""
        if self.files is None or collection_path.is_dir() or collection_path.name in ("__init__.py", "conftest.py"):
            return None
        return None if os.path.normpath(str(collection_path)) in self.files else True

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(self, config, items):
        yield
        # After all others: `-k`, `-m` and the project's own hooks have had their say.
        dropped = [item for item in items if plain_id(item.nodeid, self.wanted) not in self.wanted]
        if dropped:
            items[:] = [item for item in items if plain_id(item.nodeid, self.wanted) in self.wanted]
            config.hook.pytest_deselected(items=dropped)


class Recorder:
    """Writes ``receipt.ndjson``. What it cannot vouch for makes the run fail."""

    def __init__(self, config, output, selected):
        self.config = config
        self.root = str(config.rootpath)
        self.selected = selected
        self.wanted = set(selected)
        self.known = {}
        self.begun = False
        self.began_ms = _now_ms()
        self.broken = False
        self.attempts = Attempts()
        # Unbuffered, one write a line: a run that is killed keeps what it did.
        self.receipt = open(os.path.join(output, "receipt.ndjson"), "ab", buffering=0)
        self.write(json.loads(os.environ.get("ISOSHARD_RECEIPT_HEADER", "{}")))

    def write(self, event):
        self.receipt.write((json.dumps(event) + "\n").encode("utf-8"))

    def error(self, message, **place):
        self.write(dict(place, event="error", message=message))

    def pytest_collection_finish(self, session):
        for item in session.items:
            self.known[item.nodeid] = describe_item(item)
        self.begin([item.nodeid for item in session.items])

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, node, ids):
        self.begin([plain_id(nodeid, self.wanted) for nodeid in ids])

    def begin(self, ids):
        """Of several workers the first counts: xdist itself refuses workers that collected something else."""
        if self.begun:
            return
        self.begun = True
        self.write(
            {"event": "begin", "tests": ids, "setup": [], "runner": "pytest", "runnerVersion": pytest.__version__}
        )
        missing = self.wanted.difference(ids)
        if missing:
            self.broken = True
            shown = [nodeid for nodeid in self.selected if nodeid in missing]
            self.error("isoshard: %d of the selected tests were not collected: %s" % (len(missing), _some(shown)))

    def pytest_collectreport(self, report):
        if report.failed:
            found = describe_collect_error(self.root, report.nodeid, report.longrepr)
            self.write(dict(found, event="error"))

    def pytest_runtest_logstart(self, nodeid, location):
        nodeid = plain_id(nodeid, self.wanted)
        self.remember(nodeid, location)
        self.start(nodeid, self.attempts.next_retry(nodeid), _now_ms())

    def remember(self, nodeid, location):
        """xdist's controller collects nothing itself, and the report of a crash has no line."""
        if nodeid not in self.known:
            file, line = _place(self.root, location)
            self.known[nodeid] = {"title": _title(nodeid), "file": file, "line": line}

    def start(self, nodeid, retry, at_ms):
        if self.attempts.open(nodeid, retry):
            # xdist does not say here which worker it is: the end of the attempt does.
            worker = -1 if self.config.pluginmanager.hasplugin("dsession") else 0
            self.write({"event": "start", "id": nodeid, "retry": retry, "atMs": at_ms, "worker": worker})

    def pytest_runtest_logreport(self, report):
        nodeid = plain_id(report.nodeid, self.wanted)
        retry = self.attempts.retry_of(nodeid, report)
        if retry is None:
            return
        self.remember(nodeid, report.location)
        self.start(nodeid, retry, _now_ms())
        errors = []
        if report.failed or report.outcome in ("rerun", "retried"):
            known = self.known[nodeid]
            errors = [describe_failure(self.root, report.longrepr, known["file"], known["line"])]
        outcome = self.attempts.add(nodeid, report, errors)
        if outcome is not None:
            self.end(nodeid, retry, outcome, report)

    def end(self, nodeid, retry, outcome, report):
        known = self.known[nodeid]
        shared = {"shared": outcome["shared"]} if outcome["shared"] else {}
        self.write(
            {
                **shared,
                "event": "end",
                "id": nodeid,
                "retry": retry,
                "status": outcome["status"],
                "ok": outcome["ok"],
                "willRetry": outcome["willRetry"],
                "durationMs": outcome["durationMs"],
                "phases": outcome["phases"],
                "atMs": _now_ms(),
                "worker": _worker(report),
                "setup": False,
                "title": known["title"],
                "file": known["file"],
                "line": known["line"],
                "errors": outcome["errors"],
            }
        )

    def pytest_internalerror(self, excrepr):
        self.error(str(excrepr)[-4000:])

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session):
        if not self.begun:
            self.broken = True
        if self.broken and session.exitstatus in (0, 5):
            session.exitstatus = 1
        status = {0: "passed", 2: "interrupted"}.get(int(session.exitstatus), "failed")
        self.write({"event": "finish", "status": status, "durationMs": _now_ms() - self.began_ms})


def plain_id(nodeid, wanted):
    """xdist with ``--dist loadgroup`` appends ``@group`` to node ids."""
    if nodeid in wanted or "@" not in nodeid:
        return nodeid
    plain = nodeid.rsplit("@", 1)[0]
    return plain if plain in wanted else nodeid


def _place(root, location):
    path, line, _ = location
    return relative(root, path), 0 if line is None else line + 1


def _title(nodeid):
    """As ``describe_item``, from the id alone: all that xdist's controller has. Parameters may hold ``::``."""
    name, bracket, parameters = nodeid.partition("[")
    return " \u203a ".join(name.split("::")[1:]) + bracket + parameters or nodeid


def _worker(report):
    """0 without xdist; there the number of the worker, ``gw3`` being 3."""
    gateway = getattr(getattr(report, "node", None), "gateway", None)
    digits = "".join(char for char in getattr(gateway, "id", "") if char.isdigit())
    return int(digits) if digits else 0


def _some(ids):
    shown = ", ".join(ids[:SHOWN_IDS])
    return shown if len(ids) <= SHOWN_IDS else "%s and %d more" % (shown, len(ids) - SHOWN_IDS)


def _now_ms():
    return int(time.time() * 1000)
