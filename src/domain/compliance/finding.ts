/** What is proven of every contact, in the order in which it is told. */
export const checks = {
  'outside-hours': 'contacts outside the hours of a rule, in the customer’s own time',
  'over-cap': 'contacts over a cap, whoever made the others',
  spacing: 'contacts too soon after another',
  'cooldown-after-talk': 'contacts too soon after a conversation',
  'banned-channel': 'contacts by a channel that may not be used',
  'without-consent': 'contacts by a channel that needs consent, without it',
  'after-payment': 'contacts about accounts on which nothing was owed',
  'after-opt-out': 'contacts after the customer said no to them',
  'wrong-person': 'contacts at an address that is somebody else’s',
  'during-hold': 'contacts during a hold',
  'during-promise': 'contacts while a promise was running',
  'step-twice': 'messages of a step that was sent for the same arrears before',
} as const;
export type Check = keyof typeof checks;

/** Why the ledger cannot tell whether a contact was in order. */
export const doubts = {
  'no-time': 'the time of the contact was not told',
  'sent-on-another-day': 'the gateway says that it was sent on another day than its window’s',
  'customer-changed': 'the customer’s address or telephone was changed since; those of today would not allow it',
  'same-day': 'it was told on the day itself; what came first is not known',
  'accounts-not-named': 'the message was about several accounts, and the ledger names only the one it treated',
  'no-rules': 'the customer lives in a country for which there are no rules',
  'account-unknown': 'the account was not in the ledger on the day',
  'newer-consent': 'the consent kept is of a later day; an earlier one is not kept',
} as const;
export type Doubt = keyof typeof doubts;

/** What one check came to for one contact. */
export type Verdict =
  | { readonly is: 'fine' }
  | { readonly is: 'unknown'; readonly why: Doubt }
  | { readonly is: 'breach' | 'learned-later'; readonly detail: string };

export const fine: Verdict = { is: 'fine' };

/** A verdict with what was checked: by which rule, where it is one of a pack. */
export interface Finding {
  readonly check: Check;
  readonly rule: string | null;
  /** Whether the rule only warns. */
  readonly warns: boolean;
  readonly verdict: Verdict;
}
