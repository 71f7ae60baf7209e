import type { Channel } from '../channel.ts';
import type { ContentElement } from '../contact-rules/content-element.ts';
import type { Tone } from './tone.ts';

/** What WhatsApp calls the purpose of a template; other channels do not look at it. */
export const templateCategories = ['utility', 'marketing'] as const;
export type TemplateCategory = (typeof templateCategories)[number];

/** A text with placeholders, for some channels, in one locale. */
export interface Template {
  /** The file's name without its ending. */
  readonly name: string;
  readonly locale: string;
  readonly channels: readonly Channel[];
  readonly tone: Tone;
  readonly category: TemplateCategory;
  /** Of e-mails and letters; must not reveal the arrears. */
  readonly subject?: string;
  readonly body: string;
  /** What its author says it contains, of what no program can find in a text. */
  readonly contains?: readonly ContentElement[] | undefined;
  /** A hash of the file and of the parts it may include: another text is another version. */
  readonly version: string;
}

/** Everything a template may print, already written for the customer's locale. An absent fact is never printed as a blank. */
export interface MessageFacts {
  readonly channel: Channel;
  readonly customer: { readonly first_name?: string; readonly full_name?: string };
  readonly creditor: {
    readonly name: string;
    /** How to reach a person, as a phrase: "responda a este mensaje". */
    readonly help: string;
    /** Tax number and address, where the law wants them on every letter. */
    readonly identification?: string | undefined;
  };
  readonly account: {
    /** Masked: "…4821". */
    readonly reference: string;
    readonly product?: string;
    readonly balance: string;
    readonly due_on: string;
  };
  /** How many accounts the message is about. */
  readonly accounts: number;
  /** The balance of all of them. */
  readonly total: string;
  /** The day on which the amounts hold. */
  readonly as_of?: string;
  readonly options?: readonly OptionFacts[];
  /** The day the offer lapses. */
  readonly lapses_on?: string;
  /** The file's own columns. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** One option of an offer as a template prints it. */
export interface OptionFacts {
  readonly number: number;
  readonly kind: string;
  readonly total: string;
  readonly saving?: string;
  readonly instalments: number;
  readonly every: string;
  readonly instalment: string;
  readonly first_due_on: string;
  readonly lapses_on: string;
  /** The whole option in one sentence, without its full stop. */
  readonly text: string;
}

/** The names of the facts a template may use; besides, any `extra.<column>`. */
export const messageFactNames: readonly string[] = [
  'channel',
  'customer.first_name',
  'customer.full_name',
  'creditor.name',
  'creditor.help',
  'creditor.identification',
  'account.reference',
  'account.product',
  'account.balance',
  'account.due_on',
  'accounts',
  'total',
  'as_of',
  'options',
  'options.size',
  'options.first',
  'options.last',
  'lapses_on',
  'full_payment_by',
];

/** Whether a template may ask for the fact. */
export const isMessageFact = (name: string): boolean => messageFactNames.includes(name) || /^extra\.\S+$/.test(name);

/** What a template gave for one customer: the text, or the place and the fact that kept it from being whole. */
export type Rendering =
  | { readonly subject?: string; readonly body: string }
  | { readonly failed: { readonly place: string; readonly fact: string } };
