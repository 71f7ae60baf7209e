/** Counts values that were left out while their rows were taken, field by field. */
export interface FieldWarnings {
  add(field: string, line: number): void;
  /** One sentence a field, without the values. */
  readonly sentences: readonly string[];
}

export const fieldWarnings = (): FieldWarnings => {
  const found = new Map<string, { count: number; readonly line: number }>();
  return {
    add: (field, line) => {
      const known = found.get(field);
      if (known) known.count += 1;
      else found.set(field, { count: 1, line });
    },
    get sentences() {
      return [...found].map(
        ([field, { count, line }]) =>
          `${field}: ${count} ${count === 1 ? 'value was' : 'values were'} not understood and left out, the first on line ${line}`,
      );
    },
  };
};
