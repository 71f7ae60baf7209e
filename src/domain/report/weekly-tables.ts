import { channels } from '../channel.ts';
import { addDays, type Day, daysBetween } from '../day.ts';
import { addMinor, type Currency, formatAmount, heldSum, type Minor, zero } from '../money.ts';
import type { Table } from '../table.ts';
import type { Dispatched, ImportedFile, Movement, PaidOnDay, Period } from './weekly-figures.ts';

/** Every day of the period, the first and the last included. */
const daysOf = ({ from, to }: Period): readonly Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));

/** What came in on each day of the period, days without payments too. */
export const paymentsTable = (paid: readonly PaidOnDay[], period: Period, currencies: readonly Currency[]): Table => ({
  name: 'payments',
  columns: ['day', 'payments', ...currencies.map((code) => `paid ${code}`)],
  rows: daysOf(period).map((day) => {
    const onDay = paid.filter((sum) => sum.day === day);
    const amounts = currencies.map((code) => formatAmount(paidIn(onDay, code), code));
    return [day, onDay.reduce((count, { payments }) => count + payments, 0), ...amounts];
  }),
});

/** What was paid in one currency. */
export const paidIn = (paid: readonly PaidOnDay[], currency: Currency): Minor =>
  paid.reduce((sum, of) => (of.currency === currency ? heldSum(sum + of.amount, currency) : sum), zero);

/** Accounts placed, settled and closed per portfolio; portfolios where nothing moved are left out. */
export const movementsTable = (movements: readonly Movement[]): Table => ({
  name: 'movements',
  columns: ['portfolio', 'placed', 'settled', 'closed'],
  rows: movements.flatMap(({ portfolio, placed, settled, closed }) =>
    placed + settled + closed > 0 ? [[portfolio, placed, settled, closed]] : [],
  ),
});

/** Messages that left in the period, per channel. */
export const messagesTable = (dispatched: readonly Dispatched[], currency: Currency): Table => ({
  name: 'messages',
  columns: ['channel', 'messages', 'parts', `cost ${currency}`],
  rows: channels.flatMap((channel) => {
    const sent = dispatched.filter((line) => line.channel === channel);
    if (sent.length === 0) return [];
    const count = (of: 'messages' | 'parts'): number => sent.reduce((sum, line) => sum + line[of], 0);
    return [[channel, count('messages'), count('parts'), formatAmount(costOf(sent), currency)]];
  }),
});

/** What the messages cost. */
export const costOf = (dispatched: readonly Dispatched[]): Minor =>
  dispatched.reduce((sum, { cost }) => addMinor(sum, cost), zero);

/** Customers of the last batch who got no message, per reason. */
export const exclusionsTable = (
  exclusions: readonly { readonly reason: string; readonly customers: number }[],
): Table => ({
  name: 'exclusions',
  columns: ['reason', 'customers'],
  rows: exclusions.map(({ reason, customers }) => [reason, customers]),
});

/** The files imported in the period, with the rows that were refused. */
export const importsTable = (imports: readonly ImportedFile[]): Table => ({
  name: 'imports',
  columns: ['import', 'kind', 'portfolio', 'file', 'day', 'rows', 'accepted', 'refused'],
  rows: imports.map((file) => [
    `${file.import_id}`,
    file.kind,
    file.portfolio,
    file.file_name,
    file.as_of_on,
    file.rows,
    file.accepted,
    file.refused,
  ]),
});
