import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BankFormat } from '../../../src/domain/bank/bank-format.ts';
import { bankFormatOf } from '../../../src/domain/bank/bank-format.ts';
import type { BankSummary } from '../../../src/domain/bank/bank-tally.ts';
import { writeBankCopy } from '../../../src/files/bank/bank-copy.ts';
import { camtFile, cnab240File, cnab400File, mt940File, type WrittenEntry } from '../../support/bank-files.ts';
import { makeFolder } from '../../support/folder.ts';
import { recordsOf } from '../../support/records.ts';

const folder = await makeFolder();

/** What a text is read as: the rows of its copy and the summary. */
const read = async (text: string): Promise<{ rows: Readonly<Record<string, string>>[]; summary: BankSummary }> => {
  const path = join(folder, 'statement');
  await writeFile(path, text);
  const format = bankFormatOf(text.slice(0, 10_000)) as BankFormat;
  const summary = await writeBankCopy({ path, name: 'statement', encoding: 'utf-8', format }, join(folder, 'copy.csv'));
  return { rows: recordsOf(await readFile(join(folder, 'copy.csv'))), summary };
};

const words = (most: number, letters = 'abcdefghiJKLMNOPQ rstuvw0123456789') =>
  fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: most })
    .map((all) => all.join('').replace(/\s+/g, ' ').trim())
    .filter((text) => /[A-Z1-9]/i.test(text));

const days = fc
  .integer({ min: 0, max: 3_000 })
  .map((offset) => new Date(Date.UTC(2020, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10));

const written = (kinds: readonly WrittenEntry['kind'][], text: fc.Arbitrary<string>): fc.Arbitrary<WrittenEntry[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      paidOn: days as fc.Arbitrary<WrittenEntry['paidOn']>,
      amount: fc.integer({ min: 1, max: 99_999_999_999 }),
      reference: words(10, 'ABCDEF0123456789'),
      nationalId: fc.constantFrom('12345678909', '11222333000181', '00000000191', '12ABC34501DE35'),
      payer: text,
      description: text.filter((value) => value.includes(' ')),
      bankReference: words(12, 'ABC0123456789'),
    }),
    { maxLength: 12 },
  );

const latin = words(25);
const anyText = fc.oneof(latin, words(30, 'ñçãé&<>"\'], ;\n😀abc'));

const amountText = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

const expected = (entries: readonly WrittenEntry[], currency: string, fields: readonly (keyof WrittenEntry)[]) =>
  entries.map((entry) => ({
    paid_on: entry.paidOn,
    amount: amountText(entry.amount),
    currency,
    kind: entry.kind,
    reference: entry.reference,
    ...(fields.includes('payer') ? { payer: entry.payer } : {}),
    ...(fields.includes('nationalId') ? { national_id: entry.nationalId } : {}),
    ...(fields.includes('description') ? { description: entry.description } : {}),
  }));

const cents = (entries: readonly WrittenEntry[], kind: WrittenEntry['kind']): number =>
  entries.filter((entry) => entry.kind === kind).reduce((total, { amount }) => total + amount, 0);

const law = (
  entries: fc.Arbitrary<WrittenEntry[]>,
  write: (entries: readonly WrittenEntry[]) => string,
  currency: string,
  fields: readonly (keyof WrittenEntry)[],
) =>
  fc.assert(
    fc.asyncProperty(entries, async (all) => {
      const { rows, summary } = await read(write(all));
      expect(rows).toMatchObject(expected(all, currency, fields));
      expect(new Set(rows.map(({ payment_id }) => payment_id)).size).toBe(all.length);
      expect(summary.entries).toBe(all.length);
      expect(summary.payments.total[currency] ?? '0.00').toBe(amountText(cents(all, 'payment')));
      expect(summary.reversals.total[currency] ?? '0.00').toBe(amountText(cents(all, 'reversal')));
      expect(await read(write(all))).toEqual({ rows, summary });
    }),
    { numRuns: 25 },
  );

describe('what a bank wrote is read back', () => {
  it.each([
    { prefix: '', version: '001.02', late: false, message: 'BkToCstmrStmt' },
    { prefix: 'ns2', version: '001.04', late: false, message: 'BkToCstmrStmt' },
    { prefix: '', version: '001.08', late: true, message: 'BkToCstmrStmt' },
    { prefix: 'c', version: '001.12', late: true, message: 'BkToCstmrDbtCdtNtfctn' },
    { prefix: '', version: '001.02', late: false, message: 'BkToCstmrDbtCdtNtfctn' },
  ] as const)('$message $version "$prefix"', async (style) => {
    const entries = written(['payment', 'reversal'], anyText);
    await law(entries, (all) => camtFile(all, style), 'EUR', ['payer', 'nationalId', 'description']);
  });

  it.each(['\r\n', '\n', '\r'])('mt940 with lines that end in %j', async (lineEnd) => {
    const entries = written(['payment', 'reversal'], latin);
    await law(entries, (all) => mt940File(all, lineEnd), 'EUR', ['payer', 'description']);
  });

  it.each(['001', '237', '748'])('cnab 240 of bank %s', async (bank) => {
    await law(written(['payment'], latin), (all) => cnab240File(all, bank), 'BRL', ['payer', 'nationalId']);
  });

  it.each(['001', '033', '237', '341'])('cnab 400 of bank %s', async (bank) => {
    await law(written(['payment'], latin), (all) => cnab400File(all, bank), 'BRL', []);
  });
});

describe('a file cut anywhere', () => {
  const entries: WrittenEntry[] = Array.from({ length: 3 }, (_, index) => ({
    kind: 'payment',
    paidOn: '2026-11-20' as WrittenEntry['paidOn'],
    amount: 1000 + index,
    reference: `F${index}`,
    nationalId: '12345678909',
    payer: 'ANA LIMA',
    description: 'uma fatura',
    bankReference: `B${index}`,
  }));
  const style = { prefix: '', version: '001.08', late: true, message: 'BkToCstmrStmt' } as const;

  it.each([
    ['camt', camtFile(entries, style)],
    ['mt940', mt940File(entries).replace(/-\r\n$/, '')],
    ['cnab 240', cnab240File(entries).trimEnd()],
    ['cnab 400', cnab400File(entries, '237').slice(0, -3)],
  ])('%s is refused with its place, never read in part', async (_, whole) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 300, max: whole.trimEnd().length - 1 }), async (at) => {
        await expect(read(whole.slice(0, at))).rejects.toMatchObject({
          name: 'UserError',
          message: expect.stringMatching(/^statement:\d+: /),
        });
      }),
      { numRuns: 40 },
    );
  });
});
