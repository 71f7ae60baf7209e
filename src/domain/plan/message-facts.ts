import type { AccountCase, CustomerCase } from '../customer-case.ts';
import type { Day } from '../day.ts';
import { type Creditor, helpOn } from '../message/creditor.ts';
import { formatDayInWords } from '../message/day-text.ts';
import { formatMoney } from '../message/money-text.ts';
import { optionText } from '../message/option-text.ts';
import { firstNameOf } from '../message/person-name.ts';
import { properName } from '../message/proper-name.ts';
import type { MessageFacts, OptionFacts } from '../message/template.ts';
import type { Currency, Minor } from '../money.ts';
import type { Option } from '../offer/offer.ts';
import type { ChannelChoice } from './channel-choice.ts';
import type { Treatment } from './treatment.ts';

/** An offer as a message puts it to the customer. */
export interface OfferInForce {
  readonly options: readonly Option[];
  readonly lapsesOn: Day;
}

export interface Writer {
  readonly creditor: Creditor;
  readonly locale: string;
  readonly asOf: Day;
}

/** What a template may print for the customer; what is not known is absent. */
export const messageFacts = (
  customer: CustomerCase,
  { account, others, total, step }: Treatment,
  { channel }: Pick<ChannelChoice, 'channel'>,
  offer: OfferInForce | undefined,
  { creditor, locale, asOf }: Writer,
): MessageFacts => {
  const money = (amount: Minor): string => formatMoney(amount, account.currency, locale);
  const offered = step.offers && offer && offer.options.length > 0 ? offer : undefined;
  return {
    channel,
    customer: namesOf(customer),
    creditor: { ...creditor, help: helpOn(channel, creditor.help) },
    account: {
      reference: maskedReference(account),
      ...(account.product === null ? {} : { product: account.product }),
      balance: money(account.balance),
      due_on: formatDayInWords(account.dueOn, locale),
    },
    accounts: others.length + 1,
    total: money(total),
    as_of: formatDayInWords(asOf, locale),
    ...(offered && {
      options: offered.options.map((option) => optionFacts(option, offered.lapsesOn, account.currency, locale)),
      lapses_on: formatDayInWords(offered.lapsesOn, locale),
    }),
    extra: account.extra,
  };
};

const namesOf = ({ fullName, firstName, company }: CustomerCase): MessageFacts['customer'] => {
  const isCompany = company !== null;
  const full = isCompany ? company : fullName;
  const first = firstName ?? (full === null || isCompany ? undefined : firstNameOf(full));
  return {
    ...(first === undefined || !isSayable(first) ? {} : { first_name: properName(first) }),
    ...(full === null || !isSayable(full) ? {} : { full_name: isCompany ? full.trim() : properName(full.trim()) }),
  };
};

/** Whether nobody would wonder at the name: markup, template braces and code are in no name. */
const isSayable = (name: string): boolean => !/[<>{}[\]\\|;=]/u.test(name);

/** The last four letters or digits with what is written between them, enough for its owner to know it. */
const maskedReference = ({ accountId }: AccountCase): string =>
  `…${/(?:[\p{L}\p{N}][^\p{L}\p{N}]*){1,4}$/u.exec(accountId)?.[0] ?? accountId}`;

const optionFacts = (option: Option, lapsesOn: Day, currency: Currency, locale: string): OptionFacts => {
  const { kind, count, every, total, discount, instalments } = option;
  const [first] = instalments;
  const last = instalments.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('an option has at least one instalment');
  const money = (amount: Minor): string => formatMoney(amount, currency, locale);
  const terms = { kind, currency, count, every, total, saving: discount };
  return {
    number: option.option,
    kind,
    total: money(total),
    ...(discount > 0 ? { saving: money(discount) } : {}),
    instalments: count,
    every,
    instalment: money(first.amount),
    first_due_on: formatDayInWords(first.dueOn, locale),
    lapses_on: formatDayInWords(lapsesOn, locale),
    text: optionText({ ...terms, instalment: first.amount, last: last.amount, firstDueOn: first.dueOn }, locale),
  };
};
