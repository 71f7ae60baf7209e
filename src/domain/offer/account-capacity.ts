import type { AccountCase, CustomerCase } from '../customer-case.ts';
import { type Currency, type Minor, minorOf, zero } from '../money.ts';
import { type Capacity, type CapacityPolicy, capacityOf, sharedCapacity } from './capacity.ts';

/**
 * What a customer can pay a month on each open account in the currency: the means of the customer, shared over all of them in
 * proportion to their balances. Means in another currency do not count.
 */
export const accountCapacities = (
  customer: CustomerCase,
  currency: Currency,
  policy: CapacityPolicy,
): ReadonlyMap<AccountCase, Capacity> => {
  const accounts = customer.accounts.filter((account) => isOwed(account, currency));
  const owed = [...accounts, ...customer.unsegmented.filter((other) => isOwed(other, currency))];
  const { amount, source } = capacityOf(meansOf(customer, owed, currency), policy);
  const shares = sharedCapacity(
    amount,
    owed.map(({ balance }) => balance),
  );
  return new Map(accounts.map((account, index) => [account, { amount: shares[index] ?? zero, source }]));
};

const isOwed = (account: AccountCase, currency: Currency): boolean =>
  account.balance > 0 && account.currency === currency;

const meansOf = (customer: CustomerCase, owed: readonly AccountCase[], currency: Currency) => {
  const declared = customer.incomeCurrency === currency;
  return {
    balance: sumOf(owed.map(({ balance }) => balance)),
    monthlyIncome: declared ? (customer.monthlyIncome ?? undefined) : undefined,
    monthlyExpenses: declared ? (customer.monthlyExpenses ?? undefined) : undefined,
    payments: customer.payments.filter((payment) => payment.currency === currency).map(({ amount }) => amount),
    contractInstalment: sumOf(owed.map(({ contractInstalment }) => contractInstalment ?? zero)),
  };
};

const sumOf = (amounts: readonly Minor[]): Minor => minorOf(amounts.reduce((sum, amount) => sum + amount, 0));
