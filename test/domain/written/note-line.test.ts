import { expect, test } from 'vitest';
import { isNote } from '../../../src/domain/written/note-line.ts';

test.each(['Fuente: sistema de cartera', 'Generado el 20/11/2026 14:30 por JP', '* Saldos en pesos;;;', 'Nota:'])(
  '%s is a remark',
  (line) => {
    expect(isNote(line.split(';'))).toBe(true);
  },
);

test.each([
  '000123',
  'A-100',
  'A-100 Ana 1500.00 2026-01-01',
  'Ana Ruiz 1500.00',
  'Ana',
  '',
  ';;',
  'Ana;Luz',
  'Calle 5;x',
])('%s is none', (line) => {
  expect(isNote(line.split(';'))).toBe(false);
});
