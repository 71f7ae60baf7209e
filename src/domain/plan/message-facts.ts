import type { AccountCase, CustomerCase } from '../customer-case.ts';
import type { Day } from '../day.ts';
import { type Creditor, helpOn } from '../message/creditor.ts';
import { formatDayInWords } from '../message/day-text.ts';
import { formatMoney } from '../message/money-text.ts';
import { sentenceOf, writtenTerms } from '../message/option-text.ts';
import { firstNameOf } from '../message/person-name.ts';
import { properName } from '../message/proper-name.ts';
import type { MessageFacts, OptionFacts } from '../message/template.ts';
import type { Currency, Minor } from '../money.ts';
import type { OptionInBrief } from '../offer/offer-record.ts';
import { hasHidden } from '../page/visible-text.ts';
import type { ChannelChoice } from './channel-choice.ts';
import type { Treatment } from './treatment.ts';

/** An offer as a message puts it to the customer. */
export interface OfferInForce {
  readonly options: readonly OptionInBrief[];
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
  { channel, sendOn }: Pick<ChannelChoice, 'channel' | 'sendOn'>,
  offer: OfferInForce | undefined,
  { creditor, locale, asOf }: Writer,
): MessageFacts => {
  const money = (amount: Minor): string => formatMoney(amount, account.currency, locale);
  const options = step.offers ? optionsOn(sendOn, offer) : [];
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
    ...(offer &&
      options.length > 0 && {
        options: options.map((option) => optionFacts(option, offer.lapsesOn, account.currency, locale)),
        lapses_on: formatDayInWords(offer.lapsesOn, locale),
      }),
    extra: account.extra,
  };
};

/** What of an offer can still be chosen on the day the message is sent: it has not lapsed, and no first payment is past. */
const optionsOn = (day: Day, offer: OfferInForce | undefined): readonly OptionInBrief[] =>
  offer === undefined || offer.lapsesOn < day ? [] : offer.options.filter(({ firstDueOn }) => firstDueOn >= day);

const namesOf = ({ fullName, firstName, company }: CustomerCase): MessageFacts['customer'] => {
  const isCompany = company !== null;
  const written = isCompany ? company : fullName;
  const full = written !== null && isSayable(written) ? written.trim() : null;
  const first = firstName ?? (full === null || isCompany ? undefined : firstNameOf(full));
  return {
    ...(first === undefined || !isSayable(first) ? {} : { first_name: properName(first) }),
    ...(full === null ? {} : { full_name: isCompany ? full : properName(full) }),
  };
};

/** Whether nobody would wonder at the name: it has letters, ends somewhere, and markup, braces and code are in no name. */
const isSayable = (name: string): boolean =>
  name.length <= 80 && /\p{L}.*\p{L}/u.test(name) && !/[<>{}[\]()\\|;:=%]/u.test(name) && !hasHidden(name);

/** The last four letters or digits with what is written between them, enough for its owner to know it. */
const maskedReference = ({ accountId }: AccountCase): string =>
  `…${/(?:[\p{L}\p{N}][^\p{L}\p{N}]*){1,4}$/u.exec(accountId)?.[0] ?? accountId}`;

const optionFacts = (option: OptionInBrief, lapsesOn: Day, currency: Currency, locale: string): OptionFacts => {
  const { kind, count, every } = option;
  const written = writtenTerms({ ...option, currency, saving: option.discount }, locale);
  return {
    number: option.option,
    kind,
    total: written.total,
    ...(written.saving === undefined ? {} : { saving: written.saving }),
    instalments: count,
    every,
    instalment: written.instalment,
    first_due_on: written.day,
    lapses_on: formatDayInWords(lapsesOn, locale),
    text: sentenceOf(written, locale),
  };
};
