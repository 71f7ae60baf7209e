import { exclusionReasons } from '../barrier/exclusion.ts';

/** What sets one batch apart from another for a customer. */
export const diffKinds = ['new', 'dropped', 'changed'] as const;
export type DiffKind = (typeof diffKinds)[number];

/** Why a customer has a message in a batch who had none in the earlier one; a closed list, each with what it means. */
export const newReasons = {
  'step-due': 'a step fell due since',
  'entered-segment': 'an account entered a segment that has a strategy, or another one',
  'barrier-ended': 'what stood against a message has ended',
  'newly-placed': 'the customer was placed since',
} as const;
export type NewReason = keyof typeof newReasons;

/** Why a customer has no message any more beside the exclusions; a closed list, each with what it means. */
export const goneReasons = {
  'nothing-open': 'nobody’s candidate any more: every account was paid or closed',
  'left-strategy': 'nobody’s candidate any more: no account is in a segment that has a strategy',
} as const;
export type GoneReason = keyof typeof goneReasons;

/** Exclusions that say only that no step was due. */
export const stepReasons = ['no-step-due', 'already-contacted', 'catch-up-expired'] as const;

/** The reason in words; of a change the words are the facts that changed. */
export const diffReasonWords = (kind: DiffKind, reason: string): string => {
  const words: Readonly<Record<string, string>> = kind === 'new' ? newReasons : { ...exclusionReasons, ...goneReasons };
  return words[reason] ?? reason;
};
