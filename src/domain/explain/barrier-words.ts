import { type Barrier, type ExclusionReason, exclusionReasons } from '../barrier/exclusion.ts';
import { windowBars } from '../contact/contact-window.ts';
import type { ContactRules } from '../contact-rules/contact-rules.ts';
import type { CodedAlternative, LegalGround } from './alternative.ts';

/** What the contact rule by that id says of itself; undefined where the id is none of these rules'. */
export type GroundOf = (rule: string) => LegalGround | undefined;

/** The grounds of the contact rules that are in force. */
export const groundsIn = (rules: ContactRules): GroundOf => {
  const all = Object.values(rules).flatMap((some: ContactRules[keyof ContactRules]) => [...some]);
  return (id) => {
    const rule = all.find((one) => one.id === id);
    return rule && { article: rule.article, source: rule.source, summary: rule.summary };
  };
};

/** A barrier in words, with the rule or the place in the settings or the data that raises it. */
export const barrierWords = (barrier: Barrier, what: string, groundOf: GroundOf): CodedAlternative => {
  const { code, rule = places[code], detail } = barrier;
  const ground = rule === undefined ? undefined : groundOf(rule);
  const told = detail ?? (rule === undefined ? undefined : bars[rule]) ?? ground?.summary;
  return { what, code, reason: reasonIn(code, told), rule: rule ?? null, ...ground };
};

const reasonIn = (code: ExclusionReason, told: string | undefined): string => {
  if (told === undefined) return exclusionReasons[code];
  if (code !== 'no-consent') return `${exclusionReasons[code]}: ${told}`;
  return /^(?:said no|agreed)/.test(told) ? `the customer ${told}` : `the customer has not agreed to it: ${told}`;
};

/** Where it is written, in trato.yaml or among the data, for barriers that name no rule. */
const places: Readonly<Partial<Record<ExclusionReason, string>>> = {
  paid: 'account.balance',
  disputed: 'account.disputed',
  'promise-running': 'account.promises',
  'opted-out': 'customer.requests',
  'hold:complaint': 'customer.outcomes',
  'hold:wrong-person': 'customer.requests',
  'hold:request': 'customer.requests',
  paused: 'customer.requests',
  'no-valid-address': 'customer.addresses',
  'no-consent': 'customer.consents',
  'recent-payment': 'planning.recent_payment_days',
  'below-minimum-balance': 'planning.minimum_balance',
  'no-step-due': 'strategies',
  'already-contacted': 'customer.interactions',
  'catch-up-expired': 'planning.catch_up_days',
};

const bars: Readonly<Record<string, string>> = {
  [windowBars.unknown]: 'no contact rule says when the channel may be used',
  [windowBars.preference]: 'the hours that the customer prefers lie outside those that are allowed',
  [windowBars.country]:
    'there are no contact rules for the country in which the customer lives, by address or telephone',
  [windowBars.zones]: 'no hour is allowed in all the time zones the customer may be in',
};
