import { describe, expect, it, test } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { dayRange, meansNoDay } from '../../src/domain/intake/day-limits.ts';
import { tablesIn } from '../support/tables.ts';
import { makeWorkspace } from '../support/workspace.ts';

const plain = (account: number) => `${account},${account},10.00,2026-01-05,2026-10-21,,`;

/** The rows after ten plain ones, taken in; the first of them is on line 12. */
const taken = async (...rows: readonly string[]) => {
  const w = await makeWorkspace({ country: 'MX' });
  const headings = 'account_id,customer_id,balance,opened_on,due_date,settled_on,last_payment_on';
  const ten = Array.from({ length: 10 }, (_, index) => plain(index + 1));
  await w.write('cartera.csv', `${[headings, ...ten, ...rows].join('\n')}\n`);
  const outcome = await w.trato('import', 'portfolio', 'cartera.csv', '--json');
  return { ...w, outcome };
};

describe('days that are possible and unlikely', () => {
  test.each([
    ['A,A,10.00,2026-11-01,2026-10-21,,', '1 row is due before the day of opening, the first on line 12'],
    [
      'A,A,10.00,2026-01-01,2026-10-21,2025-12-31,',
      '1 row was settled before the day of opening, the first on line 12',
    ],
    [
      'A,A,10.00,2028-01-01,2028-10-21,,',
      'opened_on: 1 day is more than a year after 2026-11-20, the first on line 12',
    ],
    [
      'A,A,10.00,,2026-10-21,2027-11-21,',
      'settled_on: 1 day is more than a year after 2026-11-20, the first on line 12',
    ],
    ['A,A,10.00,,2077-10-21,,', 'due_date: 1 day is more than 50 years after 2026-11-20, the first on line 12'],
    [
      'A,A,10.00,1900-01-01,2026-10-21,9999-12-31,',
      'opened_on: 1 value means no day, as 1900-01-01 and 9999-12-31 do, the first on line 12',
    ],
  ])('%s is taken in with a warning', async (row, warning) => {
    const { outcome } = await taken(row);
    expect(outcome).toMatchObject({ exit: 0, json: { accepted: 11, refused: 0 } });
    expect(outcome.json.warnings).toContain(warning);
  });

  test.each([
    ['A,A,10.00,,1969-12-31,,', 'due_date'],
    ['A,A,10.00,,2086-11-21,,', 'due_date'],
    ['A,A,10.00,1899-12-30,2026-10-21,,', 'opened_on'],
    ['A,A,10.00,,2026-10-21,,2199-01-01', 'last_payment_on'],
  ])('%s is refused', async (row, column) => {
    const { outcome } = await taken(row);
    expect(outcome).toMatchObject({
      exit: 4,
      json: { accepted: 10, refusals: [{ code: 'bad-day', line: 12, column }] },
    });
  });

  it('that mean none leave the account open and without a day', async () => {
    const { folder } = await taken('A,A,10.00,1900-01-01,2026-10-21,9999-12-31,0001-01-01');
    const { accounts = [] } = await tablesIn(folder, 'accounts');
    expect(accounts.find(({ account_id }) => account_id === 'A')).toMatchObject({
      opened_on: null,
      closed_on: null,
      last_payment_on: null,
    });
  });

  it('are told when few and stop the file at a fifth of the rows that have both', async () => {
    const early = (account: string) => `${account},${account},10.00,2026-11-01,2026-10-21,,`;
    const few = await taken(early('A'), early('B'), 'C,C,10.00,,2026-10-21,,');
    expect(few.outcome.json.warnings).toContain('2 rows are due before the day of opening, the first on line 12');
    const many = await taken(early('A'), early('B'), early('C'));
    expect(many.outcome.exit).toBe(5);
    expect(many.outcome.stderr).toContain('due-before-opened');
  });
});

test.each([
  '1900-01-01',
  '01/01/1900',
  '1/1/1900',
  '19000101',
  '9999-12-31',
  '31/12/9999',
  '12/31/9999',
  '9999-12-31T00:00:00',
])('%s means that there is no day', (written) => expect(meansNoDay(written)).toBe(true));

test.each(['1900-01-02', '2026-12-31', '31/12/1999', ''])('%s means itself', (written) =>
  expect(meansNoDay(written)).toBe(false),
);

test('the days that a file may name end sixty years after its own', () => {
  expect(dayRange('2024-02-29' as Day)).toEqual({ from: '1970-01-01', to: '2084-02-29' });
});
