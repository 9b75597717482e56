/** The bytes of a SQLite database that these statements make. */
export async function sqliteFile(sql: string): Promise<Uint8Array> {
  const { default: load } = await import('sql.js/dist/sql-wasm-inline.js');
  const { Database } = (await load()) as { Database: new () => { run(sql: string): void; export(): Uint8Array } };
  const database = new Database();
  database.run(sql);
  return database.export();
}
