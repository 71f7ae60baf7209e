import type { Cell } from './sqlite.ts';

type Row = readonly Cell[];

/** How much text one statement takes, in characters: longer ones are no quicker. */
export const fullStatement = 64_000;

/** About how many characters the row takes of a statement. */
export const sizeOf = (row: Row): number => {
  let size = 8 * row.length;
  for (const cell of row) if (typeof cell === 'string') size += cell.length;
  return size;
};

/** The statements, full ones, that insert the rows; none for no rows. */
export const insertsOf = (
  insert: typeof insertOf,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): string[] => {
  const statements: string[] = [];
  let from = 0;
  let size = 0;
  for (const [index, row] of rows.entries()) {
    size += sizeOf(row);
    if (size <= fullStatement && index < rows.length - 1) continue;
    statements.push(insert(table, columns, rows.slice(from, index + 1), ''));
    from = index + 1;
    size = 0;
  }
  return statements;
};

/**
 * A statement that inserts the rows, at least one, with their values written out. What is the same in all of them is written
 * once: the database reads such a text in two thirds of the time.
 */
export const insertOf = (table: string, columns: readonly string[], rows: readonly Row[], conflict: string): string => {
  const first = rows[0] ?? [];
  const [varying, constant] = [[0], []] as [number[], number[]];
  for (let at = 1; at < columns.length; at += 1) (isConstant(rows, at) ? constant : varying).push(at);
  const names = [...varying, ...constant].map((at) => columns[at]).join(', ');
  const values = [...varying.map((_, at) => `column${at + 1}`), ...constant.map((at) => literal(first[at] ?? null))];
  return `insert into ${table} (${names}) select ${values.join(', ')} from (values ${tuplesOf(rows, varying)}) as row where true ${conflict}`;
};

/** The same where values take the type of the column they are for only if they stand in the statement itself. */
export const typedInsertOf: typeof insertOf = (table, columns, rows, conflict) =>
  `insert into ${table} (${columns.join(', ')}) values ${tuplesOf(rows, [...columns.keys()])} ${conflict}`;

const isConstant = (rows: readonly Row[], at: number): boolean => {
  const value = rows[0]?.[at];
  for (let index = 1; index < rows.length; index += 1) if (rows[index]?.[at] !== value) return false;
  return true;
};

const tuplesOf = (rows: readonly Row[], columns: readonly number[]): string => {
  let text = '';
  for (const row of rows) {
    text += text === '' ? '(' : ',(';
    for (const at of columns) text += at === 0 ? literal(row[at] ?? null) : `,${literal(row[at] ?? null)}`;
    text += ')';
  }
  return text;
};

const literal = (cell: Cell): string => {
  if (cell === null) return 'null';
  if (typeof cell === 'string') return `'${cell.includes("'") ? cell.replaceAll("'", "''") : cell}'`;
  if (!Number.isFinite(cell)) throw new RangeError(`${cell} is no number that a database keeps`);
  return `${cell}`;
};
