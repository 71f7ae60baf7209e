import { expect, test } from 'vitest';
import { makeWorkspace, type TestWorkspace } from '../../support/workspace.ts';

const portfolio = [
  'account_id,customer_id,full_name,email,balance,due_date,monthly_income,monthly_expenses',
  'A-1,X,Ana Pérez,ana@example.com,9000.00,2026-10-21,12000.00,9000.00',
].join('\n');

const on = async (workspace: TestWorkspace, day: string, ...argv: string[]) => {
  const outcome = await workspace.trato(...argv, '--as-of', day, '--json');
  expect(outcome.exit, outcome.stderr).toBe(0);
  return outcome.json;
};

/** A portfolio thirty days past due, whose offer was put to the customer on 2026-11-20. */
const promised = async (): Promise<TestWorkspace> => {
  const workspace = await makeWorkspace({ country: 'MX' });
  const file = await workspace.write('portfolio.csv', `${portfolio}\n`);
  await on(workspace, '2026-11-20', 'import', 'portfolio', file, '--date-order', 'ymd');
  for (const step of ['segment', 'offer', 'plan']) await on(workspace, '2026-11-20', step);
  await on(workspace, '2026-11-20', 'approve', '1');
  await on(workspace, '2026-11-20', 'dispatch', '1');
  return workspace;
};

const termsOn = async (workspace: TestWorkspace, day: string) => {
  const { options, lapsesOn } = await on(workspace, day, 'offer', 'show', 'A-1');
  return { options, lapsesOn };
};

test('what was put to a customer holds until it lapses, though the account enters a segment with another policy', async () => {
  const workspace = await promised();
  const before = await termsOn(workspace, '2026-11-20');
  const { segments } = await on(workspace, '2026-11-21', 'segment');
  expect(segments).toMatchObject(expect.arrayContaining([expect.objectContaining({ segment: 'mid', accounts: 1 })]));
  expect(await on(workspace, '2026-11-21', 'offer')).toMatchObject({ made: 0, kept: 1, withdrawn: 0 });
  expect(await termsOn(workspace, '2026-11-21')).toEqual(before);
});

test('after it has lapsed, another offer is made', async () => {
  const workspace = await promised();
  const { lapsesOn } = await termsOn(workspace, '2026-11-20');
  await on(workspace, '2026-12-01', 'segment');
  expect(lapsesOn).toBe('2026-11-30');
  expect(await on(workspace, '2026-12-01', 'offer')).toMatchObject({ made: 1, kept: 0 });
});

test('when something was paid, the offer is made anew for what is left', async () => {
  const workspace = await promised();
  const file = await workspace.write('paid.csv', 'account_id,paid_on,amount\nA-1,2026-11-21,500.00\n');
  await on(workspace, '2026-11-21', 'import', 'payments', file, '--date-order', 'ymd');
  await on(workspace, '2026-11-21', 'segment');
  expect(await on(workspace, '2026-11-21', 'offer')).toMatchObject({ made: 1, kept: 0 });
});
