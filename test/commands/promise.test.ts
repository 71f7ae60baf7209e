import { beforeAll, describe, expect, test } from 'vitest';
import { bytesOf, type PortfolioWorkspace, portfolioWorkspace } from '../support/portfolio-workspace.ts';

let workspace: PortfolioWorkspace;

beforeAll(async () => {
  workspace = await portfolioWorkspace([{ account: 'A' }, { account: 'B' }, { account: 'B2', customer: 'C-B' }]);
}, 60_000);

const promised = (account: string, ...more: string[]) =>
  workspace.done('promise', 'add', account, '--amount', '500.00', '--due', '2026-11-25', ...more);

describe('trato promise', () => {
  test('a dry run keeps nothing', async () => {
    const before = await bytesOf(workspace.folder);
    expect(await promised('A', '--dry-run')).toMatchObject({ promise: null, account: 'A', state: 'open' });
    expect(await bytesOf(workspace.folder)).toEqual(before);
  });

  test('add tells the promise, and its account drops out of the message', async () => {
    expect(await promised('A')).toEqual({
      command: 'promise add',
      asOf: '2026-11-20',
      warnings: [],
      promise: 1,
      customer: 'C-A',
      portfolio: 'main',
      account: 'A',
      amount: { MXN: '500.00' },
      paid: { MXN: '0.00' },
      madeOn: '2026-11-20',
      dueOn: '2026-11-25',
      state: 'open',
    });
    await promised('B');
    expect(await workspace.done('plan')).toMatchObject({
      messages: 1,
      exclusions: [{ reason: 'promise-running', customers: 1 }],
    });
    const [message] = await workspace.inDatabase((database) => database('messages').select('account_id', 'accounts'));
    expect(message).toEqual({ account_id: 'B2', accounts: 1 });
  });

  test('another promise of the account is told beside the first', async () => {
    const { warnings } = await workspace.done('promise', 'add', 'B', '--amount', '7000', '--due', '2026-11-30');
    expect(warnings).toEqual([
      'more is promised than the 6000.00 MXN that is owed',
      expect.stringContaining('promise 2, due on 2026-11-25, runs too'),
      expect.stringContaining('can no longer be sent'),
    ]);
  });

  test('payments keep it, and a day decides', async () => {
    await workspace.write('pagos.csv', 'account_id,paid_on,amount\nB,2026-11-22,480.00\n');
    await workspace.on('2026-11-22', 'import', 'payments', 'pagos.csv');
    const listed = async (day: string, ...argv: string[]) => {
      const { json } = await workspace.on(day, 'promise', 'list', ...argv, '--json');
      return (json.promises as { promise: number; state: string; paid: object }[]).map(
        ({ promise, state }) => `${promise} ${state}`,
      );
    };
    expect(await listed('2026-11-22')).toEqual(['3 open', '2 kept', '1 open']);
    expect(await listed('2026-12-10')).toEqual(['3 broken', '2 kept', '1 broken']);
    expect(await listed('2026-12-10', '--kept')).toEqual(['2 kept']);
    expect(await listed('2026-12-10', 'C-A')).toEqual(['1 broken']);
    expect(await listed('2026-12-10', 'B', '--broken', '--sample', '1')).toEqual(['3 broken']);
  });

  test('cancelling takes it back from the day on', async () => {
    expect(await workspace.done('promise', 'cancel', '1')).toMatchObject({ promise: 1, cancelledOn: '2026-11-20' });
    const { stdout } = await workspace.on('2026-11-20', 'promise', 'list', 'A');
    expect(stdout).toContain('Promises as of 2026-11-20: 1 cancelled');
    expect(await workspace.done('plan')).toMatchObject({ messages: 2, excluded: 0 });
  });
});
