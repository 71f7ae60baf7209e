import type { FactKind } from './fact-kind.ts';

/** A fact by its name: what its values are, and in a sentence what it says. */
export interface FactMeaning {
  readonly kind: FactKind;
  readonly means: string;
  /** Whether its value tells of a person and so is never shown. */
  readonly personal?: boolean;
}

const accountFacts = {
  account_id: { kind: 'text', means: "the account's id in its file" },
  portfolio: { kind: 'text', means: 'the portfolio the account was placed in' },
  placed_on: { kind: 'day', means: 'the day from which we know the account' },
  balance: { kind: 'amount', means: 'what is owed on the day: the balance last stated less the payments since' },
  original_amount: { kind: 'amount', means: 'what was owed at first, as the file has it' },
  principal: { kind: 'amount', means: 'the part of the balance last stated that is principal' },
  interest: { kind: 'amount', means: 'the part of the balance last stated that is interest' },
  fees: { kind: 'amount', means: 'the part of the balance last stated that is fees' },
  contract_instalment: { kind: 'amount', means: "the contract's instalment" },
  currency: { kind: 'text', means: "the account's currency, such as MXN" },
  product: { kind: 'text', means: 'the product, as the file names it' },
  creditor: { kind: 'text', means: 'whose the account is, as the file names them' },
  external_status: { kind: 'text', means: 'the state of the account in the system it comes from' },
  notes: { kind: 'text', means: 'the notes of the file', personal: true },
  opened_on: { kind: 'day', means: 'the day the account was opened' },
  due_date: { kind: 'day', means: 'the oldest due day that is not paid' },
  disputed: { kind: 'yes-no', means: "whether the account's file says that it is disputed" },
  dpd: { kind: 'number', means: 'the days from the oldest unpaid due day to the as-of day; negative before it' },
  delinquent_days: {
    kind: 'number',
    means: 'dpd less the days past due on which a hold that stops the clock was running, each day once',
  },
  bucket: { kind: 'bucket', means: 'the ageing bucket of dpd' },
} as const satisfies Readonly<Record<string, FactMeaning>>;

const customerFacts = {
  customer_id: { kind: 'text', means: "the customer's id", personal: true },
  national_id: { kind: 'text', means: "the customer's national number", personal: true },
  full_name: { kind: 'text', means: "the customer's whole name", personal: true },
  first_name: { kind: 'text', means: "the customer's first name", personal: true },
  company: { kind: 'text', means: 'the firm, where the customer is one', personal: true },
  language: { kind: 'text', means: "the customer's language" },
  email: { kind: 'text', means: 'the first e-mail address', personal: true },
  phone: { kind: 'text', means: 'the first telephone, such as +525512345678', personal: true },
  address: { kind: 'text', means: 'the street and number', personal: true },
  city: { kind: 'text', means: 'the city', personal: true },
  region: { kind: 'text', means: 'the state, province or region' },
  postal_code: { kind: 'text', means: 'the postal code', personal: true },
  country: { kind: 'text', means: 'the country' },
  time_zone: { kind: 'text', means: 'the time zone, where the file names one' },
  preferred_channel: { kind: 'channel', means: 'the channel the customer asked for' },
  preferred_hours: { kind: 'text', means: 'the hours the customer asked for, as 09:00-18:00', personal: true },
  form_of_address: { kind: 'text', means: 'how the customer is addressed' },
  payday: { kind: 'text', means: 'the day the customer is paid on', personal: true },
  monthly_income: { kind: 'amount', means: "what the customer earns, in the account's currency", personal: true },
  monthly_expenses: { kind: 'amount', means: "what the customer spends, in the account's currency", personal: true },
  consent_sms: { kind: 'yes-no', means: 'whether the customer said yes or no to texts; missing where nobody asked' },
  consent_whatsapp: { kind: 'yes-no', means: 'the same for WhatsApp' },
  consent_email: { kind: 'yes-no', means: 'the same for e-mail' },
  consent_letter: { kind: 'yes-no', means: 'the same for letters' },
  consent_call: { kind: 'yes-no', means: 'the same for calls' },
  consent_on: { kind: 'day', means: 'the latest day on which the customer said yes or no to a channel' },
  reachable: { kind: 'yes-no', means: 'whether a telephone, e-mail or postal address is known' },
  accounts_of_customer: { kind: 'number', means: "the customer's open accounts" },
  customer_balance: { kind: 'amount', means: "what the customer owes on all accounts in this one's currency" },
} as const satisfies Readonly<Record<string, FactMeaning>>;

const behaviourFacts = {
  payments_90d: { kind: 'number', means: 'the payments on the account in the last 90 days, less those taken back' },
  paid_90d: { kind: 'amount', means: 'what they add up to' },
  last_payment_on: { kind: 'day', means: "the day of the last payment that the account's file names" },
  last_payment_amount: { kind: 'amount', means: "the last payment that the account's file names" },
  days_since_payment: {
    kind: 'number',
    means: "the days since the account's last payment, imported or named in its file; missing where there is none",
  },
  on_time_ratio: {
    kind: 'share',
    means:
      "the customer's payments made no later than the due day that stood the day before, as a part of all payments whose due " +
      'day we know: those since the account was placed, and those of settled accounts; missing where there is none',
  },
  kept_promises: { kind: 'number', means: "the account's promises that were kept in time" },
  broken_promises: { kind: 'number', means: "the account's promises of which nothing was paid until their last day" },
  responses_90d: {
    kind: 'number',
    means:
      'the responses of the customer in the last 90 days: each day and channel on which they talked with us, wrote or called, ' +
      'replied, answered or opened a link counts once',
  },
  best_channel: {
    kind: 'channel',
    means:
      'the channel on which the customer responded on the most of the last 90 days, of equal ones the latest; missing where ' +
      'nothing came back',
  },
  days_since_contact: {
    kind: 'number',
    means: 'the days since anybody last contacted the customer or was contacted by them, attempts too',
  },
} as const satisfies Readonly<Record<string, FactMeaning>>;

const careFacts = {
  vulnerable: { kind: 'yes-no', means: 'whether a vulnerability hold on the customer is running' },
  agreement_state: {
    kind: 'agreement',
    means: "the account's newest agreement: active while it runs, then met, broken or cancelled; missing without one",
  },
} as const satisfies Readonly<Record<string, FactMeaning>>;

/** What an account, its customer and their history say on the as-of day; amounts are in the account's currency. */
export const knownFacts = {
  ...accountFacts,
  ...customerFacts,
  ...behaviourFacts,
  ...careFacts,
  score: { kind: 'number', means: 'the points of the scorecard in trato.yaml' },
} as const satisfies Readonly<Record<string, FactMeaning>>;

/** A fact that every account has by this name; those of its own file are `extra.<name>`. */
export type KnownFact = keyof typeof knownFacts;

/** Whether the value of the fact tells of a person. */
export const isPersonal = (fact: string): boolean => {
  const meaning: FactMeaning | undefined = (knownFacts as Readonly<Record<string, FactMeaning>>)[fact];
  return meaning?.personal === true;
};
