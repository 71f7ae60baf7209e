import { counted } from '../domain/counted.ts';
import type { Day } from '../domain/day.ts';
import type { PlanTally } from '../domain/plan/plan-tally.ts';
import type { Transaction } from '../stores/database.ts';
import { anyOfferStands } from '../stores/offers/offers-in-force.ts';

/** What to do where messages could not be written and nobody has an offer: the step before planning was left out. */
export const offersHint = async (trx: Transaction, { byReason }: PlanTally, day: Day): Promise<readonly string[]> => {
  const unwritten = byReason['render-failed'] ?? 0;
  if (unwritten === 0 || (await anyOfferStands(trx, day))) return [];
  return [
    `no offer stands, and ${counted(unwritten, 'message')} could not be written: run \`trato offer\` first, if their templates put an offer`,
  ];
};
