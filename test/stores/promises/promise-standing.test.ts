import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../../../src/domain/day.ts';
import type { Minor } from '../../../src/domain/money.ts';
import { promiseStandings } from '../../../src/domain/promise/promise-standing.ts';
import type { PromiseTerms } from '../../../src/domain/promise/promise-terms.ts';
import { type Database, inTransaction } from '../../../src/stores/database.ts';
import { standPromises } from '../../../src/stores/promises/promise-standing.ts';
import { lawRuns } from '../../support/law.ts';
import { addAccounts, addPayments, withTables } from '../../support/portfolio-tables.ts';

const first = '2026-10-25' as Day;
const account = fc.constantFrom('A', 'B');
const amount = fc.integer({ min: 1, max: 12 }).map((tens) => (tens * 10) as Minor);
const onDay = fc.integer({ min: 0, max: 40 }).map((count) => addDays(first, count));
const span = fc.integer({ min: 0, max: 15 });

const promise = fc.record({
  account,
  amount,
  madeOn: onDay,
  span,
  cancelledAfter: fc.option(span, { freq: 6 }),
});
const payment = fc.record({
  account,
  amount,
  paidOn: onDay,
  takenBack: fc.option(fc.record({ after: span, part: fc.constantFrom(0.5, 1) }), { freq: 4 }),
});
const history = fc.record({
  promises: fc.array(promise, { maxLength: 8 }),
  payments: fc.array(payment, { maxLength: 10 }),
  day: onDay,
  terms: fc.record({
    thresholdPercent: fc.constantFrom(50, 95, 100),
    graceDays: fc.constantFrom(0, 3),
  }),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

const dayOf = ({ madeOn, span: days }: History['promises'][number]): Day => addDays(madeOn, days);
const cancelledOn = ({ madeOn, cancelledAfter }: History['promises'][number]): Day | null =>
  cancelledAfter === null ? null : addDays(madeOn, cancelledAfter);

const store = async (database: Database, { promises, payments }: History): Promise<void> => {
  await addAccounts(database, [{ account_id: 'A' }, { account_id: 'B' }]);
  for (const one of promises)
    await database('promises').insert({
      customer_id: one.account,
      portfolio: 'main',
      account_id: one.account,
      amount_minor: one.amount,
      currency: 'MXN',
      made_on: one.madeOn,
      due_on: dayOf(one),
      cancelled_on: cancelledOn(one),
      source: 'command',
    });
  await addPayments(
    database,
    payments.flatMap(({ account: account_id, amount: amount_minor, paidOn, takenBack }, index) => [
      { account_id, amount_minor, paid_on: paidOn, payment_key: `p${index}` },
      ...(takenBack === null
        ? []
        : [
            {
              account_id,
              amount_minor: -amount_minor * takenBack.part,
              paid_on: addDays(paidOn, takenBack.after),
              payment_key: `r${index}`,
              kind: 'reversal',
              reverses: `p${index}`,
            },
          ]),
    ]),
  );
};

/** The same by hand, account by account. */
const byHand = ({ promises, payments, day, terms }: History): string[] => {
  const told = new Map<number, string>();
  for (const name of ['A', 'B']) {
    const made = promises
      .map((one, index) => ({ ...one, index, dueOn: dayOf(one), cancelledOn: cancelledOn(one) }))
      .filter((one) => one.account === name);
    const left = payments
      .filter((one) => one.account === name)
      .map(({ paidOn, amount: paid, takenBack }) => ({
        paidOn,
        amount: (takenBack !== null && addDays(paidOn, takenBack.after) <= day
          ? paid * (1 - takenBack.part)
          : paid) as Minor,
      }));
    for (const [{ index }, standing] of promiseStandings(made, left, day, terms as PromiseTerms)) {
      told.set(index, `${index + 1} ${standing.state} ${standing.paid}`);
    }
  }
  return [...told].sort(([a], [b]) => a - b).map(([, text]) => text);
};

test('the database says of every promise what the domain says, whatever was promised, paid and taken back', async () => {
  await withTables(async (database) => {
    await fc.assert(
      fc.asyncProperty(history, async (given) => {
        await database('payments').delete();
        await database('promises').delete();
        await database.raw("delete from sqlite_sequence where name = 'promises'");
        await database('accounts').delete();
        await store(database, given);
        const found = await inTransaction(database, async (trx) => {
          await standPromises(trx, given);
          return trx('promise_standing').orderBy('promise_id');
        });
        const told = found.map(({ promise_id, state, paid_minor }) => `${promise_id} ${state} ${paid_minor}`);
        expect(told).toEqual(byHand(given));
      }),
      lawRuns(300),
    );
  });
});
