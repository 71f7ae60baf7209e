import { accountKey } from '../../domain/account.ts';
import type { AccountVersion, OwedAccount, PaymentTold } from '../../domain/compliance/owed-check.ts';
import type { Day } from '../../domain/day.ts';
import type { PaidRow, VersionRow } from './ledger-rows.ts';

/** The accounts of one customer with every standing they had and what was paid on them. */
export const owedAccounts = (
  versions: readonly VersionRow[],
  paid: readonly PaidRow[],
  toldOn: (importId: number) => Day,
): readonly OwedAccount[] => {
  const byAccount = new Map<string, { row: VersionRow; versions: VersionRow[]; payments: PaymentTold[] }>();
  for (const row of versions) {
    const key = keyOf(row);
    const known = byAccount.get(key) ?? { row, versions: [], payments: [] };
    known.versions.push(row);
    byAccount.set(key, known);
  }
  for (const row of paid) byAccount.get(keyOf(row))?.payments.push(paymentOf(row, toldOn));
  return [...byAccount.values()].map(({ row, versions, payments }) => ({
    portfolio: row.portfolio,
    accountId: row.account_id,
    versions: inOrder(versions),
    payments,
  }));
};

const keyOf = ({ portfolio, account_id }: { readonly portfolio: string; readonly account_id: string }): string =>
  accountKey({ portfolio, accountId: account_id });

const paymentOf = (row: PaidRow, toldOn: (importId: number) => Day): PaymentTold => ({
  paidOn: row.paid_on,
  amount: Number(row.amount_minor),
  currency: row.currency,
  importId: Number(row.import_id),
  toldOn: toldOn(Number(row.import_id)),
});

/** In the order of the imports that replaced them; each was made by the import that replaced the one before. */
const inOrder = (rows: readonly VersionRow[]): AccountVersion[] => {
  const sorted = [...rows].sort((a, b) => replacedBy(a) - replacedBy(b));
  return sorted.map((row, index) => versionOf(row, sorted[index - 1]?.replaced_by ?? null));
};

const replacedBy = ({ replaced_by }: VersionRow): number =>
  replaced_by === null ? Number.POSITIVE_INFINITY : Number(replaced_by);

const versionOf = (row: VersionRow, madeBy: number | null): AccountVersion => ({
  currency: row.currency,
  balance: Number(row.balance_minor),
  balanceOn: row.balance_on,
  closedOn: row.closed_on,
  isSettled: row.closed_reason === 'settled',
  validFrom: row.valid_from_on,
  madeBy: madeBy === null ? null : Number(madeBy),
});
