import { fullPaymentBy } from '../../domain/message/full-payment.ts';
import type { MessageFacts, OptionFacts } from '../../domain/message/template.ts';

/**
 * The facts as a template sees them: what is absent or blank is null, which `if` takes for no and which cannot be printed.
 * A list without entries and an unknown column are left out, so that asking for them fails.
 */
export const presentFacts = ({ customer, creditor, account, options, extra, ...facts }: MessageFacts): object => ({
  channel: facts.channel,
  customer: { first_name: present(customer.first_name), full_name: present(customer.full_name) },
  creditor: {
    name: present(creditor.name),
    help: present(creditor.help),
    identification: present(creditor.identification),
  },
  account: {
    reference: present(account.reference),
    product: present(account.product),
    balance: present(account.balance),
    due_on: present(account.due_on),
  },
  accounts: facts.accounts,
  total: present(facts.total),
  as_of: present(facts.as_of),
  lapses_on: present(facts.lapses_on),
  full_payment_by: present(fullPaymentBy(options)),
  ...(options && options.length > 0 ? { options: options.map(presentOption) } : {}),
  ...(extra ? { extra: presentColumns(extra) } : {}),
});

const presentOption = (option: OptionFacts): object => ({
  ...option,
  text: present(option.text),
  saving: present(option.saving),
});

const presentColumns = (columns: Readonly<Record<string, string>>): object =>
  Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, present(value)]));

/** The text on one line; null where there is nothing to see. */
const present = (text: string | undefined): string | null => {
  if (text === undefined || text === null || !/\S/.test(text)) return null;
  return /\p{Cc}/u.test(text) ? text.replace(/\p{Cc}+/gu, ' ') : text;
};
