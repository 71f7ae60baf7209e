import { typedNumber } from '../../asked/typed-number.ts';
import { exitCodes, guardError, UserError } from '../../domain/errors.ts';
import type { Transaction } from '../../stores/database.ts';
import { holdBy, type ListedHold } from '../../stores/holds/kept-holds.ts';

/** The hold by its number as it was typed, if it was not released. */
export const standingHold = async (trx: Transaction, written: string): Promise<ListedHold> => {
  const number = typedNumber(written);
  const hold = number === undefined ? undefined : await holdBy(trx, number);
  if (hold === undefined) throw unknownHold(written);
  if (hold.releasedOn !== null) throw releasedAlready(hold);
  return hold;
};

const unknownHold = (written: string): UserError =>
  new UserError(`There is no hold "${written}".`, {
    code: 'unknown-hold',
    hint: 'Give its number as it is in the list: trato hold list.',
    exit: exitCodes.usage,
  });

const releasedAlready = ({ holdId, releasedOn }: ListedHold): UserError =>
  guardError(
    `Hold ${holdId} was released on ${releasedOn} already.`,
    'hold-released',
    'Nothing was changed. A new one: trato hold add.',
  );
