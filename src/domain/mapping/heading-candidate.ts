import type { HeadingMatch } from './heading.ts';

/** A field that a column may be. */
export interface Candidate extends HeadingMatch {
  /** Place in the row, from 0. */
  readonly index: number;
}
