/** What is written in a field, and so how it is read. */
export type FieldKind =
  | 'text'
  | 'day'
  | 'amount'
  | 'number'
  | 'phones'
  | 'emails'
  | 'yes-no'
  | 'currency'
  | 'country'
  | 'language';

/** What a field tells something about. */
export type FieldSubject = 'customer' | 'account' | 'payment' | 'event';

export interface FieldFacts {
  readonly kind: FieldKind;
  readonly of: FieldSubject;
}

const about =
  (of: FieldSubject) =>
  (kind: FieldKind): FieldFacts => ({ kind, of });

const customer = about('customer');
const account = about('account');
const payment = about('payment');
const event = about('event');

/** The known fields of a portfolio row; every other column is an extra fact of the account. */
export const portfolioFields = {
  account_id: account('text'),
  balance: account('amount'),
  due_date: account('day'),
  days_past_due: account('number'),
  customer_id: customer('text'),
  national_id: customer('text'),
  check_digit: customer('text'),
  full_name: customer('text'),
  first_name: customer('text'),
  middle_name: customer('text'),
  last_name: customer('text'),
  company: customer('text'),
  language: customer('language'),
  email: customer('emails'),
  phone: customer('phones'),
  area_code: customer('text'),
  address: customer('text'),
  city: customer('text'),
  region: customer('text'),
  postal_code: customer('text'),
  country: customer('country'),
  time_zone: customer('text'),
  instalment_number: account('text'),
  product: account('text'),
  currency: account('currency'),
  original_amount: account('amount'),
  principal: account('amount'),
  interest: account('amount'),
  fees: account('amount'),
  opened_on: account('day'),
  settled_on: account('day'),
  disputed: account('yes-no'),
  last_payment_on: account('day'),
  last_payment_amount: account('amount'),
  contract_instalment: account('amount'),
  payday: customer('text'),
  monthly_income: customer('amount'),
  monthly_expenses: customer('amount'),
  preferred_channel: customer('text'),
  preferred_hours: customer('text'),
  form_of_address: customer('text'),
  consent_sms: customer('yes-no'),
  consent_whatsapp: customer('yes-no'),
  consent_email: customer('yes-no'),
  consent_call: customer('yes-no'),
  consent_letter: customer('yes-no'),
  consent_on: customer('day'),
  creditor: account('text'),
  external_status: account('text'),
  notes: account('text'),
} as const satisfies Readonly<Record<string, FieldFacts>>;

/** The known fields of a payments row. */
export const paymentFields = {
  account_id: account('text'),
  instalment_number: account('text'),
  customer_id: customer('text'),
  national_id: customer('text'),
  paid_on: payment('day'),
  amount: payment('amount'),
  currency: payment('currency'),
  reference: payment('text'),
  payment_id: payment('text'),
  kind: payment('text'),
  description: payment('text'),
  payer: payment('text'),
} as const satisfies Readonly<Record<string, FieldFacts>>;

/** The known fields of a customers row beside what a portfolio row says of a customer. */
export const customerFields = {
  account_id: account('text'),
  currency: account('currency'),
  means_on: customer('day'),
  consent_evidence: customer('text'),
} as const satisfies Readonly<Record<string, FieldFacts>>;

/** What every file of events names its customers by. */
const namedCustomer = {
  customer_id: customer('text'),
  national_id: customer('text'),
  account_id: account('text'),
} as const satisfies Readonly<Record<string, FieldFacts>>;

/** The known fields of a requests row. */
export const requestFields = {
  ...namedCustomer,
  request: event('text'),
  on_day: event('day'),
  until_on: event('day'),
  answer_due_on: event('day'),
  answered_on: event('day'),
  request_state: event('text'),
  channel: event('text'),
  phone: customer('phones'),
  email: customer('emails'),
  details: event('text'),
  request_id: event('text'),
} as const satisfies Readonly<Record<string, FieldFacts>>;

/** The known fields of an interactions row. */
export const interactionFields = {
  ...namedCustomer,
  on_day: event('day'),
  time: event('text'),
  channel: event('text'),
  direction: event('text'),
  result: event('text'),
  reason: event('text'),
  phone: customer('phones'),
  email: customer('emails'),
  agent: event('text'),
  promise_amount: event('amount'),
  promise_on: event('day'),
  details: event('text'),
  interaction_id: event('text'),
} as const satisfies Readonly<Record<string, FieldFacts>>;

/** The known fields of an outcomes row. */
export const outcomeFields = {
  ...namedCustomer,
  message_id: event('text'),
  outcome: event('text'),
  on_day: event('day'),
  channel: event('text'),
  phone: customer('phones'),
  email: customer('emails'),
  details: event('text'),
} as const satisfies Readonly<Record<string, FieldFacts>>;

export type PortfolioField = keyof typeof portfolioFields;
export type PaymentField = keyof typeof paymentFields;
export type CustomerField = keyof typeof customerFields;
export type RequestField = keyof typeof requestFields;
export type OutcomeField = keyof typeof outcomeFields;
export type InteractionField = keyof typeof interactionFields;
export type Field = PortfolioField | PaymentField | CustomerField | RequestField | InteractionField | OutcomeField;

export const fileKinds = ['portfolio', 'payments', 'requests', 'outcomes', 'interactions', 'customers'] as const;
/** What a file holds: accounts, payments, or what is known of customers, passed between us or was asked for. */
export type FileKind = (typeof fileKinds)[number];

const keysOf = <Key extends string>(facts: Readonly<Record<Key, FieldFacts>>): Key[] => Object.keys(facts) as Key[];

const fieldsByKind: Readonly<Record<FileKind, readonly Field[]>> = {
  portfolio: keysOf(portfolioFields),
  payments: keysOf(paymentFields),
  requests: keysOf(requestFields),
  outcomes: keysOf(outcomeFields),
  interactions: keysOf(interactionFields),
  customers: [
    ...keysOf(portfolioFields).filter((field) => portfolioFields[field].of === 'customer'),
    ...keysOf(customerFields),
  ],
};

/** The known fields of a kind of file, the required ones first. */
export const fieldsOf = (kind: FileKind): readonly Field[] => fieldsByKind[kind];

const allFields: Readonly<Record<Field, FieldFacts>> = {
  ...outcomeFields,
  ...interactionFields,
  ...requestFields,
  ...customerFields,
  ...paymentFields,
  ...portfolioFields,
};

/** What is written in a field and what it is about. */
export const factsOf = (field: Field): FieldFacts => allFields[field];

const required: Readonly<Record<FileKind, readonly (readonly Field[])[]>> = {
  portfolio: [['account_id'], ['balance'], ['due_date', 'days_past_due'], ['customer_id', 'national_id', 'full_name']],
  payments: [['paid_on'], ['amount'], ['account_id', 'customer_id', 'national_id', 'reference', 'description']],
  requests: [['customer_id', 'national_id', 'account_id'], ['request']],
  outcomes: [['message_id', 'customer_id', 'national_id', 'account_id'], ['outcome'], ['on_day']],
  interactions: [['customer_id', 'national_id', 'account_id'], ['on_day'], ['channel']],
  customers: [['customer_id', 'national_id', 'account_id']],
};

/** The fields a kind of file cannot do without; of each group one is enough. */
export const requiredFields = (kind: FileKind): readonly (readonly Field[])[] => required[kind];

/** Whether several columns, or several values in one cell, may hold the field. */
export const isRepeatable = (field: Field): boolean => isContact(field) || repeatedParts.includes(field);

/** Whether the field holds telephones or e-mail addresses. */
export const isContact = (field: Field): boolean => {
  const { kind } = factsOf(field);
  return kind === 'phones' || kind === 'emails';
};

/** Parts of names and telephones that a file may give in several columns. */
const repeatedParts: readonly Field[] = ['last_name', 'middle_name', 'area_code'];
