/** What a portfolio row says of the customer; columns of `customers` by the same names. */
export const customerColumns = [
  'national_id',
  'full_name',
  'first_name',
  'company',
  'language',
  'address',
  'city',
  'region',
  'postal_code',
  'country',
  'time_zone',
  'preferred_channel',
  'preferred_hours',
  'form_of_address',
  'payday',
  'monthly_income_minor',
  'monthly_expenses_minor',
  'income_currency',
  'phones',
  'emails',
] as const;

/** What of that a customer may have declared on a day of its own, which a portfolio does not change. */
export const meansColumns = ['monthly_income_minor', 'monthly_expenses_minor', 'income_currency'] as const;

/** What of an account may change from import to import and is then kept in its history. */
export const standingColumns = [
  'currency',
  'balance_minor',
  'balance_on',
  'due_on',
  'closed_on',
  'closed_reason',
] as const;

/** What else a portfolio row says of the account. */
export const detailColumns = [
  'product',
  'creditor',
  'external_status',
  'opened_on',
  'last_payment_on',
  'notes',
  'extra',
  'disputed',
  'original_minor',
  'principal_minor',
  'interest_minor',
  'fees_minor',
  'last_payment_minor',
  'contract_instalment_minor',
] as const;

/** Consent per channel as the row states it: `granted`, `refused` or nothing. */
export const consentColumns = [
  'consent_sms',
  'consent_whatsapp',
  'consent_email',
  'consent_call',
  'consent_letter',
  'consent_on',
] as const;

/** What the rows of a portfolio may say, and the mark by which a row is known again. */
export const placementColumns = [
  'line',
  'account_id',
  'customer_id',
  ...customerColumns,
  ...standingColumns,
  ...detailColumns,
  ...consentColumns,
  'row_mark',
] as const;

export type PlacementColumn = (typeof placementColumns)[number];

export type PlacementValue = string | number | null;

export type PlacementRow = PlacementValue[];

/** How the accounts of a placement fared; opened + changed + unchanged are the file's, closed are those it left out. */
export interface PlacementCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly closed: number;
}

/** The day before all days: the accounts of a portfolio's first placement hold for every day before it. */
export const always = '0001-01-01';
