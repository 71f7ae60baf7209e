import { describe, expect, test } from 'vitest';
import { figuresStated, isTotalLine } from '../../../src/domain/written/total-line.ts';

describe('isTotalLine', () => {
  test.each([
    'TOTAL;;;1.234,50;',
    ';;Total general;1.234,50;',
    'Total geral;;;R$ 1.234,50;',
    'Grand total;;;1234.50;',
    'Gran Total:;;;1234.50;',
    'Suma;;;1234.50;',
    'Soma;;;1234.50;',
    'Subtotal;;;1234.50;',
    'Sub-total;;;1234.50;',
    'TOTALES;100;200;300;',
    'Total (MXN);;;1234.50;',
    'Total de la cartera;;;1234.50;',
    'Total por cobrar;;;1234.50;',
    'Total Sucursal Norte;;;1234.50;',
    'TOTAL;1234.50',
    'Total: 1,234.50',
    'Total: 1,234.50;;;;',
    'Registros: 120;;;;',
    'Total de registros 120;;;;',
    'Total de registros;120;;;',
    'No. de cuentas: 1,200;;;;',
    'Quantidade de registros: 120;;;;',
    'Number of accounts: 120;;;;',
    'Records;120;;;',
    'TOTAL;;;;',
    ';*;;;1.234,50;MXN;;;',
    ';**;;;1.234,50-;MXN;;;',
    ';* Cuenta 1000123;;;1.234,50;;;;',
  ])('%s', (line) => {
    expect(isTotalLine(line.split(';'))).toBe(true);
  });

  test.each([
    'A-1;Ana;20/11/2026;1.234,50;Norte',
    'A-1;Total;;1.234,50;',
    'Total Play;A-1;2026-11-20;1.234,50;',
    'Total;A-1;2026-11-20;1.234,50;x',
    'Suma Consultores;A-1;2026-11-20;;',
    'Totalidad;;;5;',
    'Cuentas;;;;',
    'Registros: muchos;;;;',
    'Sucursal Norte;;;;',
    'registro 12;Ana;;5;',
    '1;;;;',
    ';;;;',
    '* Nota: al cierre;;;;',
    '**1234;;;5;',
    '*;Ana;;5;',
  ])('%s is none', (line) => {
    expect(isTotalLine(line.split(';'))).toBe(false);
  });
});

test.each([
  ['TOTAL;;;1.234,50;', { amount: '1.234,50' }],
  ['TOTAL;100;200;300;', { amount: '300' }],
  ['TOTAL;1234.50', { amount: '1234.50' }],
  ['Total: 1,234.50', { amount: '1,234.50' }],
  ['Total: 1,234.50;;;;', { amount: '1,234.50' }],
  ['Total general;;100;;', {}],
  ['TOTAL;;;;', {}],
  ['Registros: 120;;;;', { count: 120 }],
  ['Total de registros;1,200;;;', { count: 1200 }],
])('%s states %j', (line, stated) => {
  expect(figuresStated(line.split(';'), 3, 5)).toEqual(stated);
});
