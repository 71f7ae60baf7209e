import type { Day } from '../../domain/day.ts';
import type { PromiseTerms } from '../../domain/promise/promise-terms.ts';

/** The day as of which facts are asked, of everybody or of one customer. */
export interface FactDay {
  readonly day: Day;
  readonly customerId?: string | undefined;
  /** When a promise counts as kept; as usual where nothing is said. */
  readonly promises?: PromiseTerms | undefined;
}
