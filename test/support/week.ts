import type { Database } from '../../src/stores/database.ts';
import { accountRow, batchRow, customerRow, exclusionRow, importRow, messageRow } from './batch-workspace.ts';

const payment = (account: string, key: string, paidOn: string, amount: number, currency = 'MXN') => ({
  customer_id: `C-${account}`,
  portfolio: 'tarjetas',
  account_id: account,
  payment_key: key,
  paid_on: paidOn,
  amount_minor: amount,
  currency,
  source: 'file',
  import_id: 2,
});

/** A week that ends on 2026-11-20: five accounts in two currencies, three payments in it, a dispatched batch, a refused row. */
export const week = async (database: Database): Promise<void> => {
  await database('imports').insert(
    importRow({
      import_id: 2,
      kind: 'payments',
      file_name: '=pagos<b>.csv',
      content_key: 'b',
      rows: 4,
      accepted: 3,
      refused: 1,
    }),
  );
  await database('customers').insert([
    customerRow('C-1'),
    customerRow('C-2'),
    customerRow('C-3', { phones: '[]' }),
    customerRow('C-4'),
    customerRow('C-5'),
  ]);
  await database('accounts').insert([
    accountRow('C-1', '1', { balance_minor: 1_000_000, balance_on: '2026-11-10', due_on: '2026-11-10' }),
    accountRow('C-2', '2', { balance_minor: 500_000, balance_on: '2026-11-10', due_on: '2026-09-15' }),
    accountRow('C-3', '3', { balance_minor: 250_050, balance_on: '2026-11-10', due_on: '2026-12-01' }),
    accountRow('C-4', '4', { balance_minor: 75_000, balance_on: '2026-11-10', due_on: '2026-06-01', currency: 'USD' }),
    accountRow('C-5', '5', { balance_minor: 40_000, closed_on: '2026-11-18', closed_reason: 'not-in-snapshot' }),
  ]);
  await database('assignments').insert([
    { customer_id: 'C-1', portfolio: 'tarjetas', account_id: '1', segment: 'early', entered_on: '2026-11-12' },
    { customer_id: 'C-2', portfolio: 'tarjetas', account_id: '2', segment: 'late', entered_on: '2026-11-12' },
  ]);
  await database('payments').insert([
    payment('1', 'a', '2026-11-13', 10_000),
    payment('1', 'b', '2026-11-15', 120_000),
    payment('2', 'c', '2026-11-19', 30_050),
    payment('4', 'd', '2026-11-20', 5_000, 'USD'),
  ]);
  await database('batches').insert([
    batchRow({
      batch_id: 1,
      state: 'dispatched',
      dispatched_on: '2026-11-19',
      candidates: 4,
      messages: 2,
      excluded: 2,
    }),
    batchRow({ batch_id: 2, state: 'discarded', candidates: 1, messages: 1 }),
  ]);
  await database('messages').insert([
    messageRow('C-1', { account_id: '1' }),
    messageRow('C-2', { account_id: '2', channel: 'sms', parts: 2, cost_minor: 90 }),
    messageRow('C-3', { account_id: '3', batch_id: 2, cost_minor: 9_999 }),
  ]);
  await database('exclusions').insert([exclusionRow('C-3', 'no-step-due'), exclusionRow('C-4', 'hold:illness')]);
};
