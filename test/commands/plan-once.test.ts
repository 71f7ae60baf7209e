import { describe, expect, test } from 'vitest';
import {
  type PortfolioRow,
  type PortfolioWorkspace,
  portfolioCsv,
  portfolioWorkspace,
} from '../support/portfolio-workspace.ts';

/** Ten days past due on 20 November: the second step of `early`. */
const rows: readonly PortfolioRow[] = [{ account: 'A' }, { account: 'B' }];

const sent = async (): Promise<PortfolioWorkspace> => {
  const workspace = await portfolioWorkspace(rows);
  const { batch } = await workspace.done('plan');
  await workspace.done('approve', String(batch));
  await workspace.done('dispatch');
  return workspace;
};

const planOn = async (workspace: PortfolioWorkspace, asOf: string): Promise<Readonly<Record<string, unknown>>> => {
  const outcome = await workspace.on(asOf, 'plan', '--accept-stale', '--json');
  expect(outcome.stderr).toBe('');
  return outcome.json;
};

const nobody = { messages: 0, exclusions: [{ reason: 'already-contacted', customers: 2 }] };

describe('a step that was dispatched is never planned again for the same arrears', () => {
  test('on the days after, within its catch-up', async () => {
    const workspace = await sent();
    for (const day of ['2026-11-20', '2026-11-21']) expect(await planOn(workspace, day)).toMatchObject(nobody);
  });

  test('by the same portfolio with other balances', async () => {
    const workspace = await sent();
    await workspace.place(
      rows.map((row) => ({ ...row, balance: '5500.00' })),
      '2026-11-21',
    );
    expect(await planOn(workspace, '2026-11-21')).toMatchObject(nobody);
  });

  test('by an account of another name and portfolio with the same due date', async () => {
    const workspace = await sent();
    const renamed = rows.map((row) => ({ ...row, account: `N-${row.account}`, customer: `C-${row.account}` }));
    await workspace.write('otra.csv', portfolioCsv(renamed));
    for (const argv of [['import', 'portfolio', 'otra.csv', '--portfolio', 'otra'], ['segment']]) {
      expect(await workspace.on('2026-11-21', ...argv)).toMatchObject({ exit: 0 });
    }
    expect(await planOn(workspace, '2026-11-21')).toMatchObject(nobody);
  });

  test('after an import was taken back and came again', async () => {
    const workspace = await sent();
    await workspace.place(
      rows.map((row) => ({ ...row, balance: '5500.00' })),
      '2026-11-21',
    );
    const undone = await workspace.on('2026-11-21', 'import', 'undo', '2', '--yes', '--json');
    expect(undone.exit).toBe(0);
    await workspace.place(
      rows.map((row) => ({ ...row, balance: '5400.00' })),
      '2026-11-21',
    );
    expect(await planOn(workspace, '2026-11-21')).toMatchObject(nobody);
  });

  test('but is planned for new arrears', async () => {
    const workspace = await sent();
    await workspace.place(
      rows.map((row) => ({ ...row, due: '2026-11-12' })),
      '2026-11-22',
    );
    expect(await planOn(workspace, '2026-11-23')).toMatchObject({ messages: 2 });
  });
});
