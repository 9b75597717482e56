/** Reads the tables of a SQLite database, by SQLite itself: its files are others' data. */
import { ROW, type TableFacts } from './tables.js';

/** How each such file begins (sqlite.org/fileformat.html, 1.3). */
export const SQLITE_HEADER = 'SQLite format 3\0';

/** A larger one would not fit into memory beside a second one; bytes. */
export const LARGEST_SQLITE = 1024 ** 3;

type Value = number | bigint | string | Uint8Array | null;

/** What is used of sql.js. */
interface Statement {
  step(): boolean;
  get(params: null, options: { useBigInt: true }): Value[];
  getColumnNames(): string[];
  free(): void;
}
interface Database {
  prepare(sql: string): Statement;
  close(): void;
}
interface SqlJs {
  readonly Database: new (content: Uint8Array) => Database;
}

/**
 * @param database its name in what is returned
 * @returns the tables, and a sentence for each that cannot be read
 * @throws Error with SQLite's words for what is no database
 */
export async function readSqliteTables(
  content: Uint8Array,
  database: string,
): Promise<{ tables: TableFacts[]; notes: string[] }> {
  const { default: load } = await import('sql.js/dist/sql-wasm-inline.js');
  const { Database } = (await load()) as SqlJs;
  const opened = new Database(content);
  const notes: string[] = [];
  try {
    const found = all(opened, "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name");
    const tables = found.flatMap(([name, sql]): TableFacts[] => {
      try {
        return [{ database, table: String(name), definition: String(sql), ...sumsOf(opened, String(name)) }];
      } catch (error) {
        // Virtual tables of extensions.
        notes.push(`${database}: table ${String(name)} cannot be read: ${(error as Error).message}`);
        return [];
      }
    });
    return { tables, notes };
  } finally {
    opened.close();
  }
}

function all(database: Database, sql: string): Value[][] {
  const statement = database.prepare(sql);
  const rows: Value[][] = [];
  try {
    while (statement.step()) rows.push(statement.get(null, { useBigInt: true }));
  } finally {
    statement.free();
  }
  return rows;
}

function sumsOf(database: Database, table: string): Pick<TableFacts, 'rows' | 'sums'> {
  const statement = database.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`);
  try {
    const names = [...statement.getColumnNames(), ROW];
    const sums = names.map(() => new Sum());
    let rows = 0;
    while (statement.step()) {
      const texts = statement.get(null, { useBigInt: true }).map(textOf);
      for (const [index, text] of [...texts, JSON.stringify(texts)].entries()) sums[index]?.add(text);
      rows += 1;
    }
    return { rows, sums: Object.fromEntries(names.map((name, index) => [name, String(sums[index])])) };
  } finally {
    statement.free();
  }
}

/** With its type: the text `1` is another value than the number. */
function textOf(value: Value): string {
  if (value instanceof Uint8Array) return `blob ${Buffer.from(value).toString('hex')}`;
  return value === null ? 'null' : `${typeof value === 'string' ? 'text' : 'number'} ${value}`;
}

/** A sum of hashes, 64 bits: the order in which values come does not matter. (cyrb53 by bryc, public domain) */
class Sum {
  #high = 0;
  #low = 0;

  add(text: string): void {
    let [high, low] = [0xdeadbeef, 0x41c6ce57];
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    this.#high = (this.#high + high) >>> 0;
    this.#low = (this.#low + low) >>> 0;
  }

  toString(): string {
    return [this.#high, this.#low].map((part) => part.toString(16).padStart(8, '0')).join('');
  }
}
