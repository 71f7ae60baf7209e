import fc from 'fast-check';
import { expect, it } from 'vitest';
import { databaseFile } from '../../src/database-location.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import type { Reconciliation } from '../../src/domain/intake/reconciliation.ts';
import { openSumsOn } from '../../src/stores/accounts/open-sums.ts';
import { withDatabase } from '../../src/stores/database.ts';
import { creditorFile, takeIn } from '../support/creditor-files.ts';
import { lawRuns } from '../support/law.ts';
import { makeWorkspace } from '../support/workspace.ts';

const cents = (amount: string): number => Math.round(Number(amount) * 100);

/** Open accounts and amounts of a portfolio per currency; those without any are left out. */
const openIn = (folder: string, day: Day, portfolio: string) =>
  withDatabase(databaseFile(folder), { env: process.env, create: true }, async (database) =>
    Object.fromEntries(
      (await openSumsOn(database, day, portfolio)).map(({ currency, accounts, amount }) => [
        currency,
        [accounts, amount],
      ]),
    ),
  );

const side = (told: Readonly<Record<string, Reconciliation>>, name: 'before' | 'after') =>
  Object.fromEntries(
    Object.entries(told)
      .map(([currency, sums]) => [currency, [sums[name].accounts, cents(sums[name].amount)]] as const)
      .filter(([, [accounts]]) => accounts > 0),
  );

it('what was open before, with what was opened, changed and closed, is what is open after, whatever came', async () => {
  const property = fc.asyncProperty(fc.array(creditorFile, { minLength: 2, maxLength: 7 }), async (files) => {
    const { folder, ...w } = await makeWorkspace({ country: 'MX' });
    for (const [index, file] of files.entries()) {
      const day = addDays('2026-11-15' as Day, index);
      const other = file.portfolio === 'autos' ? 'cards' : 'autos';
      const [before, beside] = [await openIn(folder, day, file.portfolio), await openIn(folder, day, other)];
      const told = await takeIn({ folder, ...w }, file, day);
      if (file.kind !== 'portfolio' || told.alreadyImported) continue;
      const reconciliation = told.reconciliation as Readonly<Record<string, Reconciliation>>;
      expect(side(reconciliation, 'before')).toEqual(before);
      expect(side(reconciliation, 'after')).toEqual(await openIn(folder, day, file.portfolio));
      expect(await openIn(folder, day, other)).toEqual(beside);
      for (const { before: was, opened, changed, closed, after } of Object.values(reconciliation)) {
        expect(was.accounts + opened.accounts - closed.accounts).toBe(after.accounts);
        expect(cents(was.amount) + cents(opened.amount) + cents(changed.amount) - cents(closed.amount)).toBe(
          cents(after.amount),
        );
        expect(changed.accounts + closed.accounts).toBeLessThanOrEqual(was.accounts);
        for (const { accounts, amount } of [was, opened, closed, after]) expect(accounts > 0).toBe(cents(amount) > 0);
      }
    }
  });
  await fc.assert(property, lawRuns(6, 9));
}, 120_000);

it('is told by case: opened, changed by the difference, closed with what was owed', async () => {
  const w = await makeWorkspace({ country: 'MX' });
  const headings = 'account_id,customer_id,balance,due_date';
  await w.write('one.csv', `${headings}\nA,1,100.00,2026-10-21\nB,2,50.00,2026-10-21\nC,3,30.00,2026-10-21\n`);
  await w.write('pay.csv', 'account_id,paid_on,amount\nB,2026-11-20,20.00\n');
  await w.write('two.csv', `${headings}\nA,1,80.00,2026-10-21\nC,3,30.00,2026-10-21\nD,4,7.00,2026-10-21\n`);
  const first = await w.trato('import', 'portfolio', 'one.csv', '--json');
  expect(first.json.reconciliation).toMatchObject({
    MXN: { before: { accounts: 0, amount: '0.00' }, opened: { accounts: 3, amount: '180.00' }, after: { accounts: 3 } },
  });
  await w.trato('import', 'payments', 'pay.csv');
  const argv = ['import', 'portfolio', 'two.csv', '--accept-closures', '--as-of', '2026-11-21'];
  expect((await w.trato(...argv, '--dry-run')).stdout).toMatch(/\+ changed +\(1\) +-20\.00/);
  expect((await w.trato(...argv, '--json')).json.reconciliation).toEqual({
    MXN: {
      before: { accounts: 3, amount: '160.00' },
      opened: { accounts: 1, amount: '7.00' },
      changed: { accounts: 1, amount: '-20.00' },
      closed: { accounts: 1, amount: '30.00' },
      after: { accounts: 3, amount: '117.00' },
    },
  });
  expect((await w.trato(...argv, '--json')).json).toMatchObject({ alreadyImported: true, reconciliation: {} });
});
