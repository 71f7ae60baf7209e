import { expect, test } from 'vitest';
import { portfolioWorkspace } from '../support/portfolio-workspace.ts';

type Row = readonly [account: string, balance: string, dpd: number];

const fileOf = (rows: readonly Row[]): string =>
  `${['account_id,customer_id,full_name,balance,days_past_due,email', ...rows.map(([account, balance, dpd]) => `${account},${account},Ana Gil,${balance},${dpd},${account}@example.com`)].join('\n')}\n`;

test.each<[string, Row, string, string]>([
  ['comes a day late', ['A', '6000.00', 10], '2026-11-21', '2026-11-10'],
  ['comes in time', ['A', '6000.00', 11], '2026-11-21', '2026-11-10'],
  ['comes in time after one that was late', ['A', '6000.00', 12], '2026-11-21', '2026-11-10'],
  ['tells of a payment', ['A', '5000.00', 10], '2026-11-21', '2026-11-11'],
  ['tells of a new charge', ['A', '7000.00', 10], '2026-11-21', '2026-11-11'],
  ['tells of other arrears', ['A', '6000.00', 2], '2026-11-21', '2026-11-19'],
  ['tells of none', ['A', '6000.00', 0], '2026-11-21', '2026-11-21'],
])('a file with days past due only that %s', async (_, row, day, due) => {
  const workspace = await portfolioWorkspace([]);
  await workspace.write('cartera.csv', fileOf([['A', '6000.00', 10]]));
  await workspace.done('import', 'portfolio', 'cartera.csv');
  await workspace.write('cartera.csv', fileOf([row]));
  const { exit, json } = await workspace.on(day, 'import', 'portfolio', 'cartera.csv', '--json');
  expect(exit).toBe(0);
  const accounts = await workspace.inDatabase((database) => database('accounts').pluck('due_on'));
  expect(accounts).toEqual([due]);
  const isKept = due === '2026-11-10' && row[2] !== 11;
  expect(json.warnings).toEqual(isKept ? [expect.stringContaining('the known due dates stay')] : []);
});
