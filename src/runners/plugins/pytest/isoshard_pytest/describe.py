"""Tests and failures as plain values: titles, places relative to the root, messages of bounded size."""

import os
import re

import pytest

from .shared import shares_of

MAX_MESSAGE = 4000
MAX_SHARES = 100
_ANSI = re.compile("\x1b\\[[0-9;?]*[A-Za-z]")
# `tests/test_x.py:3: in <module>` of a traceback, `File "/app/tests/test_x.py", line 3` of a syntax error.
_PLACES = re.compile(r'^(?:E\s+)?(?:File "(?P<file>[^"]+)", line (?P<at>\d+)|(?P<path>[^\s:]+\.py):(?P<line>\d+): )', re.M)

# Markers that say how a test is called, and nothing of what it does.
_NO_TAGS = {"parametrize", "usefixtures", "filterwarnings", "timeout"}


def describe_item(item):
    """``title`` joins what lies below the file: classes, then the test with its parameters."""
    root = str(item.config.rootpath)
    path, line, _ = item.location
    names = []
    node = item
    while node is not None and not isinstance(node, (pytest.File, pytest.Session)):
        names.insert(0, node.name)
        node = node.parent
    return {
        "id": item.nodeid,
        "title": " \u203a ".join(names) or item.name,
        "file": relative(root, path),
        "line": 0 if line is None else line + 1,
    }


def hints_of(item):
    """What a test that was never measured is told apart by: its markers, what pytest-timeout gives it; and what it shares with others."""
    marks = list(item.iter_markers())
    hints = {}
    tags = sorted({mark.name for mark in marks} - _NO_TAGS)
    if tags:
        hints["tags"] = tags
    timeout = item.get_closest_marker("timeout")
    seconds = timeout.args[0] if timeout is not None and timeout.args else None
    if isinstance(seconds, (int, float)) and seconds > 0:
        hints["timeoutMs"] = seconds * 1000
    shares = shares_of(item)
    if shares:
        hints["shares"] = shares[:MAX_SHARES]
    return hints


def describe_failure(root, longrepr, fallback_file, fallback_line):
    """``longrepr`` of a report: a traceback, a text, or the (path, line, reason) of a skip."""
    crash = getattr(longrepr, "reprcrash", None)
    message = crash.message if crash is not None else str(longrepr)
    file, line = fallback_file, fallback_line
    if crash is not None:
        crashed = relative(root, str(crash.path))
        # A place in a library helps nobody: then the test's own is kept.
        if not crashed.startswith("../") and "site-packages/" not in crashed:
            file, line = crashed, crash.lineno
    return _error(message, file, line)


def describe_collect_error(root, nodeid, longrepr):
    """A file that could not be collected: the exception's own lines, and the last place below the root."""
    text = _ANSI.sub("", str(longrepr))
    exception = [line[1:].strip() for line in text.splitlines() if line.startswith("E ")]
    file, line = nodeid.split("::")[0], 0
    for match in _PLACES.finditer(text):
        found = relative(root, match.group("file") or match.group("path"))
        if not found.startswith("../") and "site-packages/" not in found:
            file, line = found, int(match.group("at") or match.group("line"))
    return _error("\n".join(exception) or text, file, line)


def _error(message, file, line):
    error = {"message": _ANSI.sub("", message)[:MAX_MESSAGE]}
    if file:
        error["file"] = file
        if line:
            error["line"] = line
    return error


def relative(root, path):
    """Relative to ``root``, forward slashes; a relative path is taken as already so."""
    if os.path.isabs(path):
        path = os.path.relpath(path, root)
    return path.replace(os.sep, "/")
