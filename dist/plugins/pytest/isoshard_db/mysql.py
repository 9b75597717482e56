"""MySQL and MariaDB: there are no templates, so tables are copied, and put back where they are no longer the same."""

import hashlib

from .drivers import connect
from .postgres import Refused

_WAIT_SECONDS = 5


class Mysql:
    """The database ``url.name``. Tables, rows, views and triggers are copied; procedures, functions and events are not."""

    def __init__(self, url, names, forget):
        self.url = url
        self.names = names
        self.forget = forget
        self.server = connect(url, "")
        self.kept = url.name + "~t"
        for setting in (
            "foreign_key_checks = 0",
            "unique_checks = 0",
            # Rows and definitions come from the server itself: none of them is to be judged anew.
            "sql_mode = 'NO_AUTO_VALUE_ON_ZERO'",
            "lock_wait_timeout = %d" % _WAIT_SECONDS,
            "innodb_lock_wait_timeout = %d" % _WAIT_SECONDS,
        ):
            self.server.rows("SET SESSION %s" % setting)
        # Of the connection: when this process dies, the server knows that the database is nobody's.
        if not self._is_locked_now(url.name):
            raise Refused("database %s is another run's, which has not ended" % url.name)

    def sweep(self):
        """Removes what dead runs left."""
        for name in self._databases():
            match = self.names.match(name)
            owner = match and match.group(1)
            if owner and owner != self.url.name and self._is_locked_now(owner):
                self.server.rows("DROP DATABASE IF EXISTS %s" % _name(name))
                self.server.rows("DO RELEASE_LOCK(%s)" % _key(owner))

    def create(self, template):
        if template and template not in self._databases():
            raise Refused("database.template: the server has no database %s" % template)
        self._recreate(self.url.name, template)

    def keep(self):
        """What is in the database now is what every test starts from."""
        self.forget()
        self._recreate(self.kept, self.url.name)

    def restore(self):
        self.forget()
        try:
            self._restore()
        except Exception as error:
            if error.args and error.args[0] == 1205:
                raise Refused(
                    "database %s cannot be put back: a connection that the test opened still has a transaction"
                    % self.url.name
                )
            raise

    def remove(self):
        self.forget()
        for name in (self.url.name, self.kept):
            self.server.rows("DROP DATABASE IF EXISTS %s" % _name(name))
        self.server.close()

    def _restore(self):
        live, kept = self._tables(self.url.name), self._tables(self.kept)
        # A trigger would act on every row that is put back, and a view may hide a table that is gone.
        if self._triggers(self.kept) or self._triggers(self.url.name) or self._views(live) != self._views(kept):
            self._recreate(self.url.name, self.kept)
            return
        for table in live:
            if table not in kept:
                self.server.rows("DROP TABLE %s.%s" % (_name(self.url.name), _name(table)))
        for table, kind in kept.items():
            if kind != "BASE TABLE":
                continue
            definition = self._definition(self.kept, table)
            if table in live and self._definition(self.url.name, table) == definition:
                if self._sum(self.url.name, table) == self._sum(self.kept, table):
                    continue
                self.server.rows("TRUNCATE TABLE %s.%s" % (_name(self.url.name), _name(table)))
            else:
                self.server.rows("DROP TABLE IF EXISTS %s.%s" % (_name(self.url.name), _name(table)))
                self._make(self.url.name, definition)
            self._fill(self.url.name, self.kept, table)
            self._make(self.url.name, "ALTER TABLE %s %s" % (_name(table), _next_number(definition)))

    def _recreate(self, name, template):
        self.server.rows("DROP DATABASE IF EXISTS %s" % _name(name))
        charset = ""
        if template:
            row = self.server.rows(
                "SELECT default_character_set_name, default_collation_name FROM information_schema.schemata"
                " WHERE schema_name = %s" % _text(template)
            )[0]
            charset = " CHARACTER SET %s COLLATE %s" % row
        self.server.rows("CREATE DATABASE %s%s" % (_name(name), charset))
        if not template:
            return
        tables = self._tables(template)
        for table, kind in tables.items():
            if kind == "BASE TABLE" and "WITH SYSTEM VERSIONING" in self._definition(template, table).rsplit(")", 1)[-1]:
                kind = "table with system versioning"
            if kind not in ("BASE TABLE", "VIEW"):
                raise Refused("%s %s.%s cannot be copied: only tables, views and triggers are" % (kind.lower(), template, table))
        for table in [name for name, kind in tables.items() if kind == "BASE TABLE"]:
            self._make(name, self._definition(template, table))
            self._fill(name, template, table)
        self._make_views(name, template, self._views(tables))
        for trigger in self._triggers(template):
            self.server.rows("USE %s" % _name(template))
            self._make(name, self.server.rows("SHOW CREATE TRIGGER %s" % _name(trigger))[0][2])

    def _make_views(self, name, template, views):
        """A view may need another: what cannot be made yet is tried again."""
        while views:
            later = []
            for view in views:
                self.server.rows("USE %s" % _name(template))
                definition = self.server.rows("SHOW CREATE VIEW %s" % _name(view))[0][1]
                try:
                    self._make(name, definition.replace("%s." % _name(template), "%s." % _name(name)))
                except Exception:
                    later.append(view)
                    if len(later) == len(views):
                        raise
            views = later

    def _make(self, name, statement):
        self.server.rows("USE %s" % _name(name))
        self.server.rows(statement)

    def _fill(self, name, template, table):
        rows = self.server.rows(
            "SELECT column_name, extra FROM information_schema.columns WHERE table_schema = %s AND table_name = %s"
            " ORDER BY ordinal_position" % (_text(template), _text(table))
        )
        # `STORED GENERATED`: computed from the others. `DEFAULT_GENERATED` is a column like any other.
        columns = [column for column, extra in rows if "GENERATED" not in _plain(extra).upper().split()]
        listed = ", ".join(_name(column) for column in columns)
        source, target = "%s.%s" % (_name(template), _name(table)), "%s.%s" % (_name(name), _name(table))
        self.server.rows("INSERT INTO %s (%s) SELECT %s FROM %s" % (target, listed, listed, source))

    def _databases(self):
        return [_plain(row[0]) for row in self.server.rows("SHOW DATABASES")]

    def _tables(self, name):
        rows = self.server.rows("SHOW FULL TABLES FROM %s" % _name(name))
        return {_plain(table): _plain(kind) for table, kind in rows}

    @staticmethod
    def _views(tables):
        return sorted(table for table, kind in tables.items() if kind == "VIEW")

    def _triggers(self, name):
        return [_plain(row[0]) for row in self.server.rows("SHOW TRIGGERS FROM %s" % _name(name))]

    def _definition(self, name, table):
        return _plain(self.server.rows("SHOW CREATE TABLE %s.%s" % (_name(name), _name(table)))[0][1])

    def _sum(self, name, table):
        return self.server.rows("CHECKSUM TABLE %s.%s" % (_name(name), _name(table)))[0][1]

    def _is_locked_now(self, name):
        return self.server.rows("SELECT GET_LOCK(%s, 0)" % _key(name))[0][0] == 1


def _next_number(definition):
    """``AUTO_INCREMENT=7`` of a definition; that of a table without rows otherwise."""
    options = definition.rsplit(")", 1)[-1]
    numbers = [word for word in options.split() if word.startswith("AUTO_INCREMENT=")]
    return numbers[0] if numbers else "AUTO_INCREMENT=1"


def _key(name):
    return _text("isoshard:" + hashlib.sha256(name.encode("utf-8")).hexdigest()[:32])


def _plain(value):
    return value.decode("utf-8") if isinstance(value, (bytes, bytearray)) else value


def _name(name):
    return "`%s`" % _plain(name).replace("`", "``")


def _text(value):
    return "'%s'" % value.replace("\\", "\\\\").replace("'", "''")
