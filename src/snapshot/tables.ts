/** What the tables of a database hold, so that two states can be compared table by table. Pure. */

export interface TableFacts {
  /** Path of a SQLite file in its slot; name of a database of PostgreSQL. */
  readonly database: string;
  /** With its schema, where there are such. */
  readonly table: string;
  /** Its columns as they are declared; of SQLite its statement. */
  readonly definition: string;
  readonly rows: number;
  /** By column a sum over its values, whatever their order; `*` is that of whole rows. */
  readonly sums: Readonly<Record<string, string>>;
}

/** A table that two states do not have in common. */
export interface TableDifference {
  readonly database: string;
  readonly table: string;
  readonly what: 'added' | 'removed' | 'changed';
  /** Before and after. */
  readonly rows: readonly [number, number];
  /** Whether it is declared in another way. */
  readonly definition: boolean;
  /** Columns with other values; none where the same values stand in other rows, or where all that differs is how it is declared. */
  readonly columns: readonly string[];
}

/** Of whole rows. */
export const ROW = '*';

const keyOf = ({ database, table }: Pick<TableFacts, 'database' | 'table'>) => JSON.stringify([database, table]);

/** What differs from `before` to `after`, by database and table. */
export function compareTables(before: readonly TableFacts[], after: readonly TableFacts[]): TableDifference[] {
  const [old, now] = [before, after].map((tables) => new Map(tables.map((table) => [keyOf(table), table])));
  const keys = [...new Set([...before, ...after].map(keyOf))].sort();
  return keys.flatMap((key): TableDifference[] => {
    const [a, b] = [old?.get(key), now?.get(key)];
    const { database, table } = a ?? b ?? { database: '', table: '' };
    const rows = [a?.rows ?? 0, b?.rows ?? 0] as const;
    if (a === undefined || b === undefined) {
      const what = a === undefined ? 'added' : 'removed';
      return [{ database, table, what, rows, definition: false, columns: [] }];
    }
    const names = [...new Set([...Object.keys(a.sums), ...Object.keys(b.sums)])].filter(
      (name) => a.sums[name] !== b.sums[name],
    );
    const definition = a.definition !== b.definition;
    if (!definition && names.length === 0 && rows[0] === rows[1]) return [];
    const columns = names.filter((name) => name !== ROW);
    return [{ database, table, what: 'changed', rows, definition, columns }];
  });
}

/** `users: 3 rows, other values in password_hash`. */
export function describeTable({ table, what, rows, definition, columns }: TableDifference): string {
  const count = (number: number) => `${number} ${number === 1 ? 'row' : 'rows'}`;
  if (what !== 'changed') return `${table}: ${what}, ${count(Math.max(...rows))}`;
  const said = [
    rows[0] === rows[1] ? count(rows[0]) : `${count(rows[0])}, now ${rows[1]}`,
    ...(definition ? ['declared in another way'] : []),
    ...(columns.length > 0 ? [`other values in ${columns.join(', ')}`] : []),
    ...(columns.length === 0 && !definition && rows[0] === rows[1] ? ['the same values in other rows'] : []),
  ];
  return `${table}: ${said.join(', ')}`;
}
