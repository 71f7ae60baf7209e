/** Why a customer is not in a batch; a closed list, each with what it means. */
export const exclusionReasons = {
  deceased: 'the customer has died',
  'legal-representation': 'somebody else speaks for the customer',
  moratorium: 'a moratorium by law is running',
  'vulnerable-human-only': 'the customer needs support, and only a person speaks with them',
  paid: 'everything was paid or closed since the accounts were segmented',
  'opted-out': 'the customer asked not to be contacted',
  'hold:insolvency': 'the customer is insolvent',
  'hold:bereavement': 'the customer has lost somebody',
  'hold:complaint': 'the customer complained',
  'hold:wrong-person': 'whoever can be reached is not the customer',
  disputed: 'the accounts are disputed',
  'agreement-on-track': 'what was agreed is being paid',
  'promise-running': 'a promise to pay is running',
  'hold:hardship': 'the customer cannot pay for now',
  'hold:request': 'an answer to the customer is owed first',
  paused: 'the customer has a pause',
  'no-valid-address': 'no telephone, e-mail or postal address that the step could use',
  'recent-payment': 'paid something in the last days',
  'below-minimum-balance': 'what is owed is less than the least worth writing about',
  'nothing-due': 'nothing is past due, and the strategy has no step before that',
  'no-step-due': 'no step of the strategy has come yet',
  'already-contacted': 'the step was already sent for these arrears',
  'catch-up-expired': 'the step fell due too long ago to be sent late',
  'no-consent': 'the customer has not agreed to the channel, or has said no',
  'outside-window': 'no hour in which the contact rules allow it',
  'daily-cap': 'contacted often enough on the day',
  'weekly-cap': 'contacted often enough in the week',
  spacing: 'too soon after the last contact',
  'cooldown-after-talk': 'spoken with only days ago',
  'language-missing': 'no templates in the language of the customer',
  'render-failed': 'a fact that the template needs is missing',
  'language-rule': 'the text has something in it that may not be sent',
} as const;

export type ExclusionReason = keyof typeof exclusionReasons;

/** One thing that stands against a message, with the rule it comes from where there is one. */
export interface Barrier {
  readonly code: ExclusionReason;
  readonly rule?: string;
  /** Counts and days; nothing personal. */
  readonly detail?: string;
}

/** The reason as it is told where others read it: a person's own circumstance is `hold`, whatever it is. */
export const sharedReason = (reason: string): string =>
  reason.startsWith('hold:') || privateReasons.includes(reason) ? 'hold' : reason;

const privateReasons: readonly string[] = [
  'deceased',
  'legal-representation',
  'moratorium',
  'vulnerable-human-only',
] satisfies ExclusionReason[];

/** The reasons in the order in which the first of several is the one that is counted. */
const precedence = Object.keys(exclusionReasons) as ExclusionReason[];

/** The barrier that is counted as the reason where there are several. */
export const reasonOf = (barriers: readonly Barrier[]): ExclusionReason => {
  const reason = precedence.find((code) => barriers.some((barrier) => barrier.code === code));
  if (reason === undefined) throw new RangeError('an exclusion needs a barrier');
  return reason;
};
