import type { Refusal, RefusalCode } from './refusal.ts';

/** How many rows were refused for a reason, with the first of them. */
export interface RefusalCount {
  readonly code: RefusalCode;
  readonly rows: number;
  readonly line: number;
  readonly column: string;
  readonly suggestion: string;
}

/** Counts refused rows by the code of their first problem; holds no more than one row a code. */
export interface RefusalCounts {
  add(refusals: readonly Refusal[]): void;
  readonly total: number;
  /** The most frequent first. */
  readonly counts: readonly RefusalCount[];
}

export const refusalCounts = (): RefusalCounts => {
  const byCode = new Map<RefusalCode, RefusalCount>();
  let total = 0;
  return {
    add: ([first]) => {
      if (first === undefined) return;
      total += 1;
      const { code, line, column, suggestion } = first;
      const known = byCode.get(code);
      byCode.set(code, known ? { ...known, rows: known.rows + 1 } : { code, rows: 1, line, column, suggestion });
    },
    get total() {
      return total;
    },
    get counts() {
      return [...byCode.values()].sort((a, b) => b.rows - a.rows || a.line - b.line);
    },
  };
};

/** A refusal with the file in which it was met first. */
export interface PlacedRefusalCount extends RefusalCount {
  readonly file: string;
}

/** The refusals of several files together, by reason; the first is that of the first file which has one. */
export const refusalsOfAll = (
  files: readonly { readonly file: string; readonly refusals: readonly RefusalCount[] }[],
): readonly PlacedRefusalCount[] => {
  const byCode = new Map<RefusalCode, PlacedRefusalCount>();
  for (const { file, refusals } of files) {
    for (const count of refusals) {
      const known = byCode.get(count.code);
      byCode.set(count.code, known ? { ...known, rows: known.rows + count.rows } : { ...count, file });
    }
  }
  return [...byCode.values()].sort((a, b) => b.rows - a.rows);
};
