import { describe, expect, it } from 'vitest';
import { mt940Reader } from '../../../src/domain/bank/mt940.ts';
import { parseInformation } from '../../../src/domain/bank/mt940-information.ts';
import { parseStatementLine } from '../../../src/domain/bank/mt940-line.ts';
import { type Currency, parseCurrency } from '../../../src/domain/money.ts';
import { movementsOf } from '../../support/bank-movements.ts';

const euro = parseCurrency('EUR') as Currency;

describe('field 61', () => {
  it.each([
    [
      '2611201120C1234,50NTRFREF//BANK1',
      { mark: 'C', bookedOn: '2026-11-20', amount: 123450, type: 'TRF', ownerReference: 'REF', bankReference: 'BANK1' },
    ],
    ['261120D5,NMSCNONREF', { mark: 'D', amount: 500, bookedOn: '2026-11-20', bankReference: '' }],
    ['261120CR5,5S103REF', { mark: 'C', amount: 550, type: '103' }],
    ['261120RC7,00FRTIREF//X', { mark: 'RC', type: 'RTI' }],
    ['261120RDR7,00NTRFREF', { mark: 'RD' }],
    ['2612310102C1,00NTRFNONREF', { bookedOn: '2027-01-02' }],
    ['2701021231C1,00NTRFNONREF', { bookedOn: '2026-12-31' }],
    ['261120    DD5,00NMSCNONREF', { mark: 'D', bookedOn: '2026-11-20', amount: 500 }],
    ['261120C500NTRFNONREF', { amount: 50000 }],
    ['261120C000000000000000005,00NTRFNONREF', { amount: 500 }],
    ['261120C1,00NTRFREF//A//B', { ownerReference: 'REF', bankReference: 'A//B' }],
    ['261120C1,00NTRF\nPAGO DE ANA', { ownerReference: '', details: 'PAGO DE ANA' }],
  ])('%j', (text, expected) => {
    expect(parseStatementLine(text, euro)).toMatchObject(expected);
  });

  it.each([
    '',
    '261320C1,00NTRFREF',
    '261120X1,00NTRFREF',
    '261120C1.00NTRFREF',
    '261120C1,005NTRFREF',
    '261120C1,00,NTRFREF',
    '2611200230C1,00NTRFREF',
  ])('%j is none', (text) => expect(parseStatementLine(text, euro)).toBeUndefined());
});

describe('field 86', () => {
  it.each([
    [
      '166?00GUTSCHRIFT?20EREF+E1?21KREF+K1?22SVWZ+Rechnung 7 und?23 8?30BANK?31DE1?32Ana?33 Lima',
      { endToEnd: 'E1', remittance: 'Rechnung 7 und 8', payer: 'Ana Lima' },
    ],
    ['166?20Rechnung 7?21vom Mai?32Ana', { remittance: 'Rechnung 7 vom Mai', payer: 'Ana' }],
    ['900~00X~20faktura 7~32Anna', { remittance: 'faktura 7', payer: 'Anna' }],
    [
      '/TRTP/SEPA/IBAN/NL1/BIC/B/NAME/Jan/REMI/factuur 7/EREF/E1',
      { endToEnd: 'E1', remittance: 'factuur 7', payer: 'Jan' },
    ],
    ['/EREF/E1//ORDP//NAME/Jan/REMI/STRD/CUR/RF18/', { endToEnd: 'E1', structured: 'RF18', payer: 'Jan' }],
    ['/CNTP/NL1/INGBNL2A/Jan///REMI/USTD//factuur 7/', { remittance: 'factuur 7', payer: 'Jan' }],
    ['/RTRN/MS03/EREF/E1', { returned: true, endToEnd: 'E1' }],
    ['pago de\nfactura 7', { remittance: 'pago de factura 7', payer: '' }],
    ['', { remittance: '' }],
  ])('%j', (text, expected) => {
    expect(parseInformation(text)).toMatchObject(expected);
  });
});

const statement = (...inside: readonly string[]): string =>
  [':20:X', ':25:ES11', ':28C:5/1', ':60F:C261119EUR10,00', ...inside].join('\n');

describe('a statement', () => {
  it.each([
    [
      'a credit',
      ':61:261120C5,00NTRFF7//B',
      ':62F:C261120EUR15,00',
      { kind: 'payment', reference: 'F7', paymentId: 'ES11/B/2026-11-20/500' },
    ],
    ['a debit', ':61:261120D5,00NTRFF7//B', ':62F:C261120EUR5,00', { kind: 'left-out', reason: 'debit' }],
    [
      'a credit taken back',
      ':61:261120RC15,00NTRFF7//B',
      ':62F:D261120EUR5,00',
      { kind: 'reversal', paymentId: 'ES11/B/2026-11-20/-1500' },
    ],
    [
      'a debit taken back',
      ':61:261120RD5,00NTRFF7//B',
      ':62M:C261120EUR15,00',
      { kind: 'left-out', reason: 'returned-debit' },
    ],
    ['a direct debit that came back', ':61:261120D5,00NRTIF7//B', ':62F:C261120EUR5,00', { kind: 'reversal' }],
    [
      'a transfer of ours that came back',
      ':61:261120C5,00NRTIF7//B',
      ':62F:C261120EUR15,00',
      { reason: 'returned-debit' },
    ],
    [
      'no reference of the bank',
      ':61:261120C5,00NTRFNONREF',
      ':62F:C261120EUR15,00',
      { reference: '', paymentId: 'ES11/5/1/261119/1' },
    ],
  ])('%s', (_, entry, closing, expected) => {
    const { movements, checks } = movementsOf(mt940Reader, statement(entry, closing));
    expect(movements).toMatchObject([expected]);
    expect(checks).toMatchObject({ statements: 1, balances: 1 });
  });

  it('in the envelope of SWIFT, with information of the whole at its end', () => {
    const text = `{1:F01BANKESMMAXXX0000000000}{2:O9400000}{4:\n${statement(':61:261120C5,00NTRFNONREF//B', ':86:pago', 'F7', ':62F:C261120EUR15,00', ':64:C261120EUR15,00', ':86:SALDO')}\n-}{5:{CHK:123}}\n`;
    const { movements } = movementsOf(mt940Reader, text + text);
    expect(movements).toMatchObject([{ description: 'pago F7' }, { description: 'pago F7' }]);
  });

  it.each([
    [
      'the balance differs',
      statement(':61:261120C5,00NTRFX', ':62F:C261120EUR15,01'),
      /file:6: the closing balance is EUR 15\.01, and .* come to EUR 15\.00/,
    ],
    ['the currency differs', statement(':62F:C261120USD10,00'), /closing balance is USD/],
    [
      'an entry cannot be read',
      statement(':61:nothing', ':62F:C261120EUR10,00'),
      /file:5: an entry \(:61:\) that cannot be read/,
    ],
    ['it is cut', statement(':61:261120C5,00NTRFX'), /ends without a closing balance/],
    ['another begins first', statement(':20:Y'), /begins before the one above it has closed/],
    ['there is none', '', /no statement/],
    ['a field is of another message', statement(':32A:261120EUR5,00'), /field :32A: in an MT940/],
    ['an entry is outside', `${statement(':62F:C261120EUR10,00')}\n:61:261120C5,00NTRFX`, /outside a statement/],
    ['a balance cannot be read', statement().replace('EUR10,00', 'EUR10.00'), /file:4: a balance/],
    ['an entry comes first', ':20:X\n:25:A\n:61:261120C5,00NTRFX', /before the opening balance/],
    ['a line is in no field', 'hello\n:20:X', /outside any field/],
  ])('stops where %s', (_, text, message) => {
    expect(() => movementsOf(mt940Reader, text)).toThrow(message);
  });
});
