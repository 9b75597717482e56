"""Copies of a Postgres database made ahead, by a thread with a connection of its own, while tests run."""

import threading
import time

SIZE = 2

# A test connects as soon as it begins, and a copy keeps the server busy: it comes after that.
PAUSE_SECONDS = 0.05


class Pool:
    """``open_server`` opens a connection; copies of database ``kept`` are named ``prefix``, ``n`` and a number."""

    def __init__(self, open_server, prefix, kept):
        self.open_server = open_server
        self.prefix = prefix
        self.kept = kept
        self.ready = []
        self.used = []
        self.made = 0
        self.waiting = 0
        self.taken_at = 0.0
        self.is_closed = False
        self.error = None
        self.changed = threading.Condition()
        self.thread = threading.Thread(target=self._work, name="isoshard-databases", daemon=True)
        self.thread.start()

    def take(self):
        """Name of a fresh copy; waits for it if there is none. Raises what the server raised."""
        with self.changed:
            self.waiting += 1
            self.changed.notify_all()
            self.changed.wait_for(lambda: self.ready or self.error)
            self.waiting -= 1
            if not self.ready:
                raise self.error
            name = self.ready.pop(0)
            self.taken_at = time.monotonic()
            self.changed.notify_all()
            return name

    def discard(self, name):
        with self.changed:
            self.used.append(name)
            self.changed.notify_all()

    def close(self):
        """The thread is to drop what it made and what it copied, and to end."""
        with self.changed:
            self.is_closed = True
            self.changed.notify_all()

    def join(self):
        self.thread.join()

    def _work(self):
        from . import postgres

        try:
            server = self.open_server()
            while True:
                task = self._next()
                if task is None:
                    break
                if task[0] == "copy":
                    postgres.copy(server, task[1], self.kept)
                    with self.changed:
                        self.ready.append(task[1])
                        self.changed.notify_all()
                else:
                    postgres.drop(server, task[1])
            for name in self.ready + self.used + [self.kept]:
                postgres.drop(server, name)
            server.close()
        except Exception as error:
            with self.changed:
                self.error = error
                self.changed.notify_all()

    def _next(self):
        """A copy that is missing comes before one that is to be dropped. ``None``: it is over."""
        with self.changed:
            self.changed.wait_for(lambda: self.is_closed or self.used or len(self.ready) < SIZE)
            pause = self.taken_at + PAUSE_SECONDS - time.monotonic()
            self.changed.wait_for(lambda: self.is_closed or (self.waiting and not self.ready), pause)
            if self.is_closed:
                return None
            if len(self.ready) < SIZE:
                self.made += 1
                return "copy", "%sn%d" % (self.prefix, self.made)
            return "drop", self.used.pop()
