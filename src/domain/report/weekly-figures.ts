import type { Channel } from '../channel.ts';
import type { Day } from '../day.ts';
import type { Minor, Money } from '../money.ts';

/** The days of a report, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** What was paid on one day in one currency. */
export interface PaidOnDay extends Money {
  readonly day: Day;
  readonly payments: number;
}

/** Accounts of one portfolio that came and went. */
export interface Movement {
  readonly portfolio: string;
  readonly placed: number;
  readonly settled: number;
  readonly closed: number;
}

/** Messages that left on one day on one channel; the cost is in the currency of the workspace. */
export interface Dispatched {
  readonly day: Day;
  readonly channel: Channel;
  readonly messages: number;
  readonly parts: number;
  readonly cost: Minor;
}

/** One imported file and what became of its rows. */
export interface ImportedFile {
  readonly import_id: number;
  readonly kind: string;
  readonly portfolio: string;
  readonly file_name: string;
  readonly as_of_on: Day;
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
}

/** Open accounts, and of them those whose customer has no telephone, e-mail or postal address. */
export interface Reachability {
  readonly accounts: number;
  readonly unreachable: number;
}
