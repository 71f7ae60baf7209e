/** A piece of SQL with the values of its question marks, in their order. */
export interface Fragment {
  readonly sql: string;
  readonly bindings: readonly (string | number)[];
}

export const fragment = (sql: string, ...bindings: (string | number)[]): Fragment => ({ sql, bindings });

/** Several pieces with something between them, in brackets. */
export const joined = (parts: readonly Fragment[], between: string): Fragment => ({
  sql: `(${parts.map(({ sql }) => sql).join(between)})`,
  bindings: parts.flatMap(({ bindings }) => bindings),
});
