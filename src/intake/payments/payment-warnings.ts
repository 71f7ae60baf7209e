import { counted } from '../../domain/counted.ts';
import type { BookedCounts } from '../../stores/payments/payment-outcomes.ts';

/** What a reader of the figures should know of the payments that were booked. */
export const bookedWarnings = ({ contained, ahead }: BookedCounts, surplus: string, asOf: string): string[] => [
  ...containedWarning(contained),
  ...aheadWarning(ahead, asOf),
  ...(surplus === '' ? [] : [`more was paid than was owed: ${surplus}; taken, and lowering nothing further`]),
];

/** A balance stated after a payment already contains it, so that such a payment lowers nothing; that is told. */
const containedWarning = (contained: number): string[] => {
  if (contained === 0) return [];
  const payments = counted(contained, 'payment is', 'payments are');
  return [
    `${payments} dated before the day of the account's balance, which contains such payments: recorded, but lowering nothing`,
  ];
};

/** A payment dated after the run's day lowers nothing before its day comes; a slip in the date looks the same. */
const aheadWarning = (ahead: number, asOf: string): string[] => {
  if (ahead === 0) return [];
  const payments = counted(ahead, 'payment is', 'payments are');
  return [`${payments} dated after ${asOf}: recorded, and lowering nothing until then`];
};
