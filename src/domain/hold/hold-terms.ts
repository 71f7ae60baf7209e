import type { HoldReason } from './hold-reason.ts';

/** What a hold for a reason comes to where nothing else is said, and what the law leaves open to be said. */
export interface HoldTerms {
  /** The exclusion it is counted under. */
  readonly code: HoldCode;
  /** Whether it can be about one account, or is always about the person with all of theirs. */
  readonly bars: 'account' | 'customer';
  /** How many days it runs, the first among them; null for one that only a release ends. */
  readonly days: number | null;
  /** The day of the hold, its first being 1, on which a person looks at it again. */
  readonly reviewDay: number | null;
  readonly stopsClock: boolean;
  readonly limits?: HoldLimits;
  readonly why: string;
}

/** The bounds to what can be said of a hold, in days of which its first is 1, and where they come from. */
export interface HoldLimits {
  readonly shortest?: number;
  /** Zero where it may have no last day. */
  readonly longest?: number;
  readonly review?: readonly [from: number, to: number];
  /** How many months must lie between the first days of two. */
  readonly monthsApart?: number;
  readonly source: string;
}

/** What a hold is counted as where it excludes a customer. */
export type HoldCode =
  | 'deceased'
  | 'legal-representation'
  | 'moratorium'
  | 'vulnerable-human-only'
  | 'disputed'
  | 'agreement-on-track'
  | 'promise-running'
  | 'paused'
  | `hold:${'bereavement' | 'insolvency' | 'hardship' | 'wrong-person' | 'complaint'}`;

export const holdTerms: Readonly<Record<HoldReason, HoldTerms>> = {
  deceased: {
    code: 'deceased',
    bars: 'customer',
    days: null,
    reviewDay: null,
    stopsClock: true,
    limits: { longest: 0, source: 'nobody comes back' },
    why: 'The customer has died: nobody is chased, and an executor who writes is answered by a person.',
  },
  'legal-representation': {
    code: 'legal-representation',
    bars: 'customer',
    days: null,
    reviewDay: 90,
    stopsClock: false,
    why: 'Somebody else speaks for the customer: only they are written to, by a person.',
  },
  'breathing-space': {
    code: 'moratorium',
    bars: 'customer',
    days: 60,
    reviewDay: 30,
    stopsClock: true,
    limits: {
      longest: 60,
      review: [25, 35],
      monthsApart: 12,
      source: 'Debt Respite Scheme Regulations, SI 2020/1311, England and Wales',
    },
    why: 'A moratorium by law: no contact, no interest and no fees for up to 60 days, looked at midway.',
  },
  vulnerability: {
    code: 'vulnerable-human-only',
    bars: 'customer',
    days: null,
    reviewDay: 90,
    stopsClock: true,
    limits: { shortest: 30, review: [1, 180], source: 'FCA FG21/1 on the fair treatment of vulnerable customers' },
    why: 'The customer needs support: only a person speaks with them, and what they need is looked at again.',
  },
  bereavement: {
    code: 'hold:bereavement',
    bars: 'customer',
    days: null,
    reviewDay: 60,
    stopsClock: true,
    why: 'The customer has lost somebody: they are left in peace until a person looks again.',
  },
  insolvency: {
    code: 'hold:insolvency',
    bars: 'customer',
    days: null,
    reviewDay: 90,
    stopsClock: true,
    why: 'The customer is insolvent: the claim goes to whoever runs the proceedings.',
  },
  hardship: {
    code: 'hold:hardship',
    bars: 'customer',
    days: null,
    reviewDay: 30,
    stopsClock: true,
    why: 'The customer cannot pay for now: reminders would press and not help, so a person finds a way with them.',
  },
  'wrong-person': {
    code: 'hold:wrong-person',
    bars: 'customer',
    days: null,
    reviewDay: 15,
    stopsClock: false,
    why: 'Whoever answers is not the customer: nobody is written to until the right person is found.',
  },
  complaint: {
    code: 'hold:complaint',
    bars: 'customer',
    days: null,
    reviewDay: 15,
    stopsClock: false,
    why: 'The customer complained: they are owed an answer before anything else is said.',
  },
  dispute: {
    code: 'disputed',
    bars: 'account',
    days: null,
    reviewDay: 30,
    stopsClock: true,
    why: 'The customer says that it is not owed, or not so much: it is looked into before it is asked for.',
  },
  agreement: {
    code: 'agreement-on-track',
    bars: 'account',
    days: null,
    reviewDay: 30,
    stopsClock: true,
    why: 'A plan was agreed and is being paid: what was agreed is not chased.',
  },
  promise: {
    code: 'promise-running',
    bars: 'account',
    days: 14,
    reviewDay: null,
    stopsClock: false,
    why: 'The customer gave their word to pay by a day: until then they are taken at it.',
  },
  pause: {
    code: 'paused',
    bars: 'account',
    days: 30,
    reviewDay: null,
    stopsClock: true,
    why: 'The customer asked for time: they have it.',
  },
};
