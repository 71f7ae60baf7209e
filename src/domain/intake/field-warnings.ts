import { counted } from '../counted.ts';

/** Counts values that were left out while their rows were taken, field by field. */
export interface FieldWarnings {
  add(field: string, line: number): void;
  /** How many there are. */
  readonly count: number;
  /** One sentence a field, without the values. */
  readonly sentences: readonly string[];
}

export const fieldWarnings = (): FieldWarnings => {
  let total = 0;
  const found = new Map<string, { count: number; readonly line: number }>();
  return {
    add: (field, line) => {
      total += 1;
      const known = found.get(field);
      if (known) known.count += 1;
      else found.set(field, { count: 1, line });
    },
    get count() {
      return total;
    },
    get sentences() {
      return [...found].map(
        ([field, { count, line }]) =>
          `${field}: ${counted(count, 'value was', 'values were')} not understood and left out, the first on line ${line}`,
      );
    },
  };
};
