import { describe, expect, test } from 'vitest';
import { columnNames, extraNames } from '../../../src/domain/mapping/column-name.ts';
import { type Field, type FileKind, fieldsOf } from '../../../src/domain/mapping/field.ts';
import { headingMatches } from '../../../src/domain/mapping/heading.ts';
import { columnsOf, mappingOf, missingFields, missingFieldsError } from '../../../src/domain/mapping/mapping.ts';

const fieldsFound = (headings: string, rows: readonly string[] = [], kind: FileKind = 'portfolio') => {
  const { mapping, ambiguous } = mappingOf(
    headings.split(';'),
    rows.map((row) => row.split(';')),
    kind,
  );
  const fields = Object.fromEntries(mapping.columns.flatMap(({ field, source }) => (field ? [[source, field]] : [])));
  return { mapping, ambiguous, fields };
};

test('a currency that is not understood stays the currency, so that its rows are refused', () => {
  const { fields } = fieldsFound('cuenta;saldo;moneda', ['A;1;XX1', 'B;2;XX2']);
  expect(fields).toMatchObject({ moneda: 'currency' });
});

describe('headings', () => {
  test.each([
    ['Fecha de Vencimiento', 'due_date'],
    ['FEC_VENCIMINETO', 'due_date'],
    ['fechaVencimiento', 'due_date'],
    ['F. Vcto.', 'due_date'],
    ['Dt. Vencimento', 'due_date'],
    ['Nº de Cuenta', 'account_id'],
    ['NRO_FACTURA', 'account_id'],
    ['# Crédito', 'account_id'],
    ['rasonZocial', 'full_name'],
    ['NOMBR_CLIENTE', 'full_name'],
    ['E-mail', 'email'],
    ['EMAIL DEUDOR', 'email'],
    ['DIRECCIONES_DEUDOR', 'address'],
    ['FONOS_DEUDOR', 'phone'],
    ['telefono_2', 'phone'],
    ['Celular1', 'phone'],
    ['Razão Social', 'full_name'],
    ['diasEnMora', 'days_past_due'],
    ['VALOR_A_PAGAR', 'balance'],
    ['SMS Consent', 'consent_sms'],
    ['Autoriza WhatsApp', 'consent_whatsapp'],
    ['N_CUOTA', 'instalment_number'],
    ['Apellido Paterno', 'last_name'],
    ['DDD_2', 'area_code'],
    ['DV', 'check_digit'],
  ])('%s is %s', (heading, field) => {
    expect(headingMatches(heading, 'portfolio')[0]?.field).toBe(field);
  });

  test.each([
    'Saldo Devedor Anterior',
    'numero contacto 1 nombre',
    'DOMINIO_EMAIL',
    'CEP_2_DIG',
    'baseline_create_date',
    'fecha corte',
    'PaperlessDate',
    'gestion',
    '',
    ' ',
    '__proto__',
    'constructor',
  ])('%j is no known field', (heading) => {
    expect(headingMatches(heading, 'portfolio')).toEqual([]);
  });

  test('every field is known by its own name', () => {
    for (const kind of ['portfolio', 'payments', 'customers'] as const) {
      for (const field of fieldsOf(kind)) {
        expect(headingMatches(field, kind)).toEqual([{ field, rank: 0, confidence: 1 }]);
      }
    }
  });
});

describe('mappingOf', () => {
  test("a collection agency's client is the creditor", () => {
    const { fields, ambiguous, mapping } = fieldsFound(
      'RUT_DEUDOR;NOMBRE_DEUDOR;RUT_CLIENTE;NOMBRE_CLIENTE;NRO_FACTURA;CUOTA;VENCIMIENTO;DIAS_MORA;TIPO_DOC;ABONADO;MONTO_PENDIENTE; ;FECHA_PAGO_FACTURA',
    );
    expect(fields).toEqual({
      RUT_DEUDOR: 'national_id',
      NOMBRE_DEUDOR: 'full_name',
      NOMBRE_CLIENTE: 'creditor',
      NRO_FACTURA: 'account_id',
      VENCIMIENTO: 'due_date',
      MONTO_PENDIENTE: 'balance',
      FECHA_PAGO_FACTURA: 'last_payment_on',
    });
    expect(ambiguous).toEqual([{ index: 2, source: 'RUT_CLIENTE', field: 'creditor', taken: 'NOMBRE_CLIENTE' }]);
    expect(mapping.headings[11]).toBe('column_12');
    expect(mapping.balanceStated).toBe('as-of');
  });

  test("plain names beside those of a client are the customer's", () => {
    const { fields } = fieldsFound('RUT_CLIENTE;NOMBRE_CLIENTE;RUT;NOMBRE;N_DOCUMENTO;FEC_VENCIMINETO;SALDO');
    expect(fields).toMatchObject({
      RUT: 'national_id',
      NOMBRE: 'full_name',
      NOMBRE_CLIENTE: 'creditor',
      N_DOCUMENTO: 'account_id',
    });
  });

  test('values confirm headings', () => {
    const headings = 'countrycode;invoiceNumber;DueDate;InvoiceAmount;customerID';
    expect(fieldsFound(headings, ['770;1;02/02/2012;50.39;A', '391;2;02/02/2012;97.6;B']).fields).not.toHaveProperty(
      'countrycode',
    );
    expect(fieldsFound(headings, ['MX;1;02/02/2012;50.39;A', 'CL;2;02/02/2012;97.6;B']).fields).toHaveProperty(
      'countrycode',
      'country',
    );
  });

  test('an invoice amount is what was owed on opening, unless a balance stands beside it', () => {
    const invoices = fieldsFound('invoiceNumber;customerID;DueDate;InvoiceAmount;Paid Date');
    expect(invoices.mapping.balanceStated).toBe('on-opening');
    expect(invoices.fields).toMatchObject({ InvoiceAmount: 'balance', 'Paid Date': 'settled_on' });
    const balances = fieldsFound('invoiceNumber;customerID;DueDate;InvoiceAmount;Saldo;Paid Date');
    expect(balances.mapping.balanceStated).toBe('as-of');
    expect(balances.fields).toMatchObject({
      Saldo: 'balance',
      InvoiceAmount: 'original_amount',
      'Paid Date': 'last_payment_on',
    });
  });

  test('days late are left alone where there is a due date', () => {
    expect(fieldsFound('cuenta;nombre;saldo;dias mora').fields).toHaveProperty('dias mora', 'days_past_due');
    expect(fieldsFound('cuenta;nombre;saldo;vencimiento;dias mora').fields).not.toHaveProperty('dias mora');
  });

  test('several telephones stay in order, a second balance is told', () => {
    const { mapping, ambiguous } = fieldsFound('cuenta;phone_2;phone_1;Celular;saldo;saldo total;vencimiento;nombre');
    expect(columnsOf(mapping, 'phone').map(({ source }) => source)).toEqual(['phone_2', 'phone_1', 'Celular']);
    expect(ambiguous.map(({ source, field, taken }) => [source, field, taken])).toEqual([
      ['saldo total', 'balance', 'saldo'],
    ]);
  });

  test('a last payment is a day or an amount by its values', () => {
    const headings = 'cuenta;nombre;saldo;vencimiento;Último pago';
    expect(fieldsFound(headings, ['1;A;5;2026-01-01;150,00']).fields).toHaveProperty(
      'Último pago',
      'last_payment_amount',
    );
    expect(fieldsFound(headings, ['1;A;5;2026-01-01;01/02/2026']).fields).toHaveProperty(
      'Último pago',
      'last_payment_on',
    );
  });

  test('Estado is a region unless it holds states of an account', () => {
    const headings = 'cuenta;nombre;saldo;vencimiento;Estado';
    expect(fieldsFound(headings, ['1;A;5;2026-01-01;Jalisco']).fields).toHaveProperty('Estado', 'region');
    expect(fieldsFound(headings, ['1;A;5;2026-01-01;Vigente', '2;B;5;2026-01-01;Moroso']).fields).toHaveProperty(
      'Estado',
      'external_status',
    );
  });

  test.each([
    [
      'Siigo',
      'Identificación;Nombre tercero;Comprobante;Fecha vencimiento;Saldo',
      ['national_id', 'full_name', 'account_id', 'due_date', 'balance'],
    ],
    [
      'Alegra',
      'Código;Cliente;Fecha de creación;Fecha de vencimiento;Total;Cobrado;Por cobrar',
      ['account_id', 'full_name', 'opened_on', 'due_date', undefined, undefined, 'balance'],
    ],
    [
      'ContPAQi',
      'Razón Social;Folio;Fecha Vencimiento;Total;Pendiente',
      ['full_name', 'account_id', 'due_date', undefined, 'balance'],
    ],
    [
      'Odoo',
      'Number;Invoice Partner Display Name;Invoice/Bill Date;Due Date;Total Signed;Amount Due Signed',
      ['account_id', 'full_name', 'opened_on', 'due_date', undefined, 'balance'],
    ],
    [
      'SAP',
      'Customer;Name 1;Document Number;Document Type;Document Date;Net Due Date;Amount in Local Currency;Local Currency',
      ['customer_id', 'full_name', 'account_id', undefined, 'opened_on', 'due_date', 'balance', 'currency'],
    ],
    [
      'SAP in Spanish',
      'Cuenta;Nombre 1;Nº documento;Clase de documento;Vencimiento neto;Importe en moneda local',
      ['customer_id', 'full_name', 'account_id', undefined, 'due_date', 'balance'],
    ],
    [
      'Totvs',
      'No. Titulo;Nome Cliente;CNPJ/CPF;DT Emissao;Vencto Real;Vlr.Titulo;Saldo',
      ['account_id', 'full_name', 'national_id', 'opened_on', 'due_date', 'original_amount', 'balance'],
    ],
    [
      'Omie',
      'Vencimento;Cliente (Razão Social);CNPJ/CPF;Nota Fiscal;Valor da Conta;Valor Recebido;A Receber',
      ['due_date', 'full_name', 'national_id', 'account_id', 'original_amount', undefined, 'balance'],
    ],
    [
      'a bank core',
      'NUM_OPER;COD_CLI;NUM_DOC;NOM_CLI;FEC_VENC;SLD_CAP;SLD_INT;SLD_TOT',
      ['account_id', 'customer_id', 'national_id', 'full_name', 'due_date', 'principal', 'interest', 'balance'],
    ],
  ])('the open items of %s are read', (_, headings, fields) => {
    const { mapping } = fieldsFound(headings);
    expect(mapping.columns.map(({ field }) => field)).toEqual(fields);
  });

  test('beside a balance under a heading for any sum, unknown columns of sums are told', () => {
    const told = (headings: string) =>
      fieldsFound(headings, [
        'F1;1.000,00;400,00;600,00;Z1;30.10.2026',
        'F2;50,00;0,00;50,00;Z2;15.10.2026',
      ]).ambiguous.map(({ source, field, taken }) => [source, field, taken]);
    expect(told('Factura;Total;Abonado;Resta;Zona;Vence')).toEqual([
      ['Abonado', 'balance', 'Total'],
      ['Resta', 'balance', 'Total'],
    ]);
    expect(told('Factura;Saldo;Abonado;Resta;Zona;Vence')).toEqual([]);
  });

  test('payments have names of their own', () => {
    const { fields, mapping } = fieldsFound(
      'invoiceNumber;customerID;PaymentDate;Amount',
      ['1;A;13/01/2012;75.21'],
      'payments',
    );
    expect(fields).toEqual({
      invoiceNumber: 'account_id',
      customerID: 'customer_id',
      PaymentDate: 'paid_on',
      Amount: 'amount',
    });
    expect(missingFields(mapping)).toEqual([]);
  });

  test('what is missing is told with the headings found and the way out', () => {
    const { mapping } = fieldsFound('RUT_DEUDOR;SALDO;DIAS_MORA');
    expect(missingFields(mapping)).toEqual([['account_id'] satisfies Field[]]);
    const error = missingFieldsError(mapping, 'cartera.csv');
    expect(error?.code).toBe('missing-columns');
    expect(error?.message).toBe(
      'cartera.csv:1: no column was recognised as account_id. Headings found: "RUT_DEUDOR", "SALDO", "DIAS_MORA"',
    );
    expect(error?.hint).toContain('trato mapping cartera.csv --write NAME');
    expect(error?.hint).toContain('"YOUR HEADING: account_id"');
  });

  test('several are told one by one, with a mapping of the same kind as the way out', () => {
    const { mapping } = mappingOf(['Last Name', 'Folio'], [], 'payments');
    const error = missingFieldsError(mapping, 'pagos.csv');
    expect(error?.message).toContain('no column was recognised as paid_on, and none as amount. Headings');
    expect(error?.hint).toContain('trato mapping pagos.csv --kind payments --write NAME');
    expect(error?.hint).not.toContain('Last Name');
  });

  test.each(['NIT / C.C.', 'CC_NIT', 'Cédula/NIT', 'NIT o Cedula', 'Identificación (NIT)'])(
    '%s is the tax number',
    (heading) => {
      const { mapping } = mappingOf([heading, 'Saldo'], [], 'portfolio');
      expect(mapping.columns[0]?.field).toBe('national_id');
    },
  );

  test.each([
    ['Fecha de Recaudo', 'Valor Recaudado'],
    ['FECHA_RECAUDO', 'Vlr. Recaudo'],
  ])('%s and %s are those of a payment', (day, amount) => {
    const { mapping } = mappingOf(['Factura', day, amount], [], 'payments');
    expect(missingFields(mapping)).toEqual([]);
  });

  test('columns get names of their own', () => {
    expect(columnNames(['a', 'b', 'a', ' ', 'a', 'a_2'])).toEqual(['a', 'b', 'a_2', 'column_4', 'a_3', 'a_2_2']);
    expect(extraNames(['Fecha de Corte', 'ZONA', 'zona', '', '__proto__'])).toEqual([
      'fecha_de_corte',
      'zona',
      'zona_2',
      'column_4',
      'proto',
    ]);
  });
});
