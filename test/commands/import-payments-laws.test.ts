import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lawRuns } from '../support/law.ts';
import { tablesIn } from '../support/tables.ts';
import { makeWorkspace } from '../support/workspace.ts';

const portfolio = `account_id,customer_id,balance,due_date
AA-101,C1,30.00,2026-10-01
AA-102,C1,20.00,2026-09-01
AA-103,C1,10.00,2026-10-01
BB-201,C2,25.00,2026-10-01
BB-202,C2,15.00,2026-11-01
`;

interface Row {
  readonly account: string;
  readonly customer: string;
  readonly reference: string;
  readonly day: number;
  readonly amount: number;
  readonly kind: string;
}

const paidFor = fc.oneof(
  fc.constantFrom('AA-101', 'AA-102', 'BB-201').map((account) => ({ account, customer: '', reference: '' })),
  fc.constantFrom('C1', 'C2').map((customer) => ({ account: '', customer, reference: '' })),
  fc.constantFrom('AA-102; BB-201', 'AA-101;AA-103').map((account) => ({ account, customer: '', reference: '' })),
  fc.constantFrom('aa103', 'pago BB-202').map((reference) => ({ account: '', customer: '', reference })),
);

const rowOf = (target: typeof paidFor, kinds: readonly string[]): fc.Arbitrary<Row> =>
  fc
    .tuple(target, fc.integer({ min: 20, max: 24 }), fc.constantFrom(500, 1000, 1700, 4000), fc.constantFrom(...kinds))
    .map(([paid, day, amount, kind]) => ({ ...paid, day, amount, kind }));

const fileOf = (rows: readonly Row[]): string =>
  `account_id,customer_id,reference,paid_on,amount,kind\n${rows
    .map(({ account, customer, reference, day, amount, kind }) =>
      [account, customer, reference, `2026-11-${day}`, (amount / 100).toFixed(2), kind].join(','),
    )
    .join('\n')}\n`;

interface Ledger {
  readonly rows: readonly string[];
  readonly sum: number;
  readonly owed: Readonly<Record<string, number>>;
  readonly totals: readonly number[];
  readonly created: readonly number[];
}

/** What the ledger holds after the files, in the order in which they come. */
const ledgerAfter = async (...files: readonly (readonly Row[])[]): Promise<Ledger> => {
  const w = await makeWorkspace({ country: 'US' });
  await w.trato('import', 'portfolio', await w.write('p.csv', portfolio), '--date-order', 'ymd');
  const totals: number[] = [];
  const created: number[] = [];
  for (const [index, rows] of files.entries()) {
    if (rows.length === 0) continue;
    const { json } = await w.trato('import', 'payments', await w.write(`${index}.csv`, fileOf(rows)), '--json');
    totals.push(Math.round(Number((json.total as Record<string, string>).USD ?? '0') * 100));
    created.push(Number(json.created));
  }
  const { payments = [], accounts = [] } = await tablesIn(w.folder, 'payments', 'accounts');
  const owed = accounts.map(({ account_id, balance_minor }) => {
    const own = payments.filter((payment) => payment.account_id === account_id);
    return [
      String(account_id),
      own.reduce((left, { amount_minor }) => left - Number(amount_minor), Number(balance_minor)),
    ];
  });
  const { json } = await w.trato('report', 'ageing', '--json', '--as-of', '2026-11-30');
  const shown = (json.buckets as { balance: Record<string, string> }[]).reduce(
    (sum, { balance }) => sum + Math.round(Number(balance.USD ?? '0') * 100),
    0,
  );
  expect(shown).toBe(owed.reduce((sum, [, left]) => sum + Math.max(0, Number(left)), 0));
  return {
    rows: payments.map(({ import_id: _, reverses: __, ...payment }) => JSON.stringify(payment)).sort(),
    sum: payments.reduce((sum, { amount_minor }) => sum + Number(amount_minor), 0),
    owed: Object.fromEntries(owed),
    totals,
    created,
  };
};

const runs = lawRuns(4);
const kinds = ['pago', 'reverso', 'nota de crédito'];

describe('whatever payments a file brings', () => {
  test('its total is the sum of the ledger, and the order of its rows says nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rowOf(paidFor, kinds), { minLength: 2, maxLength: 14 }), async (rows) => {
        const ledger = await ledgerAfter(rows);
        expect(ledger.sum).toBe(ledger.totals[0]);
        expect((await ledgerAfter(rows.toReversed())).rows).toEqual(ledger.rows);
      }),
      runs,
    );
  }, 60_000);

  test('an overlapping file counts nothing twice', async () => {
    const row = rowOf(paidFor, ['pago', 'abatimento']);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 12 }), fc.nat(11), async (rows, cut) => {
        const { sum, created } = await ledgerAfter(rows.slice(0, cut), rows, rows.toReversed());
        expect(sum).toBe(rows.reduce((total, { amount }) => total + amount, 0));
        expect(created.at(-1)).toBe(0);
        expect(created.reduce((count, rowsOfFile) => count + rowsOfFile, 0)).toBe(rows.length);
      }),
      runs,
    );
  }, 60_000);

  test('what is owed on each account is the same in whatever order payments and reversals arrive', async () => {
    const account = fc.constantFrom('AA-101', 'BB-201').map((id) => ({ account: id, customer: '', reference: '' }));
    const rows = fc.array(rowOf(account, ['pago', 'pago', 'reverso']), { minLength: 3, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 11 }), async (all, cut) => {
        const [one, other] = [all.slice(0, cut), all.slice(cut)];
        const whole = await ledgerAfter(all);
        const again = all.toReversed();
        expect((await ledgerAfter(one, other, again)).owed).toEqual(whole.owed);
        expect((await ledgerAfter(other, one, again)).owed).toEqual(whole.owed);
        expect(Math.max(...Object.values(whole.owed))).toBeLessThanOrEqual(3000);
      }),
      runs,
    );
  }, 60_000);
});
