-- A database of about :megabytes MB: the largest table has half of it, the next a quarter, and so on.
SELECT format('CREATE TABLE part_%s AS SELECT i AS id, repeat(md5(i::text), 10) AS text FROM generate_series(1, %s) i', part, :megabytes * 2600 / (1 << part))
FROM generate_series(1, 7) part
\gexec
SELECT format('ALTER TABLE part_%s ADD PRIMARY KEY (id)', part) FROM generate_series(1, 7) part
\gexec
CREATE TABLE scratch (name text);
CREATE TABLE made AS SELECT 'made' AS name;
VACUUM (FREEZE, ANALYZE);
CHECKPOINT;
