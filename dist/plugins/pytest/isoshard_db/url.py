"""Database URLs as SQLAlchemy, Django's dj-database-url and libpq write them: taken apart, and put together for another database."""

import re
from urllib.parse import parse_qsl, quote, unquote

_URL = re.compile(
    r"^(?P<dialect>[A-Za-z0-9]+)(?:\+(?P<driver>\w+))?://"
    r"(?:(?P<user>[^:@/?]*)(?::(?P<password>[^@/?]*))?@)?"
    r"(?P<host>\[[^\]]*\]|[^:/?]*)(?::(?P<port>\d+))?"
    r"(?:/(?P<name>[^?]*))?(?:\?(?P<query>.*))?$"
)
_KINDS = {
    "sqlite": "sqlite",
    "postgresql": "postgres",
    "postgres": "postgres",
    "postgis": "postgres",
    "mysql": "mysql",
    "mariadb": "mysql",
}


class Url:
    """``kind`` is ``sqlite``, ``postgres``, ``mysql``, or ``None`` if the URL is not understood."""

    def __init__(self, text):
        self.text = text
        match = _URL.match(text)
        self.kind = _KINDS.get(match.group("dialect").lower()) if match else None
        if self.kind is None:
            return
        self.dialect, self.driver = match.group("dialect"), match.group("driver")
        self.user, self.password = _plain(match.group("user")), _plain(match.group("password"))
        self.host = (match.group("host") or "").strip("[]")
        self.port = match.group("port")
        # SQLite's paths are not percent-encoded; `sqlite:////tmp/x` has the name `/tmp/x`.
        name = match.group("name") or ""
        self.name = name if self.kind == "sqlite" else unquote(name)
        self.query = dict(parse_qsl(match.group("query") or "", keep_blank_values=True))

    def libpq(self, name, parameters):
        """As libpq reads it, for database ``name``, with those of its parameters that are among ``parameters``."""
        user = quote(self.user, "") if self.user else ""
        if self.password:
            user += ":" + quote(self.password, "")
        host = "[%s]" % self.host if ":" in self.host else self.host
        query = "&".join("%s=%s" % (key, quote(self.query[key], "")) for key in parameters if key in self.query)
        return "postgresql://%s%s%s/%s%s" % (
            user + "@" if user else "",
            host,
            ":" + self.port if self.port else "",
            quote(name, ""),
            "?" + query if query else "",
        )


def shown(text):
    """Without the password: also where the URL is not understood."""
    return re.sub(r"(://[^:@/?]*:)[^@/?]*@", r"\1***@", text)


def _plain(text):
    return None if text is None else unquote(text)
