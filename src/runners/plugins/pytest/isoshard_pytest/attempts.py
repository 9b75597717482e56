"""Folds the reports of set-up, call and teardown into one outcome an attempt.

pytest-rerunfailures marks each report with ``rerun``, its attempt from 0, and the one that it will try again with the
outcome ``rerun`` (pytest-retry: ``retried``). Later reports of an attempt that has ended are of no interest.
"""

_AGAIN = ("rerun", "retried")


class Attempts:
    def __init__(self):
        self._open = {}
        self._ended = {}

    def next_retry(self, nodeid):
        return self._ended.get(nodeid, 0)

    def retry_of(self, nodeid, report):
        """The attempt that the report belongs to; ``None`` if that has ended."""
        ended = self._ended.get(nodeid, 0)
        retry = getattr(report, "rerun", None)
        if retry is None:
            return None if report.when == "teardown" and nodeid not in self._open else ended
        return None if retry < ended else retry

    def open(self, nodeid, retry):
        """False if it is open already."""
        if nodeid in self._open:
            return False
        self._open[nodeid] = {"seconds": {"setup": 0.0, "call": 0.0, "teardown": 0.0}, "status": None, "ok": True, "errors": [], "shared": []}
        self._ended[nodeid] = retry
        return True

    def add(self, nodeid, report, errors):
        """The outcome, if the report is the last of its attempt."""
        state = self._open[nodeid]
        # A crash of an xdist worker is reported as of phase "???".
        phase = report.when if report.when in state["seconds"] else "call"
        state["seconds"][phase] += getattr(report, "duration", 0.0) or 0.0
        state["errors"].extend(errors)
        state["shared"].extend(getattr(report, "isoshard_shared", []))
        again = report.outcome in _AGAIN
        status, ok = _judge(report)
        # A set-up or teardown that went well says nothing; of several call reports (subtests) the last is the test's.
        if not ok or (state["ok"] and (status == "skipped" or report.when == "call")):
            state["status"] = status
        state["ok"] = state["ok"] and ok
        if not again and report.when in ("setup", "call"):
            return None
        del self._open[nodeid]
        self._ended[nodeid] += 1
        return {
            "status": state["status"] or "passed",
            "ok": state["ok"],
            "willRetry": again,
            "durationMs": round(sum(state["seconds"].values()) * 1000),
            "phases": {phase + "Ms": round(seconds * 1000) for phase, seconds in state["seconds"].items()},
            "shared": state["shared"],
            "errors": state["errors"],
        }


def _judge(report):
    """(status, whether it is good). An xfail that failed is `failed` and good, as Playwright has ``test.fail()``."""
    if report.outcome in _AGAIN or report.failed:
        return ("timedOut" if _is_timeout(report) else "failed"), False
    if report.skipped:
        return ("failed" if hasattr(report, "wasxfail") and report.when == "call" else "skipped"), True
    return "passed", True


def _is_timeout(report):
    crash = getattr(report.longrepr, "reprcrash", None)
    # pytest-timeout
    return crash is not None and crash.message.startswith("Failed: Timeout")
