import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { bucketsOf } from '../../../src/domain/segment/ageing.ts';
import { parseCondition } from '../../../src/domain/segment/condition.ts';
import { factsWith } from '../../../src/domain/segment/fact.ts';
import type { Segment } from '../../../src/domain/segment/segment.ts';
import { type Database, inTransaction } from '../../../src/stores/database.ts';
import { assignedTotals } from '../../../src/stores/segments/segment-totals.ts';
import { assignSegments } from '../../../src/stores/segments/segments.ts';
import { addAccounts, withTables } from '../../support/portfolio-tables.ts';

const buckets = bucketsOf();

const segment = (id: string, when: unknown): Segment => {
  const reading = parseCondition(when, factsWith(buckets));
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return { id, when: reading.condition, priority: 0 };
};

const plain = [
  segment('small', { balance: { lt: 500 } }),
  segment('early', { dpd: { between: [1, 10] } }),
  segment('late', { dpd: { gt: 10 } }),
];

const assign = (database: Database, day: string, segments: readonly Segment[] = plain, rewind = false) =>
  inTransaction(database, (trx) => assignSegments(trx, { segments }, { day: day as Day, buckets, rewind }));

/** `A early 2026-11-11..2026-11-21`: who was in which segment, from and until when. */
const history = async (database: Database): Promise<string[]> => {
  const rows: { account_id: string; segment: string; entered_on: string; left_on: string | null }[] = await database(
    'assignments',
  ).orderBy(['account_id', 'entered_on']);
  return rows.map((row) => `${row.account_id} ${row.segment} ${row.entered_on}..${row.left_on ?? ''}`);
};

describe('assigned segments', () => {
  it('are the first whose condition is met, kept while it is, left on the day it no longer is', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [
        { account_id: 'A', due_on: '2026-11-10' },
        { account_id: 'B', due_on: '2026-11-10', balance_minor: 49_999 },
        { account_id: 'C', due_on: '2026-12-01' },
      ]);
      for (const day of ['2026-11-11', '2026-11-15', '2026-11-21', '2026-11-22']) await assign(database, day);
      expect(await history(database)).toEqual([
        'A early 2026-11-11..2026-11-21',
        'A late 2026-11-21..',
        'B small 2026-11-11..',
      ]);
    });
  });

  it('are left when the account is closed and entered again when it is open again', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [{ due_on: '2026-11-10' }]);
      await assign(database, '2026-11-11');
      await database('accounts').update({ closed_on: '2026-11-12' });
      await assign(database, '2026-11-12');
      await database('accounts').update({ closed_on: null });
      await assign(database, '2026-11-14');
      expect(await history(database)).toEqual(['A early 2026-11-11..2026-11-12', 'A early 2026-11-14..']);
    });
  });

  it('of one day are those of its last run, as if there had been no other', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [
        { account_id: 'A' },
        { account_id: 'B', due_on: '2026-11-01' },
        { account_id: 'C' },
      ]);
      await assign(database, '2026-11-12');
      const before = await history(database);
      await assign(database, '2026-11-15', [segment('all', {})]);
      expect(await history(database)).toContain('A all 2026-11-15..');
      await assign(database, '2026-11-15', [segment('none', { dpd: { gt: 999 } })]);
      expect(await history(database)).toEqual(before.map((line) => `${line}2026-11-15`));
      await assign(database, '2026-11-15');
      expect(await history(database)).toEqual(before);
    });
  });

  it('stay the same when nothing changed', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [{ account_id: 'A' }, { account_id: 'B', currency: 'CLP', due_on: '2026-10-01' }]);
      const told = await assign(database, '2026-11-15');
      const before = await history(database);
      expect(await assign(database, '2026-11-15')).toEqual(told);
      expect(await history(database)).toEqual(before);
    });
  });

  it('are not assigned as of a day before the last one', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [{ account_id: 'A' }]);
      await assign(database, '2026-11-15');
      const before = await history(database);
      await assign(database, '2026-11-16');
      await expect(assign(database, '2026-11-15')).rejects.toMatchObject({ code: 'later-assignments', exit: 5 });
      expect(await history(database)).toEqual(before);
    });
  });

  it('can be taken back to an earlier day, as if the later ones had not been', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [
        { account_id: 'A' },
        { account_id: 'B', due_on: '2026-11-01' },
        { account_id: 'C' },
      ]);
      await assign(database, '2026-11-12');
      await database('accounts').where('account_id', 'C').update({ closed_on: '2026-12-20' });
      await assign(database, '2027-11-15');
      await assign(database, '2026-11-13', plain, true);
      expect(await history(database)).toEqual(['A early 2026-11-12..', 'B late 2026-11-12..', 'C early 2026-11-12..']);
    });
  });

  it('give totals of which every open account is in exactly one, by the day they held on', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [
        { account_id: 'A', customer_id: 'X', due_on: '2026-11-10' },
        { account_id: 'B', customer_id: 'X', due_on: '2026-11-10', currency: 'CLP', balance_minor: 900 },
        { account_id: 'C', customer_id: 'Y', due_on: '2026-12-01' },
        { account_id: 'D', customer_id: 'Y', due_on: '2026-11-10', closed_on: '2026-11-10' },
      ]);
      const { totals: early } = await assign(database, '2026-11-11');
      await assign(database, '2026-11-21');
      expect(early).toEqual([
        { segment: undefined, accounts: 1, customers: 1, balance: [{ amount: 100_000, currency: 'MXN' }] },
        {
          segment: 'early',
          accounts: 2,
          customers: 1,
          balance: [
            { amount: 900, currency: 'CLP' },
            { amount: 100_000, currency: 'MXN' },
          ],
        },
      ]);
      expect(await assignedTotals(database, '2026-11-20' as Day)).toEqual(early);
      const later = await assignedTotals(database, '2026-11-21' as Day);
      expect(later.map(({ segment: id, accounts }) => [id, accounts])).toEqual([
        [undefined, 1],
        ['late', 2],
      ]);
    });
  });
});
