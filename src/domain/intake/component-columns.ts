import { formatAmount, type Minor, minorOf } from '../money.ts';
import type { PlacementColumn } from './placement.ts';
import { columnOf, type RowAtHand, type RowColumn, type RowSource } from './row-column.ts';

/** Principal, interest and fees; where the file has all three, they must add up to the balance. */
export const componentColumns = (source: RowSource): RowColumn[] => {
  const { reader } = source;
  const parts = components.flatMap(([field, column]) =>
    columnOf(source, field, column, (index, { currency }) => reader.amount(index, currency)),
  );
  return parts.length === components.length ? addedUp(source, parts) : parts;
};

const components = [
  ['principal', 'principal_minor'],
  ['interest', 'interest_minor'],
  ['fees', 'fees_minor'],
] as const satisfies readonly (readonly [string, PlacementColumn])[];

/** The same columns, with the row refused after the last where the sum is another; a unit each may come from rounding. */
const addedUp = (source: RowSource, parts: readonly RowColumn[]): RowColumn[] => {
  const { rounding } = source.reader;
  let roundedBefore = 0;
  let sum: number | null = null;
  return parts.map(({ column, value }, index) => ({
    column,
    value: (row) => {
      if (index === 0) {
        roundedBefore = rounding.count;
        sum = null;
      }
      const part = value(row);
      if (part !== null) sum = (sum ?? 0) + Number(part);
      if (index === parts.length - 1) refuseOtherSum(source, sum, row, rounding.count - roundedBefore);
      return part;
    },
  }));
};

const refuseOtherSum = (
  { reader, at }: RowSource,
  sum: number | null,
  { balance, currency }: RowAtHand,
  rounded: number,
): void => {
  if (sum === null || balance === null || Math.abs(sum - balance) <= rounded || reader.refusals.length > 0) return;
  const written = (amount: Minor): string => formatAmount(amount, currency);
  reader.refuse(
    at('balance'),
    'components-differ',
    `principal + interest + fees is ${written(minorOf(sum))}, balance is ${written(balance)}`,
    'make the three add up to the balance, or leave them empty',
  );
};
