import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tablesIn } from '../support/tables.ts';
import { makeWorkspace } from '../support/workspace.ts';
import {
  type Account,
  anyAccounts,
  anyDialect,
  orderIn,
  type WrittenDialect,
  writtenTable,
} from '../support/written-table.ts';

const seed = 20261120;
const [portfolio = []] = fc.sample(anyAccounts(10), { seed, numRuns: 1 });
const dialects = fc.sample(anyDialect, { seed, numRuns: 7 });

/** Takes the portfolio in as the dialect writes it; where the import stops to ask, with the option that it names. */
const takenIn = async (accounts: readonly Account[], dialect: WrittenDialect) => {
  const { folder, trato, write } = await makeWorkspace({ country: 'MX' });
  const file = await write('cartera.csv', writtenTable(accounts, dialect));
  const options = ['--accept-closures', '--json'];
  let told = await trato('import', 'portfolio', file, ...options);
  for (let asked = 0; told.exit === 5 && asked < 2; asked += 1) {
    expect(told.stderr).toMatch(/--date-order|--decimal/);
    options.push(
      ...(told.stderr.includes('--decimal')
        ? ['--decimal', dialect.decimal]
        : ['--date-order', orderIn(dialect) ?? '']),
    );
    told = await trato('import', 'portfolio', file, ...options);
  }
  expect(told).toMatchObject({ exit: 0, stderr: '' });
  const { total, open, accepted } = told.json;
  return { total, open, accepted, tables: await tablesIn(folder, 'customers', 'accounts', 'account_history') };
};

describe('copies of one portfolio in other dialects', () => {
  it('give the same accounts, customers and totals', async () => {
    const [first, ...others] = dialects;
    if (!first) throw new Error('no dialect');
    const expected = await takenIn(portfolio, first);
    expect(expected.tables.accounts).toHaveLength(portfolio.length);
    for (const dialect of others)
      expect({ dialect, ...(await takenIn(portfolio, dialect)) }).toEqual({ dialect, ...expected });
  }, 60_000);
});
