import type { Channel } from '../channel.ts';
import type { Day } from '../day.ts';
import type { HoursByDay } from './contact-hours.ts';
import type { ContentElement } from './content-element.ts';

/** V: the official text was read; S: a secondary source; M: common knowledge of the field. */
export type Confidence = 'V' | 'S' | 'M';

/** What every rule tells about itself, whatever it limits. */
export interface RuleOrigin {
  /** Unique over all packs, such as `CO-2300-3-HOURS`. */
  readonly id: string;
  /** The rule in one sentence, for people. */
  readonly summary: string;
  /** Where the law has it, or `practice` where no law says it. */
  readonly article: string;
  /** Where the text was read. */
  readonly source: string;
  /** What is not certain about the rule, where something is. */
  readonly doubt?: string | undefined;
  readonly confidence: Confidence;
  /** A block excludes; a warning is told and excludes nobody. */
  readonly severity: 'block' | 'warn';
  readonly channels: readonly Channel[];
  readonly effectiveFrom?: Day | undefined;
  /** The last day on which the rule holds. */
  readonly effectiveTo?: Day | undefined;
  /** Set where the rule binds only those who collect for somebody else. */
  readonly actor?: 'third-party' | undefined;
}

/** Whose contacts count against a limit. */
export type CapScope = 'customer' | 'account';

/** The hours, in the customer's own time, in which contact may be made. */
export interface WindowRule extends RuleOrigin {
  readonly kind: 'window';
  readonly hours: HoursByDay;
}

export type CapWindow =
  | { readonly kind: 'calendar-day' }
  | { readonly kind: 'iso-week' }
  | { readonly kind: 'rolling-days'; readonly days: number };

/** At most so many contacts, or so many different channels, in a window of days. */
export interface CapRule extends RuleOrigin {
  readonly kind: 'cap';
  readonly scope: CapScope;
  readonly countOn: 'attempt' | 'conversation';
  readonly window: CapWindow;
  readonly limit: { readonly contacts: number } | { readonly distinctChannels: number };
}

/** Full days that must lie between two contacts: with 2, the contact after Monday's is on Thursday. */
export interface SpacingRule extends RuleOrigin {
  readonly kind: 'spacing';
  readonly scope: CapScope;
  readonly minDays: number;
}

/** Days of silence after a conversation, the day of the conversation being the first. */
export interface CooldownRule extends RuleOrigin {
  readonly kind: 'cooldown';
  readonly scope: CapScope;
  readonly days: number;
}

/** The customer must have agreed to the channel. */
export interface ConsentRule extends RuleOrigin {
  readonly kind: 'consent';
  readonly form: 'given' | 'written';
}

/** The channel may not be used at all. */
export interface BanRule extends RuleOrigin {
  readonly kind: 'ban';
}

/** What a message must or may not contain. */
export interface ContentRule extends RuleOrigin {
  readonly kind: 'required-content' | 'forbidden-content';
  readonly stage: 'first' | 'every';
  readonly elements: readonly ContentElement[];
}

/** A duty that no program can check: shown to people. */
export interface ConductRule extends RuleOrigin {
  readonly kind: 'conduct';
}

export type ContactRule =
  | WindowRule
  | CapRule
  | SpacingRule
  | CooldownRule
  | ConsentRule
  | BanRule
  | ContentRule
  | ConductRule;
