/** What a fact's values are, and so what they can be compared with. */
export type FactKind = 'number' | 'amount' | 'day' | 'text' | 'yes-no' | 'bucket' | 'extra';

/** What an account, its customer and their payments say on the as-of day; amounts are in the account's currency. */
const factKinds = {
  balance: 'amount',
  original_amount: 'amount',
  principal: 'amount',
  interest: 'amount',
  fees: 'amount',
  contract_instalment: 'amount',
  last_payment_amount: 'amount',
  product: 'text',
  currency: 'text',
  creditor: 'text',
  external_status: 'text',
  portfolio: 'text',
  opened_on: 'day',
  due_date: 'day',
  last_payment_on: 'day',
  disputed: 'yes-no',
  language: 'text',
  city: 'text',
  region: 'text',
  country: 'text',
  postal_code: 'text',
  time_zone: 'text',
  preferred_channel: 'text',
  form_of_address: 'text',
  company: 'text',
  payday: 'text',
  monthly_income: 'amount',
  monthly_expenses: 'amount',
  dpd: 'number',
  bucket: 'bucket',
  accounts_of_customer: 'number',
  customer_balance: 'amount',
  payments_90d: 'number',
  paid_90d: 'amount',
  days_since_payment: 'number',
  reachable: 'yes-no',
} as const satisfies Readonly<Record<string, FactKind>>;

/** A fact that every account has by this name; those of its own file are `extra.<name>`. */
export type KnownFact = keyof typeof factKinds;

/** The facts that a workspace's conditions can use. */
export interface Facts {
  readonly names: readonly string[];
  readonly buckets: readonly string[];
  /** The kind of the fact by that name; undefined when there is none. */
  readonly kindOf: (name: string) => FactKind | undefined;
}

/** The closed list of facts, with the workspace's ageing buckets, and `extra.<name>` for any column of a portfolio's own. */
export const factsWith = (buckets: readonly { readonly name: string }[]): Facts => {
  const kinds = new Map<string, FactKind>(Object.entries(factKinds));
  return {
    names: [...kinds.keys()],
    buckets: buckets.map(({ name }) => name),
    kindOf: (name) => kinds.get(name) ?? (extraName(name) === undefined ? undefined : 'extra'),
  };
};

/** The column that `extra.<column>` speaks of; undefined for any other fact. */
export const extraName = (fact: string): string | undefined => /^extra\.([^"\\\p{Cc}]{1,200})$/u.exec(fact)?.[1];
