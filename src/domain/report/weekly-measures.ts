import { channels } from '../channel.ts';
import { type Measure, shareOf } from '../measure.ts';
import { type Currency, formatAmount, type Minor, type Money, zero } from '../money.ts';
import type { Dispatched, PaidOnDay, Reachability } from './weekly-figures.ts';
import { costOf, paidIn } from './weekly-tables.ts';

/** Paid in the period ÷ open balance at its start, per currency. */
export const recoveryRates = (
  paid: readonly PaidOnDay[],
  openBefore: readonly Money[],
  currencies: readonly Currency[],
): readonly Measure[] =>
  currencies.map((currency) => {
    const open = openBefore.find((sum) => sum.currency === currency)?.amount ?? zero;
    const formula = 'paid in the period ÷ open balance at its start';
    return { name: 'recovery-rate', ...quotient(paidIn(paid, currency), open, currency), formula };
  });

/** Cost of the messages dispatched in the period ÷ paid in it, for all and for each channel; in the workspace's currency. */
export const costsToCollect = (
  dispatched: readonly Dispatched[],
  paid: readonly PaidOnDay[],
  currency: Currency,
): readonly Measure[] => {
  const total = paidIn(paid, currency);
  const formula = 'cost of the messages dispatched in the period ÷ paid in the period';
  const perChannel = channels.flatMap((channel): Measure[] => {
    const sent = dispatched.filter((line) => line.channel === channel);
    if (sent.length === 0) return [];
    return [{ name: `cost-to-collect-${channel}`, ...quotient(costOf(sent), total, currency), formula }];
  });
  return [{ name: 'cost-to-collect', ...quotient(costOf(dispatched), total, currency), formula }, ...perChannel];
};

const quotient = (part: Minor, whole: Minor, currency: Currency): Omit<Measure, 'name' | 'formula'> => ({
  currency,
  value: shareOf(part, whole),
  numerator: formatAmount(part, currency),
  denominator: formatAmount(whole, currency),
});

/** Open accounts whose customer cannot be reached ÷ open accounts. */
export const unreachableShare = ({ accounts, unreachable }: Reachability): Measure => ({
  name: 'unreachable',
  value: shareOf(unreachable, accounts),
  formula: 'open accounts whose customer has no telephone, e-mail or postal address ÷ open accounts',
  numerator: unreachable,
  denominator: accounts,
});

/** Rows refused ÷ rows read, of the files imported in the period. */
export const refusedShare = (imports: readonly { readonly rows: number; readonly refused: number }[]): Measure => {
  const refused = imports.reduce((sum, file) => sum + file.refused, 0);
  const read = imports.reduce((sum, file) => sum + file.rows, 0);
  return {
    name: 'refused-rows',
    value: shareOf(refused, read),
    formula: 'rows refused ÷ rows read, of the files imported in the period',
    numerator: refused,
    denominator: read,
  };
};
