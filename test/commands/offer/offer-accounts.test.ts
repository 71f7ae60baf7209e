import { describe, expect, it } from 'vitest';
import { offerAccounts } from '../../../src/commands/offer/offer-accounts.ts';
import { showOffer } from '../../../src/commands/offer/show.ts';
import type { Day } from '../../../src/domain/day.ts';
import { unpackOffer } from '../../../src/domain/offer/offer-record.ts';
import type { OfferWorkspace } from '../../../src/offer-rules.ts';
import { type Database, inTransaction } from '../../../src/stores/database.ts';
import { offersWithin } from '../../../src/stores/offers/offers-in-force.ts';
import { addAccounts, addCustomers, addPayments, type Columns, withTables } from '../../support/portfolio-tables.ts';
import { asOf, assign, offerWorkspace, policy } from './offer-workspace.ts';

const inForce = (database: Database, day = asOf) => inTransaction(database, (trx) => offersWithin(trx, ['', '~'], day));

const on = (workspace: OfferWorkspace, day: string): OfferWorkspace => ({ ...workspace, asOf: day as Day });

const withAccounts = (
  rows: readonly Columns[],
  work: (workspace: OfferWorkspace, database: Database) => Promise<void>,
): Promise<void> =>
  withTables(async (database) => {
    await addAccounts(database, rows);
    await assign(
      database,
      rows.map(({ account_id, customer_id }) => ({
        account_id: account_id ?? 'A',
        customer_id: customer_id ?? account_id ?? 'A',
      })),
    );
    await work(offerWorkspace(database), database);
  });

describe('trato offer', () => {
  it('sums up what was offered and what was not, and the two add up to the open accounts', async () => {
    await withAccounts(
      [
        { account_id: 'A', principal_minor: 90_000, interest_minor: 0, fees_minor: 10_000 },
        { account_id: 'B', disputed: 1 },
        { account_id: 'C', currency: 'USD' },
        { account_id: 'D' },
        { account_id: 'E', closed_on: '2026-11-05', closed_reason: 'settled' },
      ],
      async (workspace, database) => {
        await database('assignments').where('account_id', 'D').update({ segment: 'late' });
        await addAccounts(database, [{ account_id: 'F' }]);
        const summary = await offerAccounts(workspace, {});
        expect(summary).toEqual({
          command: 'offer',
          asOf,
          warnings: [
            '1 open account is in no segment and got no offer: run `trato segment` first, or add a last segment to trato.yaml.',
          ],
          accounts: 5,
          offers: 1,
          made: 1,
          kept: 0,
          withdrawn: 0,
          options: { instalments: 2, 'pay-in-full': 1 },
          withoutOffer: [
            { reason: 'disputed', accounts: 1 },
            { reason: 'no-policy', accounts: 1 },
            { reason: 'other-currency', accounts: 1 },
            { reason: 'unsegmented', accounts: 1 },
          ],
          discount: { MXN: '100.00' },
          budget: null,
        });
        expect([...(await inForce(database)).keys()]).toEqual(['A\nmain\nA']);
      },
    );
  });

  it('keeps schedules that add up to their totals when they are read again', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({
      account_id: `A${index}`,
      balance_minor: 10_001 + index * 7919,
      contract_instalment_minor: index % 3 === 0 ? 40_000 : null,
    }));
    await withAccounts(rows, async (workspace, database) => {
      await offerAccounts(workspace, {});
      const offers = await database('offers');
      expect(offers.length).toBe(60);
      for (const { balance_minor: balance, ...record } of offers) {
        for (const { instalments, total, discount, count } of unpackOffer(record).options) {
          expect(instalments.length).toBe(count);
          expect(instalments.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
          expect(instalments.reduce((sum, { principal }) => sum + principal, 0)).toBe(balance - discount);
        }
      }
    });
  });

  it('keeps what was promised until it lapses, and makes another when anything it rests on changes', async () => {
    await withAccounts([{ account_id: 'A' }, { account_id: 'B' }], async (workspace, database) => {
      await offerAccounts(workspace, {});
      const first = await database('offers').orderBy('account_id');
      expect(await offerAccounts(on(workspace, '2026-11-24'), {})).toMatchObject({ offers: 2, made: 0, kept: 2 });
      expect(await database('offers').orderBy('account_id')).toEqual(first);

      await addPayments(database, [{ account_id: 'B', paid_on: '2026-11-25', amount_minor: 500 }]);
      expect(await offerAccounts(on(workspace, '2026-11-26'), {})).toMatchObject({ made: 1, kept: 1 });
      expect(await database('offers').orderBy('account_id').pluck('offered_on')).toEqual(['2026-11-20', '2026-11-26']);

      expect(await offerAccounts(on(workspace, '2026-11-30'), {})).toMatchObject({ made: 0, kept: 2 });
      expect(await offerAccounts(on(workspace, '2026-12-01'), {})).toMatchObject({ made: 1, kept: 1 });
      const other = offerWorkspace(database, { ...policy, valueFloor: 0.71 });
      expect(await offerAccounts(on(other, '2026-12-01'), {})).toMatchObject({ made: 2, kept: 0 });
    });
  });

  it('counts what is kept as it counts what is made', async () => {
    await withAccounts([{ account_id: 'A', fees_minor: 5000, principal_minor: 95_000 }], async (workspace) => {
      const { made, kept, ...first } = await offerAccounts(workspace, {});
      const { made: madeAgain, kept: keptAgain, ...second } = await offerAccounts(workspace, {});
      expect([made, kept, madeAgain, keptAgain]).toEqual([1, 0, 0, 1]);
      expect(second).toEqual(first);
    });
  });

  it('takes offers back from accounts that are closed, paid, disputed or without a policy', async () => {
    const ids = ['A', 'B', 'C', 'D', 'E'];
    await withAccounts(
      ids.map((account_id) => ({ account_id })),
      async (workspace, database) => {
        await offerAccounts(workspace, {});
        await database('accounts')
          .where('account_id', 'A')
          .update({ closed_on: '2026-11-21', closed_reason: 'settled' });
        await database('assignments').where('account_id', 'B').update({ left_on: '2026-11-21' });
        await database('accounts').where('account_id', 'C').update({ disputed: 1 });
        await database('assignments').where('account_id', 'D').update({ segment: 'late' });
        const next = on(workspace, '2026-11-22');
        expect(await offerAccounts(next, { segment: 'early' })).toMatchObject({ offers: 1, withdrawn: 2, accounts: 2 });
        expect(await database('offers').pluck('account_id')).toEqual(['B', 'D', 'E']);
        expect(await offerAccounts(next, { segment: 'late' })).toMatchObject({ offers: 0, withdrawn: 1, accounts: 1 });
        expect(await offerAccounts(next, {})).toMatchObject({ offers: 1, withdrawn: 1, accounts: 4 });
        expect(await database('offers').pluck('account_id')).toEqual(['E']);
      },
    );
  });

  it('shares what a customer can pay over all that is owed, also on accounts that are not offered anything', async () => {
    await withAccounts(
      [
        { account_id: 'A', customer_id: 'X', balance_minor: 60_000 },
        { account_id: 'B', customer_id: 'X', balance_minor: 30_000 },
      ],
      async (workspace, database) => {
        await addAccounts(database, [
          { account_id: 'C', customer_id: 'X', balance_minor: 30_000 },
          { account_id: 'U', customer_id: 'X', balance_minor: 900_000, currency: 'USD' },
        ]);
        const means = { monthly_income_minor: 200_000, monthly_expenses_minor: 120_000, income_currency: 'MXN' };
        await addCustomers(database, [{ customer_id: 'X', ...means }]);
        await offerAccounts(workspace, {});
        const capacities = async () =>
          (await database('offers').orderBy('account_id')).map((row) => [row.capacity_minor, row.capacity_source]);
        expect(await capacities()).toEqual([
          [20_000, 'declared-surplus'],
          [10_000, 'declared-surplus'],
        ]);
        await addCustomers(database, [{ customer_id: 'X', ...means, income_currency: 'USD' }]);
        await addPayments(database, [
          { account_id: 'A', customer_id: 'X', amount_minor: 12_000, paid_on: '2026-10-10' },
          { account_id: 'U', customer_id: 'X', amount_minor: 99_000, paid_on: '2026-10-10', currency: 'USD' },
        ]);
        await offerAccounts(workspace, {});
        expect(await capacities()).toEqual([
          [6000, 'payments'],
          [3000, 'payments'],
        ]);
      },
    );
  });

  it('keeps nothing in a dry run, refuses a day before the last and a segment it does not know', async () => {
    await withAccounts([{ account_id: 'A' }], async (workspace, database) => {
      const dry = await offerAccounts(workspace, { dryRun: true });
      expect(await database('offers')).toEqual([]);
      expect(await offerAccounts(workspace, {})).toEqual(dry);
      const earlier = on(workspace, '2026-11-19');
      await expect(offerAccounts(earlier, {})).rejects.toMatchObject({ exit: 5, code: 'later-offers' });
      await expect(offerAccounts(workspace, { segment: 'erly' })).rejects.toThrow('did you mean "early"?');
      expect(await offerAccounts(earlier, { dryRun: true })).toMatchObject({ accounts: 1 });
    });
  });

  it('says so when no policy is set', async () => {
    await withAccounts([{ account_id: 'A' }], async (workspace) => {
      const settings = { ...workspace.settings, offers: { ...workspace.settings.offers, policies: [] } };
      expect(await offerAccounts({ ...workspace, settings }, {})).toMatchObject({
        warnings: ['trato.yaml has no offer policy: name segments and kinds under offers.policies.'],
        withoutOffer: [{ reason: 'no-policy', accounts: 1 }],
        discount: { MXN: '0.00' },
      });
    });
  });
});

describe('trato offer show', () => {
  it('shows the options with their schedules as decimal strings', async () => {
    await withAccounts([{ account_id: 'A', balance_minor: 100_000 }], async (workspace) => {
      await offerAccounts(workspace, {});
      const shown = await showOffer(workspace, { account: 'A' });
      expect(shown).toMatchObject({
        account: 'A',
        currency: 'MXN',
        capacity: { amount: '500.00', source: 'policy-default' },
        offeredOn: asOf,
        lapsesOn: '2026-11-30',
        reason: null,
        warnings: [],
      });
      expect(shown.options[1]).toMatchObject({
        option: 2,
        kind: 'instalments',
        total: '1000.00',
        discount: '0.00',
        effectiveYearlyCost: '0.0000',
      });
      expect(shown.options[1]?.instalments.map(({ amount }) => amount)).toEqual(['340.00', '340.00', '320.00']);
      expect(shown.rejected).toContainEqual({ kind: 'instalments', every: 'month', count: 24, reason: 'too-long' });
    });
  });

  it.each<[string, Columns, string]>([
    ['disputed', { disputed: 1 }, 'disputed'],
    ['in another currency', { currency: 'USD' }, 'other-currency'],
    ['paid', { closed_on: '2026-11-02', closed_reason: 'settled' }, 'not-open'],
    ['not offered yet', {}, 'not-offered-yet'],
  ])('tells why there is none: %s', async (_, columns, reason) => {
    await withAccounts([{ account_id: 'A', ...columns }], async (workspace) => {
      expect(await showOffer(workspace, { account: 'A' })).toMatchObject({ reason, options: [], lapsesOn: null });
    });
  });

  it('tells an account in no segment, and one that nothing fits', async () => {
    await withAccounts([{ account_id: 'A' }], async (workspace, database) => {
      await addAccounts(database, [{ account_id: 'B' }]);
      expect(await showOffer(workspace, { account: 'B' })).toMatchObject({ reason: 'unsegmented' });
      const plansOnly = offerWorkspace(database, { ...policy, payInFull: undefined }, []);
      expect(await showOffer(plansOnly, { account: 'A' })).toMatchObject({
        reason: 'above-capacity',
        capacity: { amount: '0.00', source: 'policy-default' },
      });
    });
  });

  it('warns when the offer has lapsed or the balance is another by now', async () => {
    await withAccounts([{ account_id: 'A' }], async (workspace, database) => {
      await offerAccounts(workspace, {});
      const { warnings } = await showOffer(on(workspace, '2026-12-01'), { account: 'A' });
      expect(warnings).toEqual(['This offer lapsed on 2026-11-30: `trato offer` makes a new one.']);
      await addPayments(database, [{ account_id: 'A', paid_on: '2026-11-20', amount_minor: 10_000 }]);
      expect((await showOffer(workspace, { account: 'A' })).warnings).toEqual([
        'The balance is 900.00 MXN by now and was 1000.00 when this was offered: `trato offer` makes it again.',
      ]);
    });
  });

  it('refuses an account that is not there, or in several portfolios', async () => {
    await withAccounts([{ account_id: 'A' }], async (workspace, database) => {
      await expect(showOffer(workspace, { account: 'Z' })).rejects.toMatchObject({ exit: 3, code: 'unknown-account' });
      await addAccounts(database, [{ account_id: 'A', portfolio: 'second' }]);
      await expect(showOffer(workspace, { account: 'A' })).rejects.toThrow('several portfolios: main, second');
      expect(await showOffer(workspace, { account: 'A', portfolio: 'second' })).toMatchObject({
        reason: 'unsegmented',
      });
    });
  });
});
