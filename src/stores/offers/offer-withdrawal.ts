import type { Day } from '../../domain/day.ts';
import { guardError } from '../../domain/errors.ts';
import { type AccountKey, keyColumns, sameAccount } from '../accounts/account-key.ts';
import type { Transaction } from '../database.ts';
import { assignedOn } from '../segments/assigned-on.ts';

const keysAtOnce = 300;

/** Takes the offers of these accounts back. */
export const withdrawOffers = async (trx: Transaction, keys: readonly AccountKey[]): Promise<void> => {
  for (let start = 0; start < keys.length; start += keysAtOnce) {
    const some = keys.slice(start, start + keysAtOnce);
    await trx('offers')
      .whereIn(
        [...keyColumns],
        some.map(({ customerId, portfolio, accountId }) => [customerId, portfolio, accountId]),
      )
      .delete();
  }
};

/**
 * Takes back the offers of accounts that are, on the day, in one of the segments or, `outside`, in none of them; how many.
 * What was put to a customer and has not lapsed stays.
 */
export const withdrawOffersBySegment = (
  trx: Transaction,
  day: Day,
  { segments, outside }: { readonly segments: readonly string[]; readonly outside: boolean },
): PromiseLike<number> => {
  const assigned = trx('assignments as s')
    .whereRaw(sameAccount('s', 'offers'))
    .whereRaw(assignedOn('s'), [day, day])
    .whereIn('s.segment', [...segments])
    .select(trx.raw('1'));
  const offers = trx('offers').whereRaw('(sent_on is null or lapses_on < ?)', [day]);
  return (outside ? offers.whereNotExists(assigned) : offers.whereExists(assigned)).delete();
};

/** Stops a run dated before offers that were made: what they promise would be taken back. */
export const refuseBeforeLaterOffers = async (trx: Transaction, day: Day): Promise<void> => {
  const [latest] = await trx('offers').max({ on: 'offered_on' });
  const last = String(latest?.on ?? '');
  if (last <= day) return;
  throw guardError(
    `Offers were already made as of ${last}: making them as of ${day} would take those back.`,
    'later-offers',
    'Use --dry-run to see the offers of an earlier day; nothing is kept.',
  );
};
