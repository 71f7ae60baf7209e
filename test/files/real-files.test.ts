import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileKind } from '../../src/domain/mapping/field.ts';
import { missingFields } from '../../src/domain/mapping/mapping.ts';
import { parseAmount } from '../../src/domain/written/written-amount.ts';
import { parseDay } from '../../src/domain/written/written-day.ts';
import { readRows } from '../../src/files/csv/csv-rows.ts';
import { formatOf } from '../../src/files/csv/file-format.ts';
import { inspectFile } from '../../src/files/text/text-file.ts';

const formatOfFile = async (path: string, kind: FileKind) => {
  const format = await formatOf(await inspectFile(path), { kind });
  const fields = Object.fromEntries(
    format.mapping.columns.flatMap(({ source, field }) => (field ? [[source, field]] : [])),
  );
  return { ...format, fields };
};

const samples = new URL('../../samples/', import.meta.url).pathname;

describe('samples', () => {
  test.each([
    ['mx/cartera.csv', 'portfolio', 'windows-1252', ';', ',', 'dmy', ['Sucursal'], 294],
    ['co/cartera.csv', 'portfolio', 'utf-8', ';', ',', 'ymd', ['Zona'], 280],
    ['br/carteira.csv', 'portfolio', 'utf-8', ';', ',', 'dmy', ['Loja'], 284],
    ['us/portfolio.csv', 'portfolio', 'utf-8', ',', '.', 'mdy', ['Branch'], 281],
    ['mx/pagos.csv', 'payments', 'windows-1252', ';', ',', 'dmy', ['Medio de pago'], 37],
    ['co/pagos.csv', 'payments', 'utf-8', ';', ',', 'ymd', ['Medio de pago'], 37],
    ['br/pagamentos.csv', 'payments', 'utf-8', ';', ',', 'dmy', ['Meio de Pagamento'], 37],
    ['us/payments.csv', 'payments', 'utf-8', ',', '.', 'mdy', ['Method'], 37],
  ] as const)('%s is read without help', async (name, kind, encoding, delimiter, decimal, dateOrder, extra, count) => {
    const format = await formatOfFile(join(samples, name), kind);
    expect(format).toMatchObject({
      encoding,
      delimiter,
      decimal,
      dateOrder,
      headerLine: 1,
      problems: [],
      ambiguous: [],
    });
    expect(format.mapping.columns.filter(({ field }) => !field).map(({ source }) => source)).toEqual(extra);
    expect(missingFields(format.mapping)).toEqual([]);
    let rows = 0;
    const refused = [];
    for await (const batch of readRows(format.file.path, format)) {
      rows += batch.rows.length;
      refused.push(...batch.refused.map(({ refusal }) => refusal.code));
    }
    expect(rows + refused.length).toBe(count);
    expect(refused).toEqual(kind === 'portfolio' ? ['wrong-column-count'] : []);
  });
});

const data = process.env.TRATO_REAL_DATA ?? '../shared/data';

describe.skipIf(!existsSync(data))(`public files in ${data}`, () => {
  test('IBM invoices', async () => {
    const format = await formatOfFile(join(data, 'ibm/ibm_ar_dmy.csv'), 'portfolio');
    expect(format).toMatchObject({
      decimal: '.',
      dateOrder: 'dmy',
      problems: [],
      mapping: { balanceStated: 'on-opening' },
    });
    expect(format.fields).toEqual({
      customerID: 'customer_id',
      invoiceNumber: 'account_id',
      InvoiceDate: 'opened_on',
      DueDate: 'due_date',
      InvoiceAmount: 'balance',
      Disputed: 'disputed',
      SettledDate: 'settled_on',
    });
    const payments = await formatOfFile(join(data, 'ibm/ibm_payments.csv'), 'payments');
    expect(payments.fields).toEqual({
      invoiceNumber: 'account_id',
      customerID: 'customer_id',
      PaymentDate: 'paid_on',
      Amount: 'amount',
    });
  });

  test('HighRadius invoices, every day and amount of them', async () => {
    const format = await formatOfFile(join(data, 'highradius/open_invoices.csv'), 'portfolio');
    expect(format).toMatchObject({
      decimal: '.',
      dateOrder: 'dmy',
      problems: [],
      mapping: { balanceStated: 'on-opening' },
    });
    expect(format.fields).toEqual({
      cust_number: 'customer_id',
      name_customer: 'full_name',
      doc_id: 'account_id',
      posting_date: 'opened_on',
      due_in_date: 'due_date',
      clear_date: 'settled_on',
      converted_usd: 'balance',
    });
    let precise = 0;
    let count = 0;
    for await (const { rows } of readRows(format.file.path, format)) {
      for (const { cells } of rows) {
        count += 1;
        expect(parseDay(cells[8] ?? '', 'dmy')).toBeDefined();
        const amount = parseAmount(cells[11] ?? '', { decimal: '.', exponent: 2 });
        if (amount === 'too-precise') precise += 1;
        else expect(amount).toBeTypeOf('object');
      }
    }
    expect([count, precise]).toEqual([9681, 576]);
  });
});
