import { describe, expect, it } from 'vitest';
import { segmentAccounts } from '../../src/commands/segment.ts';
import type { Day } from '../../src/domain/day.ts';
import type { Currency } from '../../src/domain/money.ts';
import { bucketsOf } from '../../src/domain/segment/ageing.ts';
import { parseCondition } from '../../src/domain/segment/condition.ts';
import { factsWith } from '../../src/domain/segment/fact.ts';
import type { Segment } from '../../src/domain/segment/segment.ts';
import { addAccounts, withTables } from '../support/portfolio-tables.ts';

const asOf = '2026-11-20' as Day;

const segment = (id: string, when: unknown): Segment => {
  const reading = parseCondition(when, factsWith(bucketsOf()));
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return { id, when: reading.condition, priority: 0 };
};

const settings = {
  currency: 'MXN' as Currency,
  ageing: { edges: [30, 60] },
  segments: [segment('early', { dpd: { between: [1, 30] } }), segment('late', { dpd: { gt: 30 } })],
};

describe('trato segment', () => {
  it('sums up with exactly the promised keys, and warns of accounts in no segment', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [
        { account_id: 'A', customer_id: 'X' },
        { account_id: 'B', customer_id: 'X', balance_minor: 50 },
        { account_id: 'C', due_on: '2026-12-24' },
      ]);
      expect(await segmentAccounts({ database, asOf, settings }, { dryRun: false })).toEqual({
        command: 'segment',
        asOf,
        warnings: [
          '1 open account meets no segment\'s condition (of 3): no strategy treats them. Add a last segment with "when: {}".',
        ],
        segments: [
          { segment: 'early', accounts: 2, customers: 1, balance: { MXN: '1000.50' } },
          { segment: 'late', accounts: 0, customers: 0, balance: { MXN: '0.00' } },
        ],
        unsegmented: 1,
        accounts: 3,
        balance: { MXN: '2000.50' },
        since: null,
        moves: [
          { from: null, to: 'early', accounts: 2, balance: { MXN: '1000.50' } },
          { from: null, to: 'unsegmented', accounts: 1, balance: { MXN: '1000.00' } },
        ],
      });
    });
  });

  it('tells who moves, a line for each pair of segments, with those that are new, closed or in none', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [
        { account_id: 'A', due_on: '2026-10-21' },
        { account_id: 'B', due_on: '2026-10-21', currency: 'CLP', balance_minor: 900 },
        { account_id: 'C' },
        { account_id: 'D', due_on: '2026-11-20' },
        { account_id: 'F', due_on: '2026-11-22', balance_minor: 700 },
      ]);
      const first = await segmentAccounts({ database, asOf, settings }, { dryRun: false });
      expect(await segmentAccounts({ database, asOf, settings }, { dryRun: false })).toEqual(first);
      await database('accounts').whereIn('account_id', ['C', 'F']).update({ closed_on: '2026-11-21' });
      await addAccounts(database, [{ account_id: 'E', valid_from_on: '2026-11-21' }]);
      const next = { database, asOf: '2026-11-21' as Day, settings };
      const dry = await segmentAccounts(next, { dryRun: true });
      expect(dry).toMatchObject({
        since: asOf,
        moves: [
          { from: 'early', to: 'late', accounts: 2, balance: { CLP: '900', MXN: '1000.00' } },
          { from: 'early', to: null, accounts: 1, balance: { MXN: '1000.00' } },
          { from: 'unsegmented', to: 'early', accounts: 1, balance: { MXN: '1000.00' } },
          { from: 'unsegmented', to: null, accounts: 1, balance: { MXN: '7.00' } },
          { from: null, to: 'early', accounts: 1, balance: { MXN: '1000.00' } },
        ],
      });
      expect(await segmentAccounts(next, { dryRun: false })).toEqual(dry);
      expect(await segmentAccounts(next, { dryRun: false })).toEqual(dry);
    });
  });

  it('shows the same in a dry run and keeps nothing, also as of a day before the last', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [{ account_id: 'A' }, { account_id: 'B', due_on: '2026-09-01' }]);
      const dry = await segmentAccounts({ database, asOf, settings }, { dryRun: true });
      expect(await database('assignments')).toEqual([]);
      expect(await segmentAccounts({ database, asOf, settings }, { dryRun: false })).toEqual(dry);
      const assigned = await database('assignments');
      const earlier = { database, asOf: '2026-11-10' as Day, settings };
      expect(await segmentAccounts(earlier, { dryRun: true })).toMatchObject({ unsegmented: 1, accounts: 2 });
      expect(await database('assignments')).toEqual(assigned);
    });
  });

  it('sums up a workspace without accounts, and one without segments', async () => {
    await withTables(async (database) => {
      expect(await segmentAccounts({ database, asOf, settings }, { dryRun: false })).toMatchObject({
        warnings: [],
        unsegmented: 0,
        accounts: 0,
        balance: { MXN: '0.00' },
      });
      await addAccounts(database, [{}]);
      const without = { ...settings, segments: [] };
      expect(await segmentAccounts({ database, asOf, settings: without }, { dryRun: false })).toMatchObject({
        segments: [],
        unsegmented: 1,
        accounts: 1,
      });
    });
  });
});
