import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordsOf } from './support/records.ts';
import { makeWorkspace, type TestWorkspace } from './support/workspace.ts';

const folder = process.env.TRATO_REAL_DATA ?? new URL('../../shared/data', import.meta.url).pathname;
const isThere = existsSync(folder);
if (!isThere) process.stderr.write(`test/real-data.test.ts is skipped: there is no ${folder} (TRATO_REAL_DATA)\n`);

const file = (path: string): string => join(folder, path);

const workspaceAsOf = (asOf: string): Promise<TestWorkspace> =>
  makeWorkspace({ country: 'US', currency: 'USD', asOf, creditor: 'Northwind' });

/** The ageing as the reporting command prints it, in the form of the expected file. */
const ageing = async ({ trato }: TestWorkspace): Promise<unknown> => {
  const { json } = await trato('report', 'ageing', '--json');
  return (json.buckets as { bucket: string; accounts: number; balance: { USD: string } }[]).map(
    ({ bucket, accounts, balance }) => ({ bucket, accounts: String(accounts), balance: Number(balance.USD) }),
  );
};

const expectedAgeing = async (path: string): Promise<unknown> =>
  recordsOf(await readFile(file(path))).map(({ bucket, accounts, balance }) => ({
    bucket,
    accounts,
    balance: Number(balance),
  }));

describe.skipIf(!isThere)('real files', () => {
  it.each(['2012-12-31', '2013-06-30'])('IBM invoices age as of %s as computed apart', async (asOf) => {
    const workspace = await workspaceAsOf(asOf);
    const placed = await workspace.trato('import', 'portfolio', file('ibm/ibm_ar_dmy.csv'), '--json');
    expect(placed).toMatchObject({ exit: 0, json: { rows: 2466, accepted: 2466, customers: 100, dateOrder: 'dmy' } });
    expect(await ageing(workspace)).toEqual(await expectedAgeing(`ibm/expected_ageing_${asOf}.csv`));
  });

  it('IBM invoices and payments apart age as the invoices that know when they were settled', async () => {
    const workspace = await workspaceAsOf('2013-06-30');
    await workspace.trato('import', 'portfolio', file('ibm/ibm_invoices.csv'));
    const paid = await workspace.trato('import', 'payments', file('ibm/ibm_payments_to_2013-06-30.csv'), '--json');
    expect(paid).toMatchObject({ exit: 0, json: { refused: 0, warnings: [] } });
    expect(await ageing(workspace)).toEqual(await expectedAgeing('ibm/expected_ageing_2013-06-30.csv'));
  });

  it('HighRadius invoices are refused where they are too precise, or rounded when that is asked for', async () => {
    const workspace = await workspaceAsOf('2020-05-31');
    const first = await workspace.trato('import', 'portfolio', file('highradius/open_invoices.csv'), '--json');
    expect(first).toMatchObject({ exit: 4, json: { rows: 9681, accepted: 9105, refused: 576 } });
    expect(first.json.refusals).toMatchObject([{ code: 'too-precise', rows: 576, column: 'converted_usd' }]);

    const rounded = await workspaceAsOf('2020-05-31');
    const asked = ['import', 'portfolio', file('highradius/open_invoices.csv'), '--round-amounts', '--json'];
    expect(await rounded.trato(...asked)).toMatchObject({
      exit: 0,
      json: { accepted: 9681, customers: 553, rounded: { count: 576, difference: '0.366' } },
    });
    expect(await ageing(rounded)).toEqual(await expectedAgeing('highradius/expected_ageing_2020-05-31.csv'));
  });
});
