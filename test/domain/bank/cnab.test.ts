import { describe, expect, it } from 'vitest';
import { bankFormatOf } from '../../../src/domain/bank/bank-format.ts';
import { cnab240Reader } from '../../../src/domain/bank/cnab-240.ts';
import { cnab400Reader } from '../../../src/domain/bank/cnab-400.ts';
import { cnab240File, cnab400File, record, type WrittenEntry } from '../../support/bank-files.ts';
import { movementsOf } from '../../support/bank-movements.ts';

const entry: WrittenEntry = {
  kind: 'payment',
  paidOn: '2026-11-20' as WrittenEntry['paidOn'],
  amount: 12345,
  reference: 'DOC7',
  nationalId: '12345678909',
  payer: 'ANA LIMA',
  description: '',
  bankReference: '00123456',
};

/** A file with a text put into a column of one of its lines, counted from 1. */
const put = (file: string, line: number, column: number, text: string): string => {
  const lines = file.split('\r\n');
  const found = lines[line - 1] ?? '';
  lines[line - 1] = found.slice(0, column - 1) + text + found.slice(column - 1 + text.length);
  return lines.join('\r\n');
};

const zeros = (value: number, length: number): string => String(value).padStart(length, '0');

describe('240 columns', () => {
  const settled = cnab240File([entry]);
  const read = (file: string) => movementsOf(cnab240Reader, file);

  it('a settled title', () => {
    const { movements, checks } = read(settled);
    expect(movements).toEqual([
      {
        kind: 'payment',
        line: 3,
        paidOn: '2026-11-20',
        amount: 12345,
        currency: 'BRL',
        reference: 'DOC7',
        paymentId: 'cnab240-001-211222333000181-CONVENIO-20112026-000042/3',
        nationalId: '12345678909',
        payer: 'ANA LIMA',
        description: 'ocorrência 06, nosso número 00123456',
      },
    ]);
    expect(checks).toEqual({ statements: 1, balances: 0, counts: 3, builtIds: 1 });
  });

  it.each([
    ['001', '17', 'payment', ''],
    ['001', '02', 'left-out', 'not-settled'],
    ['001', '09', 'left-out', 'not-settled'],
    ['001', '46', 'left-out', 'not-settled'],
    ['104', '46', 'payment', ''],
    ['104', '47', 'reversal', ''],
    ['341', '08', 'payment', ''],
    ['341', '17', 'left-out', 'not-settled'],
  ])('bank %s, occurrence %s', (bank, occurrence, kind, reason) => {
    const file = put(put(cnab240File([entry], bank), 3, 16, occurrence), 4, 16, occurrence);
    expect(read(file).movements).toMatchObject([{ kind, ...(reason ? { reason, code: occurrence } : {}) }]);
  });

  it('Santander has its columns further to the left', () => {
    let file = cnab240File([{ ...entry, reference: '', payer: '' }], '033');
    file = put(file, 3, 38, ' '.repeat(203));
    for (const [column, text] of [
      [41, '0000000123456'],
      [55, 'DOC8'],
      [78, zeros(12345, 15)],
      [128, '2'],
      [129, '011222333000181'],
      [144, 'LOJA'],
      [194, zeros(0, 15)],
    ] as const) {
      file = put(file, 3, column, text);
    }
    expect(read(file).movements).toMatchObject([{ reference: 'DOC8', nationalId: '11222333000181', payer: 'LOJA' }]);
  });

  it('a CNPJ with letters', () => {
    const file = cnab240File([{ ...entry, nationalId: '12ABC34501DE35' }]);
    expect(read(file).movements).toMatchObject([{ nationalId: '12ABC34501DE35' }]);
  });

  it('lots of other services are told', () => {
    const lines = put(settled, 2, 10, '20');
    expect(read(lines).movements).toMatchObject([{ reason: 'other-service', code: '20' }]);
  });

  it.each([
    ['another bank', put(settled, 1, 1, '756'), /file:1: the return file of 240 columns is of bank 756/],
    ['a line of another length', settled.replace('T0100040', 'T010004'), /file:2: 239 characters, expected 240/],
    ['a lost record', put(settled, 4, 9, '00003'), /file:4: record 3 of the lot in columns 9 to 13, expected 2/],
    ['a segment T alone', put(settled, 4, 14, 'Y'), /no segment U after a segment T/],
    ['a segment U alone', put(settled, 3, 14, 'Y'), /a segment U without its segment T/],
    ['segments of two titles', put(settled, 4, 16, '02'), /segment U is not of occurrence 06/],
    ['an amount in words', put(settled, 4, 78, 'x'), /columns 78 to 92 hold no amount/],
    ['no day', put(settled, 4, 138, '31022026'), /is no day/],
    ['another currency', put(settled, 3, 131, '02'), /currency code 02, expected 09/],
    [
      'a lot of another count',
      put(settled, 5, 18, '000005'),
      /file:5: the trailer states 5 records in the lot, the file holds 4/,
    ],
    ['a file of another count', put(settled, 6, 24, '000007'), /states 7 records, the file holds 6/],
    ['another number of lots', put(settled, 6, 18, '000002'), /states 2 lots, the file holds 1/],
    ['no trailer', settled.split('\r\n').slice(0, 5).join('\r\n'), /ends without its trailer/],
    ['more after it', `${settled}${record(240, [1, '00100013'])}`, /a record after the trailer/],
  ])('stops at %s', (_, file, message) => {
    expect(() => read(file)).toThrow(message);
  });
});

describe('400 columns', () => {
  const read = (file: string) => movementsOf(cnab400Reader, file);

  it.each([
    ['001', '05', 'payment'],
    ['001', '15', 'payment'],
    ['001', '46', 'left-out'],
    ['033', '17', 'payment'],
    ['033', '16', 'left-out'],
    ['237', '17', 'payment'],
    ['237', '40', 'reversal'],
    ['237', '16', 'left-out'],
    ['341', '06', 'payment'],
    ['341', '07', 'payment'],
    ['341', '10', 'left-out'],
    ['341', '17', 'left-out'],
    ['341', '02', 'left-out'],
  ])('bank %s, occurrence %s: %s', (bank, occurrence, kind) => {
    expect(read(put(cnab400File([entry], bank), 2, 109, occurrence)).movements).toMatchObject([
      { kind, amount: 12345 },
    ]);
  });

  it.each([
    ['the fee was taken off', { nominal: 10000, interest: 50, stated: 9717, fee: 333 }, 'payment', 10050],
    ['the fee was not taken off', { nominal: 10000, interest: 50, stated: 10050, fee: 333 }, 'payment', 10050],
    ['there is no fee', { nominal: 10000, interest: 0, stated: 4000, fee: 0 }, 'payment', 4000],
    ['it is neither', { nominal: 10000, interest: 0, stated: 4000, fee: 333 }, 'left-out', 4000],
  ])('what was posted by Itaú is what was paid where %s', (_, { nominal, interest, stated, fee }, kind, amount) => {
    let file = cnab400File([entry], '341');
    for (const [column, value] of [
      [153, nominal],
      [176, fee],
      [254, stated],
      [267, interest],
    ] as const) {
      file = put(file, 2, column, zeros(value, 13));
    }
    expect(read(file).movements).toMatchObject([{ kind, amount }]);
  });

  const itau = cnab400File([entry], '341');

  it.each([
    ['another bank', cnab400File([entry], '104'), /is of bank 104, whose layout is not known/],
    [
      'a convênio of six figures',
      put(cnab400File([entry], '001'), 2, 1, '1'),
      /a record of type 1 in a return file of bank 001/,
    ],
    ['a lost record', put(itau, 2, 395, '000003'), /file:2: record 3 in columns 395 to 400, expected 2/],
    ['another count', put(itau, 3, 213, '00000002'), /states 2 titles, the file holds 1/],
    ['a line of another length', itau.replace('COBRANCA', 'COBRANC'), /file:1: 399 characters, expected 400/],
    ['no day', put(itau, 2, 111, '310226'), /is no day, expected ddmmyy/],
    ['no trailer', itau.split('\r\n').slice(0, 2).join('\r\n'), /ends without its trailer/],
    ['a record of no type', put(itau, 2, 1, 'x'), /a record of type "x"/],
  ])('stops at %s', (_, file, message) => {
    expect(() => read(file)).toThrow(message);
  });
});

describe('what a file is by its beginning', () => {
  it.each([
    ['cnab 240', cnab240File([entry]), 'cnab240'],
    ['cnab 400', cnab400File([entry], '033'), 'cnab400'],
    ['mt940', ':20:A\r\n:25:B\r\n:28C:1\r\n:60F:C261120EUR1,00\r\n', 'mt940'],
    ['mt940 in an envelope', '{1:F01X}{2:I940}{4:\r\n:20:A\r\n:25:B\r\n:60M:C261120EUR1,00', 'mt940'],
    ['camt with a prefix and a mark', '\uFEFF<?xml version="1.0"?>\n<n:Document><n:BkToCstmrStmt>', 'camt.053'],
    ['camt without a declaration', '<Document xmlns="x"><BkToCstmrDbtCdtNtfctn>', 'camt.054'],
    ['a CSV file', 'account_id,balance\n1,2\n', undefined],
    ['a CSV file of figures', `00100000${'1;2;'.repeat(80)}`, undefined],
    ['nothing', '', undefined],
  ])('%s', (_, start, format) => {
    expect(bankFormatOf(start)).toBe(format);
  });

  it.each([
    ['a report within the day', '<Document><BkToCstmrAcctRpt>', /camt\.052/],
    ['an order', '<?xml version="1.0"?><Document><CstmrCdtTrfInitn>', /XML, and no bank statement/],
    ['an interim report', ':20:A\n:25:B\n:34F:EURD0,\n', /MT942/],
    ['a remittance of 240', put(cnab240File([entry]), 1, 143, '1'), /remessa/],
    ['a remittance of 400', cnab400File([entry], '341').replace('02RETORNO', '01REMESSA'), /remessa/],
  ])('%s is another file', (_, start, what) => {
    expect(bankFormatOf(start)).toMatchObject({ what: expect.stringMatching(what) });
  });
});
