/** A piece of SQL with the values of its question marks, in their order. */
export interface Fragment {
  readonly sql: string;
  readonly bindings: readonly (string | number)[];
}

export const fragment = (sql: string, ...bindings: (string | number)[]): Fragment => ({ sql, bindings });

/** Several pieces with `and` or `or` between them, in brackets; many by halves, for no database nests a thousand deep. */
export const joined = (parts: readonly Fragment[], between: ' and ' | ' or '): Fragment => {
  if (parts.length > mostInRow) {
    const half = Math.ceil(parts.length / 2);
    return joined([joined(parts.slice(0, half), between), joined(parts.slice(half), between)], between);
  }
  return { sql: `(${parts.map(({ sql }) => sql).join(between)})`, bindings: parts.flatMap(({ bindings }) => bindings) };
};

const mostInRow = 100;
