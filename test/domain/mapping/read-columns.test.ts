import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Field, FileKind } from '../../../src/domain/mapping/field.ts';
import { mappingOf } from '../../../src/domain/mapping/mapping.ts';
import { mappingWarnings } from '../../../src/domain/mapping/mapping-warnings.ts';
import { readColumns } from '../../../src/domain/mapping/read-columns.ts';

const table = (headings: string, rows: readonly string[], kind: FileKind = 'portfolio') => {
  const cells = rows.map((row) => row.split(';'));
  const { mapping, ambiguous } = mappingOf(headings.split(';'), cells, kind);
  const { of, cells: withJoined, headings: names } = readColumns(mapping);
  const read = (field: Field): string[][] =>
    cells.map((row) => of(field).map((index) => withJoined(row)[index]?.trim() ?? ''));
  const extras = mapping.columns.flatMap(({ field, source }) => (field === undefined ? [source] : []));
  return { mapping, ambiguous, read, of, names, extras, warnings: mappingWarnings(mapping) };
};

describe('names in parts', () => {
  test.each([
    ['Nombres;Apellidos', 'Ana Luz;Pérez', 'Ana Luz Pérez', 'Ana Luz'],
    ['nombre;apellido_paterno;apellido_materno', 'Ana;Pérez;Gil', 'Ana Pérez Gil', 'Ana'],
    ['APELLIDO PATERNO;APELLIDO MATERNO;NOMBRE', 'Pérez;Gil;Ana', 'Ana Pérez Gil', 'Ana'],
    ['first_name,last_name'.replace(',', ';'), 'Ann;Lee', 'Ann Lee', 'Ann'],
    ['nome;sobrenome', 'João;da Silva', 'João da Silva', 'João'],
    ['Primer Nombre;Segundo Nombre;Primer Apellido;Segundo Apellido', 'Ana;Luz;Pérez;', 'Ana Luz Pérez', 'Ana'],
    ['Nombre;Apellido 1;Apellido 2', 'Ana;Pérez;-', 'Ana Pérez', 'Ana'],
    ['Razón Social;Nombres;Apellidos', 'Sol SA;;', 'Sol SA', ''],
    ['Nombre Completo;Nombre;Apellido', ';Ana;Gil', 'Ana Gil', 'Ana'],
  ])('%s', (headings, row, full, first) => {
    const { read } = table(headings, [row]);
    expect(read('full_name')).toEqual([[full]]);
    expect(read('first_name')).toEqual([[first]]);
  });

  test('a name beside no last name is the whole one', () => {
    expect(table('Nombre;Saldo', ['Ana Gil;5']).read('full_name')).toEqual([['Ana Gil']]);
    expect(table('Nombre;Saldo', ['Ana Gil;5']).of('first_name')).toEqual([]);
  });
});

describe('telephones in parts', () => {
  test.each([
    ['DDD;TELEFONE', '11;98765-4321', ['11987654321']],
    ['DDD;TELEFONE', '011.0;987654321.0', ['011.0;987654321.0'].map(() => '11987654321')],
    ['DDD;TELEFONE', '11;11987654321', ['11987654321']],
    ['lada;telefono', '(55);1234 5678', ['5512345678']],
    ['cod_area;fono', '2;2345 6789', ['223456789']],
    ['prefijo;movil', '+34;612 345 678', ['+34 612 345 678']],
    ['DDD_1;TELEFONE_1;DDD_2;TELEFONE_2', '11;987654321;21;34567890', ['11987654321', '2134567890']],
    ['TELEFONE;DDD', '34567890;21', ['2134567890']],
    ['DDD;CELULAR;TELEFONE', '11;987654321;2134567890', ['11987654321', '2134567890']],
    ['DDD;TELEFONE', ';34567890', ['34567890']],
    ['DDD;TELEFONE', '11;34567890 / 34567891', ['34567890 / 34567891']],
    ['DDD;TELEFONE', '11;', ['']],
    ['Prefixo;Titulo;Telefone', '1;000123;987654321', ['987654321']],
    ['Prefixo;Telefone', 'FAT;987654321', ['987654321']],
    ['Prefixo;Telefone', '11;987654321', ['11987654321']],
  ])('%s of %s', (headings, row, phones) => {
    expect(table(headings, [row]).read('phone')).toEqual([phones]);
  });
});

describe('national ids', () => {
  test.each([
    ['RUT;DV', '12345678;K', '12345678-K'],
    ['RUT;DV', '12345678-K;K', '12345678-K'],
    ['NIT;Dígito de verificación', '900123456;7', '900123456-7'],
    ['RUT;DV', '12345678.0;5.0', '12345678-5'],
    ['RUT;DV', ';5', ''],
  ])('%s of %s', (headings, row, id) => {
    expect(table(headings, [row]).read('national_id')).toEqual([[id]]);
  });

  test('a check digit without an id stays an extra fact', () => {
    expect(table('Cuenta;DV', ['A;5']).extras).toEqual(['DV']);
  });

  test('the number of an identity document is no account, of any other it is', () => {
    const { read, extras } = table('Tipo Doc;Nro Doc;Folio;Saldo', ['CC;123;F-1;5', 'NIT;124;F-2;6']);
    expect(read('national_id')).toEqual([['123'], ['124']]);
    expect(read('account_id')).toEqual([['F-1'], ['F-2']]);
    expect(extras).toEqual(['Tipo Doc']);
    expect(table('Tipo Doc;Nro Doc;Folio;Saldo', ['FACTURA;123;F-1;5']).read('account_id')).toEqual([['123']]);
    expect(table('Tipo Doc;Nro Doc;Saldo', ['CC;123;5']).read('account_id')).toEqual([['123']]);
  });
});

describe('instalments', () => {
  const headings = 'NRO_FACTURA;CUOTA;SALDO;VENCIMIENTO';

  test.each([['NRO_FACTURA;CUOTA'], ['Contrato;Parcela'], ['Nº documento;Posición'], ['Invoice Number;Installment']])(
    '%s tell apart what the first does not',
    (names) => {
      const { read, warnings, names: told, of } = table(names, ['F-1;01', 'F-1;2', 'F-2;1', 'F-3;']);
      expect(read('account_id')).toEqual([['F-1/1'], ['F-1/2'], ['F-2/1'], ['F-3']]);
      expect(warnings).toEqual([expect.stringContaining('each instalment is an account of its own')]);
      expect(told[of('account_id')[0] ?? -1]).toBe(names.replace(';', ' + '));
    },
  );

  test.each([
    ['the ids are their own', ['F-1;1;5;', 'F-2;2;5;']],
    ['they tell nothing apart', ['F-1;1;5;', 'F-1;1;6;', 'F-2;1;7;']],
    ['they are amounts', ['F-1;1250.50;5;', 'F-1;1300.75;6;']],
  ])('are left alone where %s', (_, rows) => {
    const { read, extras, warnings } = table(headings, rows);
    expect(read('account_id')).toEqual(rows.map((row) => [row.split(';')[0]]));
    expect(extras).toContain('CUOTA');
    expect(warnings).toEqual([]);
  });

  test('a row that is there twice does not hinder them', () => {
    const { read } = table(headings, ['F-1;1;5;', 'F-1;2;6;', 'F-1;2;6;']);
    expect(read('account_id')).toEqual([['F-1/1'], ['F-1/2'], ['F-1/2']]);
  });

  test('an id that repeats is the customer where another is its own', () => {
    const rows = ['C1;100;5;2026-01-01', 'C1;101;6;2026-01-01', 'C2;102;7;2026-01-01'];
    const { read, ambiguous } = table('Cuenta;Nº documento;Importe;Vencimiento neto', rows);
    expect(read('account_id')).toEqual([['100'], ['101'], ['102']]);
    expect(read('customer_id')).toEqual([['C1'], ['C1'], ['C2']]);
    expect(ambiguous).toEqual([]);
  });
});

describe('ids as spreadsheets write them', () => {
  test('a decimal in every row is dropped and told', () => {
    const { read, warnings } = table('Cuenta;Cliente', ['12345.0;7.0', '00123.0;']);
    expect(read('account_id')).toEqual([['12345'], ['00123']]);
    expect(read('customer_id')).toEqual([['7'], ['']]);
    expect(warnings).toEqual([expect.stringContaining('"Cuenta", "Cliente" as a number such as 12345.0')]);
  });

  test('a decimal in some rows is part of the id', () => {
    expect(table('Cuenta;Saldo', ['12345.0;1', '77;1']).read('account_id')).toEqual([['12345.0'], ['77']]);
  });
});

test('a heading that is only like a known one is told, gravely where much hangs on it', () => {
  const { warnings } = table('Cuentta;NOMBR_CLIENTE;Saldo;FEC_VENCIMINETO', ['A;Ana;5;2026-01-01']);
  expect(warnings).toEqual([
    expect.stringMatching(/"Cuentta" was read as account_id .*60 % sure/),
    expect.stringMatching(/"FEC_VENCIMINETO" was read as due_date/),
    'read by headings that are only like a known one: "NOMBR_CLIENTE" as full_name',
  ]);
});

test('the order of the columns does not matter, but for several of a field', () => {
  const headings = 'RUT;DV;Nombres;Apellidos;Contrato;Parcela;Saldo;Vencimiento;DDD;Celular;Zona'.split(';');
  const rows = [
    '1;5;Ana;Gil;C-1;1;10;2026-01-01;11;987654321;Sur'.split(';'),
    '1;5;Ana;Gil;C-1;2;20;2026-02-01;11;987654321;Sur'.split(';'),
  ];
  const asRead = (order: readonly number[]) => {
    const shuffled = rows.map((row) => order.map((index) => row[index] ?? ''));
    const { mapping } = mappingOf(
      order.map((index) => headings[index] ?? ''),
      shuffled,
      'portfolio',
    );
    const { of, cells } = readColumns(mapping);
    const fields: Field[] = ['account_id', 'national_id', 'full_name', 'first_name', 'phone', 'balance', 'due_date'];
    return shuffled.map((row) => fields.map((field) => of(field).map((index) => cells(row)[index])));
  };
  const places = headings.map((_, index) => index);
  const usual = asRead(places);
  fc.assert(
    fc.property(fc.shuffledSubarray(places, { minLength: places.length }), (order) => {
      expect(asRead(order)).toEqual(usual);
    }),
  );
});
