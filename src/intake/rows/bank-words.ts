import type { LeftOutReason } from '../../domain/bank/bank-entry.ts';
import type { BankSum, BankSummary, LeftOutSum } from '../../domain/bank/bank-tally.ts';
import { counted } from '../../domain/counted.ts';
import { totalsInWords } from './summary.ts';

/** What a bank file held and what of it was checked, a line each. */
export const bankInWords = ({ format, entries, payments, reversals, leftOut, checked }: BankSummary): string[] => [
  `${counted(checked.statements, ...statementsOf(format))}, ${counted(entries, 'entry', 'entries')}: ${sumInWords(payments, ['payment', 'payments'])}, ${sumInWords(reversals, ['reversal', 'reversals'])}`,
  ...leftOut.map(leftOutInWords),
  `Checked: ${counted(checked.balances, 'closing balance')}, ${counted(checked.counts, 'stated count or sum', 'stated counts and sums')}`,
  ...(checked.builtIds > 0
    ? [`${checked.builtIds} without an id of the bank: known by the statement and the place in it`]
    : []),
];

type Forms = readonly [one: string, many: string];

const statementsOf = (format: BankSummary['format']): Forms =>
  format === 'camt.054'
    ? ['notification', 'notifications']
    : format.startsWith('cnab')
      ? ['lot', 'lots']
      : ['statement', 'statements'];

const sumInWords = ({ count, total }: BankSum, forms: Forms): string =>
  count === 0 ? `no ${forms[1]}` : `${counted(count, ...forms)} of ${totalsInWords(total)}`;

const leftOutInWords = ({ reason, code, count, total, line }: LeftOutSum): string =>
  `Left out: ${count} ${reasons[reason]}${code === '' ? '' : ` (${code})`}, ${totalsInWords(total)}, first on line ${line}`;

const reasons: Readonly<Record<LeftOutReason, string>> = {
  debit: 'money that left the account',
  'not-booked': 'not booked',
  'returned-debit': 'of our own payments that came back',
  'not-settled': 'with an occurrence that is no settlement',
  'amount-unclear':
    'whose fee, interest and discount do not lead to the amount posted, so that what was paid is not sure',
  'no-amount': 'of no amount',
  'other-service': 'lots of another service',
};
