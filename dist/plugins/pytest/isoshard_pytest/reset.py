"""Asks isoshard for the initial state of this shard's stack, through a Unix socket that only its tests are given."""

import http.client
import json
import os
import socket


class NotReset(Exception):
    pass


class _Door(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("isoshard")
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(self.path)


def reset():
    """``{"services", "ms"}``, once all is ready again. Raises ``NotReset`` with the reason."""
    path = os.environ.get("ISOSHARD_RESET_SOCKET")
    if not path:
        raise NotReset("reset_state needs `reset: on-demand` in the suite of isoshard.yml, and `isoshard run`")
    door = _Door(path)
    try:
        door.request("POST", "/reset", headers={"Authorization": "Bearer " + os.environ.get("ISOSHARD_RESET_TOKEN", "")})
        response = door.getresponse()
        answer = json.loads(response.read().decode("utf-8"))
    finally:
        door.close()
    if response.status != 200:
        raise NotReset("%s %s" % (answer.get("message"), answer.get("hint") or ""))
    return answer


def before_retry(item):
    """pytest-rerunfailures counts in ``execution_count``, from 1."""
    if os.environ.get("ISOSHARD_RESET") == "between-retries" and getattr(item, "execution_count", 1) > 1:
        reset()
