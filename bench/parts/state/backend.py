"""A backend on SQLite, as small as one can be: it opens its database for each request, as sqlite3 does unless told otherwise."""

import contextlib
import http.server
import signal
import sqlite3
import sys
import threading

DATABASE = "/data/app.db"


class Backend(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        try:
            with contextlib.closing(sqlite3.connect(DATABASE)) as connection, connection:
                said = repr(PATHS[self.path](connection))
            self.send_response(200)
        except sqlite3.Error as error:
            said = repr(error)
            self.send_response(503)
        self.end_headers()
        self.wfile.write(said.encode())

    def log_message(self, *_):
        pass


def write(connection):
    connection.execute("INSERT INTO scratch VALUES ('written')")


PATHS = {
    "/health": lambda connection: connection.execute("SELECT count(*) FROM sqlite_master").fetchall(),
    "/made": lambda connection: connection.execute("SELECT name FROM made").fetchall(),
    "/scratch": lambda connection: connection.execute("SELECT count(*) FROM scratch").fetchall(),
    "/count": lambda connection: connection.execute("SELECT count(*) FROM rows").fetchall(),
    "/write": write,
}


def seed(megabytes):
    with contextlib.closing(sqlite3.connect(DATABASE)) as connection, connection:
        connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("CREATE TABLE scratch (name TEXT)")
        connection.execute("CREATE TABLE made (name TEXT)")
        rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i, hex(randomblob(500)) FROM n"
        connection.execute("INSERT INTO rows " + rows, (megabytes * 1000,))
        connection.execute("INSERT INTO made VALUES ('made')")


if __name__ == "__main__":
    if sys.argv[1] == "seed":
        seed(int(sys.argv[2]))
    else:
        server = http.server.ThreadingHTTPServer(("0.0.0.0", 8000), Backend)
        signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
        server.serve_forever()
