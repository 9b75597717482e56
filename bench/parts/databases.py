"""One Postgres, a database for each of many tests: exchanged for a copy made ahead, or dropped and created again, in turns.

Prints ``{"pool": [ms…], "create": [ms…], "short": [ms…], "engine": [ms…]}``: from a test's end until the next test has its first
connection. ``short``: from the pool, after tests so short that copies are not made in time. ``engine``: from the pool, with an
application's SQLAlchemy engine that keeps connections open.
"""

import json
import os
import sys
import time

os.environ["ISOSHARD_RUN_ID"] = "bench"
sys.path.insert(0, "/plugins")

from isoshard_db import drivers, engines, postgres, request  # noqa: E402
from isoshard_db.url import Url  # noqa: E402

ROUNDS = int(sys.argv[1])
TEST_SECONDS = float(sys.argv[2])
SHORT_SECONDS = float(sys.argv[3])
os.environ["ISOSHARD_DATABASE"] = json.dumps({"strategy": "per-test", "url": "postgresql://app@127.0.0.1/t_{run}_{worker}"})
wanted = request.read(os.environ)
url = Url(wanted.url)
database = postgres.Postgres(url, wanted.names, lambda: None)
database.create(None)
connection = drivers.connect(url, url.name)
for table in range(20):
    connection.rows("CREATE TABLE t%d AS SELECT g AS id, md5(g::text) AS name FROM generate_series(1, 1000) g" % table)
    connection.rows("ALTER TABLE t%d ADD PRIMARY KEY (id)" % table)
connection.close()
database.keep()
kept = database.pool.kept
server = drivers.connect(url, "postgres")
other = "t_bench_other"
postgres.copy(server, other, kept)


def by_pool():
    database.restore()
    return url.name


def by_create():
    postgres.drop(server, other)
    postgres.copy(server, other, kept)
    return other


def one_test(name, renew, seconds=TEST_SECONDS):
    connection = drivers.connect(url, name)
    connection.rows("INSERT INTO t1 VALUES (0, 'x')")
    time.sleep(seconds)
    connection.close()
    begun = time.perf_counter()
    fresh = drivers.connect(url, renew())
    took = time.perf_counter() - begun
    assert fresh.rows("SELECT count(*) FROM t1") == [(1000,)]
    fresh.close()
    return took * 1000


def one_with_engine(engine):
    with engine.begin() as one, engine.begin() as other:
        one.exec_driver_sql("INSERT INTO t1 VALUES (0, 'x')")
        other.exec_driver_sql("SELECT 1")
    time.sleep(TEST_SECONDS)
    begun = time.perf_counter()
    database.restore()
    with engine.connect() as fresh:
        took = time.perf_counter() - begun
        assert fresh.exec_driver_sql("SELECT count(*) FROM t1").scalar() == 1000
    return took * 1000


took = {"pool": [], "create": [], "short": [], "engine": []}
for _ in range(ROUNDS):
    took["pool"].append(one_test(url.name, by_pool))
    took["create"].append(one_test(other, by_create))
for _ in range(ROUNDS):
    took["short"].append(one_test(url.name, by_pool, SHORT_SECONDS))
engines.watch()
database.forget = lambda: engines.forget(url.name)
engine = engines.make_engine(url.text)
for _ in range(ROUNDS):
    took["engine"].append(one_with_engine(engine))
engine.dispose()
postgres.drop(server, other)
server.close()
database.remove()
print(json.dumps(took))
