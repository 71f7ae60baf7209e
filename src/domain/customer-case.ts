import type { Response } from './behaviour/response.ts';
import type { Channel } from './channel.ts';
import type { Consents } from './contact/consent.ts';
import type { Contact } from './contact/contact-cap.ts';
import type { Day } from './day.ts';
import type { Hold } from './hold/hold.ts';
import type { Currency, Minor } from './money.ts';
import type { ToldOutcome } from './outcome/told-outcome.ts';
import type { RunningPromise } from './promise/running-promise.ts';
import type { CustomerRequest } from './request/customer-request.ts';

/** Everything that is known of a customer on a day when somebody decides about them. */
export interface CustomerCase {
  readonly customerId: string;
  readonly fullName: string | null;
  readonly firstName: string | null;
  readonly company: string | null;
  readonly language: string | null;
  /** In order of preference; telephones as E.164. */
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly address: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly timeZone: string | null;
  readonly preferredChannel: Channel | null;
  readonly preferredHours: string | null;
  readonly payday: string | null;
  readonly monthlyIncome: Minor | null;
  readonly monthlyExpenses: Minor | null;
  readonly incomeCurrency: string | null;
  readonly consents: Consents['consents'];
  readonly agreedOn: Consents['agreedOn'];
  readonly writtenConsents: Consents['writtenConsents'];
  /** The accounts with a segment, open or paid since. */
  readonly accounts: readonly AccountCase[];
  /** The open accounts without a segment: nobody is treated by them, but they go into messages and draw on the same means. */
  readonly unsegmented: readonly AccountCase[];
  /** Contacts made in the last weeks, by anyone. */
  readonly contacts: readonly Contact[];
  /** When and how the customer responded in the last 90 days. */
  readonly responses: readonly Response[];
  /** The steps that were ever dispatched to the customer, by their keys. */
  readonly stepsDone: ReadonlyMap<string, StepDone>;
  /** What became of contacts with the customer. */
  readonly outcomes: readonly ToldOutcome[];
  /** What the customer asked for. */
  readonly requests: readonly CustomerRequest[];
  /** Holds on the customer and on their accounts, those that have ended too. */
  readonly holds: readonly Hold[];
  /** Promises that may still be kept in time. */
  readonly promises: readonly RunningPromise[];
  /** Payments of the last 180 days. */
  readonly payments: readonly PaymentCase[];
}

/** When and how a step was sent; by which batch, where it was one of ours. */
export interface StepDone {
  readonly onDay: Day;
  readonly channel: string;
  readonly batch: number | null;
}

export interface PaymentCase {
  readonly paidOn: Day;
  readonly amount: Minor;
  readonly currency: string;
}

/** One account of the case as of the day. */
export interface AccountCase {
  readonly portfolio: string;
  readonly accountId: string;
  /** `unsegmented` where it is in none. */
  readonly segment: string;
  /** The day the account entered the segment; its due date where it is in none. */
  readonly enteredOn: Day;
  readonly currency: Currency;
  /** What is still owed; zero when it was paid or closed since. */
  readonly balance: Minor;
  readonly dueOn: Day;
  readonly dpd: number;
  readonly disputed: boolean;
  readonly product: string | null;
  readonly principal: Minor | null;
  readonly interest: Minor | null;
  readonly fees: Minor | null;
  readonly contractInstalment: Minor | null;
  readonly extra: Readonly<Record<string, string>>;
}
