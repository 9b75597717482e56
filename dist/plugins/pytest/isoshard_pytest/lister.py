"""The half of the plugin that lists: what would run, and what may not be separated."""

import json
import os

import pytest

from .describe import describe_collect_error, describe_item, hints_of
from .groups import group_of


class Lister:
    def __init__(self, config, output):
        self.config = config
        self.file = os.path.join(output, "listing.json")
        self.order = {}
        self.items = []
        self.errors = []

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(self, items):
        # Before any other: pytest-randomly and its like shuffle, and every job has to see the same order.
        self.order = {item.nodeid: index for index, item in enumerate(items)}
        yield

    def pytest_collection_finish(self, session):
        self.items = list(session.items)

    def pytest_collectreport(self, report):
        if report.failed:
            self.errors.append(describe_collect_error(str(self.config.rootpath), report.nodeid, report.longrepr))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self):
        self.write()

    def write(self):
        tests = [dict(describe_item(item), group=group_of(item), **hints_of(item)) for item in self.items]
        tests.sort(key=lambda test: self.order.get(test["id"], len(self.order)))
        document = {
            "kind": "isoshard-listing",
            "version": 1,
            "runner": "pytest",
            "runnerVersion": pytest.__version__,
            "rootDir": str(getattr(self.config, "rootpath", "")),
            "warnings": self.warnings(),
            "errors": self.errors,
            "tests": tests,
            "setup": [],
        }
        with open(self.file, "w", encoding="utf-8") as stream:
            json.dump(document, stream)
            stream.write("\n")

    def warnings(self):
        if self.config.getoption("cov_fail_under", None):
            return ["--cov-fail-under judges each shard by its own part of the tests: judge the combined coverage."]
        return []
