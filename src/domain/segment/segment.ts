import type { Condition } from './condition.ts';

/** A named condition; an account is in the first segment of the list whose condition it meets. */
export interface Segment {
  readonly id: string;
  readonly when: Condition;
  /** A customer is treated by the account whose segment has the highest. */
  readonly priority: number;
}
