import type { Day } from '../../src/domain/day.ts';
import type { Hold } from '../../src/domain/hold/hold.ts';

/** A pause of the whole customer through the whole of November 2026. */
export const aHold = (given: Partial<Hold> = {}): Hold => ({
  holdId: 1,
  customerId: 'C-1',
  account: null,
  reason: 'pause',
  from: '2026-11-01' as Day,
  until: '2026-11-30' as Day,
  review: null,
  stopsClock: false,
  supportNeed: null,
  evidence: null,
  addedOn: '2026-11-01' as Day,
  releasedOn: null,
  outcome: null,
  ...given,
});
