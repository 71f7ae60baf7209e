import type { Day } from '../../domain/day.ts';

/** What a file about known customers is taken in under. */
export interface ToldTerms {
  readonly importId: number;
  readonly asOf: Day;
  /** What the file says. */
  readonly columns: readonly string[];
}

/** How many of a file's records were new, changed, or known just so. */
export interface ToldCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}
