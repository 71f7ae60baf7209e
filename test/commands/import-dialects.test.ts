import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { lawRuns } from '../support/law.ts';
import { everyTable, tablesIn } from '../support/tables.ts';
import { makeWorkspace } from '../support/workspace.ts';

/** One portfolio, in values; how it is written is up to each copy. */
interface Row {
  readonly account: string;
  readonly customer: string;
  readonly name: string;
  readonly cents: number;
  readonly due: string;
  readonly settled: string;
  readonly phone: string;
  readonly consent: string;
  readonly notes: string;
}

interface Writing {
  readonly encoding: string;
  readonly delimiter: string;
  readonly amount: (cents: number) => string;
  readonly day: (iso: string) => string;
  readonly lineBreak: string;
  readonly bom?: boolean;
  readonly quoted?: boolean;
}

const names = ['José Muñoz', "Ana D'Ávila", 'Müller & Söhne', 'ÍÑIGO "Chato" Ruiz', 'Zoë; Pérez, hija'];

const portfolio: readonly Row[] = Array.from({ length: 60 }, (_, index) => {
  const customer = index % 40;
  return {
    account: String(index).padStart(6, '0'),
    customer: `C-${customer}`,
    name: names[customer % names.length] ?? '',
    cents: 123_456_789 - index * 2_057_613,
    due: `2026-${String((index % 9) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
    settled: index % 7 === 3 ? `2026-10-${String((index % 28) + 1).padStart(2, '0')}` : '',
    phone: `55 5555 ${String(1000 + customer)}`,
    consent: customer % 3 === 0 ? 'sí' : customer % 3 === 1 ? 'no' : '',
    notes: index % 11 === 0 ? 'dos\nlíneas' : '',
  };
});

const grouped = (cents: number, thousands: string, decimal: string): string =>
  `${String(Math.trunc(cents / 100)).replace(/\B(?=(\d{3})+$)/g, thousands)}${decimal}${String(cents % 100).padStart(2, '0')}`;

const slashed = (order: 'dmy' | 'mdy', mark: string) => (iso: string) => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return (order === 'dmy' ? [day, month, year] : [month, day, year]).join(mark);
};

const plain: Writing = {
  encoding: 'utf8',
  delimiter: ',',
  amount: (cents) => grouped(cents, '', '.'),
  day: (iso) => iso,
  lineBreak: '\n',
};

const copies: readonly (readonly [name: string, writing: Writing, preamble?: string])[] = [
  ['day first', { ...plain, day: slashed('dmy', '/') }],
  ['month first', { ...plain, day: slashed('mdy', '-') }],
  ['days run together', { ...plain, day: (iso) => iso.replaceAll('-', '') }],
  ['a decimal comma and semicolons', { ...plain, delimiter: ';', amount: (cents) => grouped(cents, '', ',') }],
  ['thousands in points', { ...plain, delimiter: '|', amount: (cents) => grouped(cents, '.', ',') }],
  ['thousands in commas and currency signs', { ...plain, amount: (cents) => `$${grouped(cents, ',', '.')}` }],
  ['Windows-1252 and CRLF', { ...plain, encoding: 'win1252', lineBreak: '\r\n', day: slashed('dmy', '.') }],
  ['UTF-8 with a byte order mark', { ...plain, bom: true }],
  ['UTF-16 with tabs', { ...plain, encoding: 'utf16le', bom: true, delimiter: '\t' }],
  ['everything in quotes', { ...plain, quoted: true }],
  ['a preamble', plain, 'Reporte de cartera\nGenerado el 20/11/2026\n\n'],
];

const headings = ['Cuenta', 'No. Cliente', 'Nombre completo', 'Saldo', 'Fecha de vencimiento'];
const others = ['Fecha de liquidación', 'Celular', 'Consentimiento SMS', 'Notas'];

const written = (rows: readonly Row[], writing: Writing, preamble = ''): Buffer => {
  const cells = rows.map((row) => [
    row.account,
    row.customer,
    row.name,
    writing.amount(row.cents),
    writing.day(row.due),
    row.settled && writing.day(row.settled),
    row.phone,
    row.consent,
    row.notes,
  ]);
  const form = {
    delimiter: writing.delimiter,
    record_delimiter: writing.lineBreak,
    quoted_match: /\n/,
    quoted: writing.quoted ?? false,
  };
  const text = preamble + stringify([[...headings, ...others], ...cells], form);
  return iconv.encode(text, writing.encoding, { addBOM: writing.bom ?? false });
};

const tablesOf = async (bytes: Buffer) => {
  const { folder, trato, write } = await makeWorkspace({ country: 'MX' });
  const { exit, stderr } = await trato('import', 'portfolio', await write('cartera.csv', bytes));
  expect(stderr).toBe('');
  expect(exit).toBe(0);
  return tablesIn(folder, 'customers', 'consents', 'accounts', 'payments');
};

describe('two copies of a portfolio, written in different ways, give the same tables', () => {
  let expected: Awaited<ReturnType<typeof tablesOf>>;

  beforeAll(async () => {
    expected = await tablesOf(written(portfolio, plain));
  });

  it('which hold what was written', () => {
    expect(expected.accounts).toHaveLength(60);
    expect(expected.customers).toHaveLength(40);
    expect(expected.consents).toHaveLength(27);
    expect(expected.payments).toHaveLength(portfolio.filter(({ settled }) => settled).length);
    const sum = (expected.accounts ?? []).reduce((total, { balance_minor }) => total + Number(balance_minor), 0);
    expect(sum).toBe(portfolio.reduce((total, { cents }) => total + cents, 0));
  });

  it.each(copies.map(([name, writing, preamble = '']) => ({ name, writing, preamble })))(
    '$name',
    async ({ writing, preamble }) => {
      expect(await tablesOf(written(portfolio, writing, preamble))).toEqual(expected);
    },
  );

  it('in whatever order their rows stand', async () => {
    const shuffled = fc.shuffledSubarray([...portfolio], { minLength: 60, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(shuffled, async (rows) => {
        expect(await tablesOf(written(rows, plain))).toEqual(expected);
      }),
      lawRuns(4),
    );
  });

  it('also where the rows of one customer differ in what they say of it', async () => {
    const differing = portfolio.map((row, index) => ({
      ...row,
      name: `${row.name} ${index}`,
      consent: index % 2 ? 'sí' : 'no',
    }));
    const one = await tablesOf(written(differing, plain));
    expect(await tablesOf(written(differing.toReversed(), plain))).toEqual(one);
  });
});

describe('a file in UTF-8 with a byte that is none', () => {
  it('told to be UTF-8, has that row refused and the others taken, and no name has a hole in it', async () => {
    const w = await makeWorkspace({ country: 'MX' });
    const rows = Buffer.from(
      'account_id,customer_id,full_name,balance,due_date\nA,1,Ana Muñoz,1.00,2026-10-21\nB,2,Luz Pe',
    );
    const file = await w.write('c.csv', Buffer.concat([rows, Buffer.from('\xf1a,2.00,2026-10-21\n', 'latin1')]));
    const told = await w.trato('import', 'portfolio', file, '--encoding', 'utf-8', '--json');
    expect(told).toMatchObject({
      exit: 4,
      json: { accepted: 1, refused: 1, refusals: [{ code: 'unreadable-letter' }] },
    });
    expect(JSON.stringify(await everyTable(w.folder))).not.toContain('\ufffd');
  });
});
