import { type Currency, formatAmount, minorOf } from '../money.ts';
import { type Bucket, bucketOf } from '../segment/ageing.ts';
import type { FactKind } from '../segment/fact-kind.ts';
import { isPersonal } from '../segment/known-facts.ts';
import { shown } from '../segment/operand.ts';

/** A fact's value as the database has it: amounts in minor units, yes or no as 1 or 0, a bucket by its days past due. */
export type FactValue = string | number | null;

/** What the values of an account are read with. */
export interface FactScale {
  readonly currency: Currency;
  readonly buckets: readonly Bucket[];
}

/** `dpd is 45`, `balance is 6000.00 MXN`; the value of a fact that tells of a person, or that a file brought, is not shown. */
export const factWords = (fact: string, kind: FactKind, value: FactValue, scale: FactScale): string => {
  if (value === null) return `${fact} is not known`;
  if (kind === 'extra' || isPersonal(fact)) return `${fact} is known but not shown`;
  return `${fact} is ${valueWords[kind](value, scale)}`;
};

const valueWords: Readonly<Record<FactKind, (value: string | number, scale: FactScale) => string>> = {
  number: String,
  amount: (value, { currency }) => `${formatAmount(minorOf(Number(value)), currency)} ${currency}`,
  share: String,
  day: String,
  text: shown,
  'yes-no': (value) => String(Number(value) === 1),
  bucket: (value, { buckets }) => bucketOf(Number(value), buckets).name,
  channel: String,
  agreement: String,
  extra: shown,
};
