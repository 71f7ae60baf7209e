import { describe, expect, test } from 'vitest';
import { type PaymentKind, parsePaymentKind } from '../../../src/domain/intake/payment-kind.ts';
import { accountsWritten, looseId, namesWithin } from '../../../src/domain/intake/payment-names.ts';

const kinds: readonly (readonly [kind: PaymentKind | undefined, words: string])[] = [
  [
    'payment',
    'payment|Pago|PAGAMENTO|Abono|Transferência|Transferencia SPEI|Pix|Boleto|Cheque|Débito automático|Pago con quita|P',
  ],
  [
    'reversal',
    'reversal|Chargeback|Reverso de pago|Contracargo|Devolución|Pago rechazado|Estorno|Anulación|Cheque devuelto|REVERSA',
  ],
  [
    'credit-note',
    'credit note|credit-note|Credit Memo|Nota de crédito|NOTA CREDITO|Ajuste a favor|Abatimento|Desconto|Condonación|NC',
  ],
  [undefined, 'cargo|Interés|xyz|fee|Devolución por nota de crédito|débito'],
];

describe('the kind of a payments row', () => {
  test.each(kinds.flatMap(([kind, words]) => words.split('|').map((word) => [word, kind] as const)))(
    '%s is %s',
    (word, kind) => {
      expect(parsePaymentKind(word)).toBe(kind);
    },
  );
});

describe('what may name an account', () => {
  test.each([
    ['A-1; A-2', ['A-1', 'A-2']],
    ['A-1|A-2,A-3;', ['A-1', 'A-2', 'A-3']],
    ['A-1', []],
    [' A-1 ', []],
  ])('the cell %j names several: %j', (cell, names) => {
    expect(accountsWritten(cell).map(({ name }) => name)).toEqual(names);
  });

  test('are the words of a reference that are long enough and have a figure', () => {
    const words = namesWithin(['Pago factura F-10023, cliente 12 (ref. X/2024/001)']).filter(
      ({ role }) => role === 'word',
    );
    expect(words.map(({ name }) => name)).toEqual(['F-10023', 'X/2024/001']);
  });

  test.each([
    ['00012-345', '12345'],
    ['Ab 01', 'ab01'],
    ['000', ''],
  ])('%s is loosely %s', (id, loose) => {
    expect(looseId(id)).toBe(loose);
  });
});
