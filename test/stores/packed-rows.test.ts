import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/stores/database.ts';
import { packedRows } from '../../src/stores/packed-rows.ts';
import { addCustomers, withTables } from '../support/portfolio-tables.ts';

interface Named {
  readonly customer_id: string;
  readonly full_name: string | null;
  readonly monthly_income_minor: number | null;
}

const columns = ['customer_id', 'full_name', 'monthly_income_minor'] as const;

describe('packedRows', () => {
  it('gives what the driver itself would give, in the order of the query', async () => {
    await withTables(async (database) => {
      await addCustomers(database, [
        { customer_id: 'C', full_name: `"Ñandú" \\ O'Neill\n\t\u0001 😀 \u2028`, monthly_income_minor: 2 ** 53 - 1 },
        { customer_id: 'A', full_name: '', monthly_income_minor: -1 },
        { customer_id: 'B', full_name: null, monthly_income_minor: null },
      ]);
      await inTransaction(database, async (trx) => {
        const named = () => trx('customers').orderBy('customer_id', 'desc').select(columns);
        expect(await packedRows<Named>(trx, named(), columns)).toEqual(await named());
        expect(await packedRows<Named>(trx, named().where({ customer_id: 'nobody' }), columns)).toEqual([]);
      });
    });
  });
});
