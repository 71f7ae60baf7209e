import type { Channel } from '../../domain/channel.ts';
import type { Located } from '../../domain/contact/located.ts';
import type { Day } from '../../domain/day.ts';
import type { Outcome } from '../../domain/outcome/outcome-words.ts';

/** A contact either way, with the window of the message where it is one of ours. */
export interface MadeRow {
  readonly customer_id: string;
  readonly interaction_key: string;
  readonly kind: 'message' | 'contact';
  readonly direction: 'out' | 'in';
  readonly channel: string;
  readonly portfolio: string | null;
  readonly account_id: string | null;
  readonly segment: string | null;
  readonly step: string | null;
  readonly on_day: Day;
  readonly at_time: string | null;
  readonly result: string | null;
  readonly address: string | null;
  readonly batch_id: number | null;
  readonly import_id: number | null;
  readonly accounts: number | null;
  /** Of a message about several accounts. */
  readonly decision: string | null;
  readonly due_on: Day | null;
  readonly recipient: string | null;
  readonly not_before: string | null;
  readonly not_after: string | null;
  readonly planned_after: number | null;
  readonly dispatched_on: Day | null;
}

export const madeColumns = [
  'customer_id',
  'interaction_key',
  'kind',
  'direction',
  'channel',
  'portfolio',
  'account_id',
  'segment',
  'step',
  'on_day',
  'at_time',
  'result',
  'address',
  'batch_id',
  'import_id',
  'accounts',
  'decision',
  'due_on',
  'recipient',
  'not_before',
  'not_after',
  'planned_after',
  'dispatched_on',
] as const satisfies readonly (keyof MadeRow)[];

export interface ToldOutcomeRow {
  readonly customer_id: string;
  readonly outcome: Outcome;
  readonly on_day: Day;
  readonly channel: Channel | null;
  readonly address: string | null;
  readonly batch_id: number | null;
  readonly import_id: number;
}

export const toldOutcomeColumns = [
  'customer_id',
  'outcome',
  'on_day',
  'channel',
  'address',
  'batch_id',
  'import_id',
] as const satisfies readonly (keyof ToldOutcomeRow)[];

/** A standing of an account; one that was replaced names the import that replaced it. */
export interface VersionRow {
  readonly customer_id: string;
  readonly portfolio: string;
  readonly account_id: string;
  readonly currency: string;
  readonly balance_minor: number;
  readonly balance_on: Day;
  readonly closed_on: Day | null;
  readonly closed_reason: 'settled' | 'not-in-snapshot' | null;
  readonly valid_from_on: Day;
  readonly replaced_by: number | null;
}

export const versionColumns = [
  'customer_id',
  'portfolio',
  'account_id',
  'currency',
  'balance_minor',
  'balance_on',
  'closed_on',
  'closed_reason',
  'valid_from_on',
  'replaced_by',
] as const satisfies readonly (keyof VersionRow)[];

export interface PaidRow {
  readonly customer_id: string;
  readonly portfolio: string;
  readonly account_id: string;
  readonly paid_on: Day;
  readonly amount_minor: number;
  readonly currency: string;
  readonly import_id: number;
}

export const paidColumns = [
  'customer_id',
  'portfolio',
  'account_id',
  'paid_on',
  'amount_minor',
  'currency',
  'import_id',
] as const satisfies readonly (keyof PaidRow)[];

export interface PromisedRow {
  readonly customer_id: string;
  readonly portfolio: string;
  readonly account_id: string;
  readonly amount_minor: number;
  readonly currency: string;
  readonly made_on: Day;
  readonly due_on: Day;
  readonly cancelled_on: Day | null;
  readonly import_id: number | null;
}

export const promisedColumns = [
  'customer_id',
  'portfolio',
  'account_id',
  'amount_minor',
  'currency',
  'made_on',
  'due_on',
  'cancelled_on',
  'import_id',
] as const satisfies readonly (keyof PromisedRow)[];

export interface ContactedRow {
  readonly customer_id: string;
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly time_zone: string | null;
  readonly phones: string;
  readonly import_id: number;
}

export const contactedColumns = [
  'customer_id',
  'country',
  'region',
  'city',
  'time_zone',
  'phones',
  'import_id',
] as const satisfies readonly (keyof ContactedRow)[];

export const locatedIn = ({ country, region, city, time_zone }: ContactedRow): Located => ({
  country,
  region,
  city,
  timeZone: time_zone,
});
