import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { recordsOf } from './support/records.ts';
import { makeWorkspace, type Outcome } from './support/workspace.ts';

/** Figures computed apart from the product, when the samples were made. */
const samples = [
  {
    country: 'MX',
    currency: 'MXN',
    writing: 'windows-1252 ; , dmy',
    portfolio: { file: 'mx/cartera.csv', rows: 294, accepted: 285, customers: 210, total: '2928782.45' },
    columns:
      'No. de Cliente=customer_id | Nombre=full_name | Razón social=company | Correo=email | Celular=phone | Domicilio=address | Ciudad=city | Estado=region | CP=postal_code | No. de Cuenta=account_id | Producto=product | Saldo=balance | Capital=principal | Intereses=interest | Comisiones=fees | Fecha de vencimiento=due_date | Fecha de apertura=opened_on | Último pago=last_payment_on | Monto del último pago=last_payment_amount | Mensualidad=contract_instalment | Día de nómina=payday | Ingreso mensual=monthly_income | Gastos mensuales=monthly_expenses | Canal preferido=preferred_channel | Horario preferido=preferred_hours | Consentimiento WhatsApp=consent_whatsapp | Observaciones=notes | Sucursal=-',
    refusals: [
      '19 Saldo missing-value',
      '47 Fecha de vencimiento missing-value',
      '75 Fecha de vencimiento bad-day',
      '103 No. de Cuenta contradictory-account',
      '104 Saldo bad-amount',
      '132 Saldo too-precise',
      '165 Saldo negative-balance',
      '222 Saldo components-differ',
      '251  wrong-column-count',
    ],
    invalidPhones: 3,
    firstInvalidPhone: 22,
    payments: { file: 'mx/pagos.csv', rows: 37, accepted: 35, recordedOnly: 8, total: '173417.99' },
    unmatched: ['19 No. de Cuenta unknown-account', '34 No. de Cuenta unknown-account'],
    before: [
      'current 60 791564.73',
      '1-30 87 807816.09',
      '31-60 51 604099.08',
      '61-90 51 381325.77',
      '91-120 24 294170.01',
      '121+ 12 49806.77',
    ],
    after: [
      'current 59 788008.14',
      '1-30 82 749492.61',
      '31-60 50 592912.02',
      '61-90 47 321060.85',
      '91-120 24 285176.09',
      '121+ 11 43063.91',
    ],
  },
  {
    country: 'CO',
    currency: 'COP',
    writing: 'utf-8 ; , ymd',
    portfolio: { file: 'co/cartera.csv', rows: 280, accepted: 270, customers: 206, total: '782849113.00' },
    columns:
      'Código de cliente=customer_id | Identificación=national_id | Nombre completo=full_name | Empresa=company | Correo electrónico=email | Celular=phone | Dirección=address | Ciudad=city | Departamento=region | Código postal=postal_code | Número de obligación=account_id | Producto=product | Moneda=currency | Saldo total=balance | Saldo de capital=principal | Intereses=interest | Gastos y honorarios=fees | Fecha de vencimiento=due_date | Fecha de desembolso=opened_on | Fecha último pago=last_payment_on | Valor último pago=last_payment_amount | Valor cuota=contract_instalment | Día de nómina=payday | Ingresos mensuales=monthly_income | Gastos mensuales=monthly_expenses | Canal preferido=preferred_channel | Horario preferido=preferred_hours | Consentimiento SMS=consent_sms | Consentimiento WhatsApp=consent_whatsapp | Consentimiento correo=consent_email | Consentimiento llamada=consent_call | Consentimiento carta=consent_letter | Fecha de consentimiento=consent_on | Observaciones=notes | Zona=-',
    refusals: [
      '19 Saldo total missing-value',
      '43 Fecha de vencimiento bad-day',
      '67 Saldo total bad-amount',
      '91 Saldo total too-precise',
      '92 Número de obligación contradictory-account',
      '116 Saldo total negative-balance',
      '169 Saldo total components-differ',
      '194  wrong-column-count',
      '219 Moneda bad-currency',
      '244 Código de cliente no-customer',
    ],
    invalidPhones: 3,
    firstInvalidPhone: 28,
    payments: { file: 'co/pagos.csv', rows: 37, accepted: 35, recordedOnly: 8, total: '64815512.00' },
    unmatched: ['19 Número de obligación unknown-account', '34 Número de obligación unknown-account'],
    before: [
      'current 47 152731295.00',
      '1-30 79 200011996.00',
      '31-60 66 205372091.00',
      '61-90 40 119068078.00',
      '91-120 20 65364681.00',
      '121+ 18 40300972.00',
    ],
    after: [
      'current 46 152269959.00',
      '1-30 76 184245842.00',
      '31-60 63 191615067.00',
      '61-90 36 89336277.00',
      '91-120 20 65364681.00',
      '121+ 17 38065618.00',
    ],
  },
  {
    country: 'BR',
    currency: 'BRL',
    writing: 'utf-8 ; , dmy',
    portfolio: { file: 'br/carteira.csv', rows: 284, accepted: 274, customers: 208, total: '743904.87' },
    columns:
      'Código do Cliente=customer_id | Nome=full_name | Razão Social=company | CPF=national_id | E-mail=email | Telefone 1=phone | Telefone 2=phone | Endereço=address | Cidade=city | UF=region | CEP=postal_code | Número da Conta=account_id | Produto=product | Saldo=balance | Principal=principal | Juros=interest | Multa e Tarifas=fees | Vencimento=due_date | Data de Abertura=opened_on | Último Pagamento=last_payment_on | Valor do Último Pagamento=last_payment_amount | Valor da Parcela=contract_instalment | Dia do Salário=payday | Renda Mensal=monthly_income | Despesas Mensais=monthly_expenses | Canal Preferido=preferred_channel | Horário Preferido=preferred_hours | Consentimento WhatsApp=consent_whatsapp | Observações=notes | Loja=-',
    refusals: [
      '19 Saldo missing-value',
      '44 Número da Conta missing-value',
      '69 Vencimento bad-day',
      '94 Saldo bad-amount',
      '101 Número da Conta contradictory-account',
      '120 Saldo too-precise',
      '145 Saldo negative-balance',
      '194 Saldo components-differ',
      '219  wrong-column-count',
      '244 Código do Cliente no-customer',
    ],
    invalidPhones: 3,
    firstInvalidPhone: 21,
    payments: { file: 'br/pagamentos.csv', rows: 37, accepted: 35, recordedOnly: 8, total: '55262.55' },
    unmatched: ['19 Número da Conta unknown-account', '34 Número da Conta unknown-account'],
    before: [
      'current 47 138068.40',
      '1-30 89 211603.53',
      '31-60 58 154340.97',
      '61-90 35 97424.69',
      '91-120 29 89729.37',
      '121+ 16 52737.91',
    ],
    after: [
      'current 46 137782.20',
      '1-30 85 185627.57',
      '31-60 54 134202.87',
      '61-90 33 95633.53',
      '91-120 29 89436.14',
      '121+ 15 49424.69',
    ],
  },
  {
    country: 'US',
    currency: 'USD',
    writing: 'utf-8 , . mdy',
    portfolio: { file: 'us/portfolio.csv', rows: 281, accepted: 271, customers: 207, total: '608810.66' },
    columns:
      'Customer ID=customer_id | Full Name=full_name | Company=company | Language=language | Email=email | Phone 1=phone | Phone 2=phone | Street Address=address | City=city | State=region | ZIP=postal_code | Account Number=account_id | Product=product | Currency=currency | Balance=balance | Principal=principal | Interest=interest | Fees=fees | Due Date=due_date | Open Date=opened_on | Last Payment Date=last_payment_on | Last Payment Amount=last_payment_amount | Monthly Payment=contract_instalment | Payday=payday | Monthly Income=monthly_income | Monthly Expenses=monthly_expenses | Preferred Channel=preferred_channel | Preferred Hours=preferred_hours | SMS Consent=consent_sms | WhatsApp Consent=consent_whatsapp | Email Consent=consent_email | Notes=notes | Branch=-',
    refusals: [
      '19 Balance missing-value',
      '43 Due Date missing-value',
      '67 Due Date bad-day',
      '91 Balance bad-amount',
      '94 Account Number contradictory-account',
      '120 Balance too-precise',
      '145 Balance negative-balance',
      '194 Balance components-differ',
      '219  wrong-column-count',
      '244 Currency bad-currency',
    ],
    invalidPhones: 3,
    firstInvalidPhone: 20,
    payments: { file: 'us/payments.csv', rows: 37, accepted: 35, recordedOnly: 8, total: '28484.02' },
    unmatched: ['19 Account Number unknown-account', '34 Account Number unknown-account'],
    before: [
      'current 61 159791.81',
      '1-30 90 199568.58',
      '31-60 46 87524.90',
      '61-90 45 126116.20',
      '91-120 17 17096.58',
      '121+ 12 18712.59',
    ],
    after: [
      'current 60 159669.59',
      '1-30 84 188961.04',
      '31-60 44 84245.18',
      '61-90 43 124085.96',
      '91-120 17 15358.23',
      '121+ 11 13243.98',
    ],
  },
];

const path = (file: string): string => new URL(`../samples/${file}`, import.meta.url).pathname;

const bucketsIn = ({ json }: Outcome): string[] =>
  (json.buckets as { bucket: string; accounts: number; balance: Record<string, string> }[]).map(
    ({ bucket, accounts, balance }) => `${bucket} ${accounts} ${Object.values(balance).join(' ')}`,
  );

const rejectsIn = async ({ json }: Outcome, delimiter: string): Promise<string[]> => {
  const records = recordsOf(await readFile(String(json.rejectsFile)), { delimiter, encoding: String(json.encoding) });
  return records
    .map(({ _line, _column, _code }) => `${_line} ${_column} ${_code}`)
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
};

describe.each(samples)('the samples of $country', (sample) => {
  const { currency, portfolio, payments } = sample;
  const [encoding = '', delimiter = '', decimal, dateOrder] = sample.writing.split(' ');

  it('are taken in to the cent, and every fault on purpose is refused where it stands', async () => {
    const { trato } = await makeWorkspace({ country: sample.country, asOf: '2026-11-20' });
    const placed = await trato('import', 'portfolio', path(portfolio.file), '--json');
    expect(placed.exit).toBe(4);
    expect(placed.json).toMatchObject({
      rows: portfolio.rows,
      accepted: portfolio.accepted,
      refused: sample.refusals.length,
      created: portfolio.accepted,
      customers: portfolio.customers,
      total: { [currency]: portfolio.total },
      open: { [currency]: portfolio.total },
      ...{ encoding, delimiter, decimal, dateOrder },
      warnings: [
        `phone: ${sample.invalidPhones} values were not understood and left out, the first on line ${sample.firstInvalidPhone}`,
      ],
    });
    expect(await rejectsIn(placed, delimiter)).toEqual(sample.refusals);
    expect(bucketsIn(await trato('report', 'ageing', '--json'))).toEqual(sample.before);

    const paid = await trato('import', 'payments', path(payments.file), '--json');
    expect(paid.exit).toBe(4);
    expect(paid.json).toMatchObject({
      rows: payments.rows,
      accepted: payments.accepted,
      refused: sample.unmatched.length,
      created: payments.accepted,
      total: { [currency]: payments.total },
      warnings: [expect.stringContaining(`${payments.recordedOnly} payments are dated before`)],
    });
    expect(await rejectsIn(paid, delimiter)).toEqual(sample.unmatched);
    expect(bucketsIn(await trato('report', 'ageing', '--json'))).toEqual(sample.after);
  });

  it('have only headings that are known, but for one', async () => {
    const { trato } = await makeWorkspace({ country: sample.country, asOf: '2026-11-20' });
    const { json } = await trato('mapping', path(portfolio.file), '--json');
    const columns = json.columns as { source: string; field: string | null }[];
    expect(columns.map(({ source, field }) => `${source}=${field ?? '-'}`).join(' | ')).toBe(sample.columns);
    expect(json).toMatchObject({ kind: 'portfolio', ambiguous: [], missing: [], warnings: [] });
    expect(await trato('mapping', path(payments.file), '--json')).toMatchObject({
      exit: 0,
      json: { kind: 'payments', ambiguous: [], missing: [] },
    });
  });
});
