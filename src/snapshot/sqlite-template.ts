/** SQLite's databases, put back by SQLite's own backup: under its locks, so that open connections see what was saved. Pure. */

/** Of all databases of a stack together: more of it takes about as long as a service takes to start (decision 88). */
export const LARGEST_SQLITE_BYTES = 128 * 1024 * 1024;

/** A database of a keeper's container: as it was saved, and as the services see it. Absolute paths. */
export interface SqlitePair {
  readonly below: string;
  readonly above: string;
}

/** For python3 with the pairs as JSON, and `restore` or not: then it says which are not as they were saved. */
const PYTHON = `import filecmp, json, os, sqlite3, sys, time
from urllib.parse import quote

BUSY = (5, 6)


def head(path):
    with open(path, "rb") as file:
        return file.read(20)[16:]


def is_same(below, above):
    journals = [above + end for end in ("-wal", "-journal")]
    if any(os.path.exists(one) and os.path.getsize(one) > 0 for one in journals):
        return False
    one, other = os.stat(below), os.stat(above)
    if one.st_size != other.st_size:
        return False
    return one.st_mtime_ns == other.st_mtime_ns or filecmp.cmp(below, above, shallow=False)


def put_back(below, above):
    ends = time.monotonic() + 0.25

    def patience(status, *_):
        if status in BUSY and time.monotonic() > ends:
            raise TimeoutError("somebody holds its lock")

    # What was saved is whole, and nobody writes to it.
    saved = sqlite3.connect("file:%s?immutable=1" % quote(below), uri=True)
    live = sqlite3.connect("file:%s?mode=rw" % quote(above), uri=True, timeout=0.25, isolation_level=None)
    # Page size and kind of journal stay as they are.
    live.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    if head(below) != head(above):
        raise ValueError("it has another page size or journal")
    # If this is killed, all that was written is thrown away.
    live.execute("PRAGMA synchronous = OFF")
    is_wal = live.execute("PRAGMA journal_mode").fetchall() == [("wal",)]
    if not is_wal:
        live.execute("PRAGMA journal_mode = MEMORY")
    saved.backup(live, progress=patience, sleep=0.005)
    if is_wal:
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    live.close()
    saved.close()


for below, above in json.loads(sys.argv[1]):
    if sys.argv[2] == "restore":
        try:
            put_back(below, above)
        except Exception as error:
            sys.exit("%s cannot be put back: %s" % (above, error))
    elif not is_same(below, above):
        sys.exit("%s was written while the services started" % above)
`;

/** For a shell: ends it with status 9 and a reason, unless it is well. */
export const sqliteCommand = (pairs: readonly SqlitePair[], what: 'restore' | 'look'): readonly string[] => [
  'python3',
  '-c',
  PYTHON,
  JSON.stringify(pairs.map(({ below, above }) => [below, above])),
  what,
];
