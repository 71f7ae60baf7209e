/** Why an input row was not taken; a closed list. */
export const refusalCodes = [
  'missing-value',
  'bad-day',
  'bad-amount',
  'bad-number',
  'bad-word',
  'too-precise',
  'amount-too-large',
  'negative-balance',
  'bad-currency',
  'components-differ',
  'no-customer',
  'too-long',
  'hidden-character',
  'digits-lost',
  'duplicate-account',
  'contradictory-account',
  'account-of-another-customer',
  'unknown-customer',
  'ambiguous-customer',
  'unknown-account',
  'ambiguous-account',
  'currency-differs',
  'unknown-message',
  'message-of-another-customer',
  'which-address',
  'which-account',
  'not-a-payment',
  'unknown-kind',
  'unmatched-payment',
  'nothing-to-reverse',
  'contradictory-payment',
  'wrong-column-count',
  'stray-quote',
  'unreadable-letter',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** One problem of an input row, told with its place and what would be right. */
export interface Refusal {
  readonly line: number;
  /** The heading of the column, empty where the whole row is meant. */
  readonly column: string;
  readonly code: RefusalCode;
  /** What is wrong; may hold the value found, so it goes to the rejects file and never to a log. */
  readonly problem: string;
  /** What would be right, with an example. */
  readonly suggestion: string;
}
