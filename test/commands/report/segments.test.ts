import { expect, it } from 'vitest';
import { segmentsReport } from '../../../src/commands/report/segments.ts';
import { segmentAccounts } from '../../../src/commands/segment.ts';
import type { Day } from '../../../src/domain/day.ts';
import type { Currency } from '../../../src/domain/money.ts';
import { bucketsOf } from '../../../src/domain/segment/ageing.ts';
import { parseCondition } from '../../../src/domain/segment/condition.ts';
import { factsWith } from '../../../src/domain/segment/fact.ts';
import { addAccounts, withTables } from '../../support/portfolio-tables.ts';

const reading = parseCondition({ dpd: { gt: 0 } }, factsWith(bucketsOf()));
if ('problems' in reading) throw new Error('the condition must be right');
const past = { id: 'past-due', when: reading.condition, priority: 0 };

it('shows the segments as they were on the day, with a segment that the settings no longer have and what is in none', async () => {
  await withTables(async (database) => {
    const settings = { currency: 'MXN' as Currency, ageing: { edges: [30] }, segments: [past] };
    await addAccounts(database, [{ account_id: 'A' }, { account_id: 'B', due_on: '2026-12-01', balance_minor: 5 }]);
    await segmentAccounts({ database, asOf: '2026-11-15' as Day, settings }, { dryRun: false });
    const report = (asOf: string) =>
      segmentsReport({ database, asOf: asOf as Day, settings: { ...settings, segments: [{ ...past, id: 'new' }] } });

    const summary = await report('2026-11-20');
    expect(summary.tables).toEqual([
      {
        name: 'segments',
        columns: ['segment', 'accounts', 'customers', 'balance MXN'],
        rows: [
          ['new', 0, 0, '0.00'],
          ['past-due', 1, 1, '1000.00'],
          ['unsegmented', 1, 1, '0.05'],
        ],
      },
    ]);
    expect(summary.measures).toMatchObject([{ name: 'segmented', value: 0.5, numerator: 1, denominator: 2 }]);
    expect(summary.warnings).toEqual(['1 of 2 open accounts was in no segment on 2026-11-20.']);
    expect(await report('2026-11-14')).toMatchObject({ unsegmented: 2, accounts: 2 });
  });
});
