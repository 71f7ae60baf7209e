import { beforeAll, describe, expect, it } from 'vitest';
import { makeWorkspace, type TestWorkspace } from '../support/workspace.ts';

/** What a messy file is: read to these rows and this sum, some refused, with these warnings; or stopped with a code. */
interface Outcome {
  readonly accepted?: number;
  readonly refused?: readonly string[];
  readonly total?: string;
  readonly warns?: RegExp;
  readonly stops?: string;
  readonly says?: RegExp;
}

type Case = readonly [name: string, file: string | Uint8Array, outcome: Outcome, ...options: string[]];

const head = 'cuenta,nombre,saldo,vence\n';
const rows = 'A-1,Ana Ruiz,100.50,2026-10-20\nA-2,"Paz, Luz",200.25,2026-10-21\n';
const plain = head + rows;
const whole: Outcome = { accepted: 2, refused: [], total: '300.75' };
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const anotherTable = 'folio,cliente,monto,fecha de pago\nF-1,Sol,5.00,2026-10-01\n';

const printed = `Deudor 1000123
---------------------------------------
|  |cuenta|nombre|vence     |saldo    |Mon|
---------------------------------------
|  |A-1   |Ana   |2026-10-20|1,100.50 |MXN|
|  |A-2   |Luz   |2026-10-21|200.25   |MXN|
|--|------|------|----------|---------|---|
|* |      |      |          |1,300.75 |MXN|
---------------------------------------
|**|      |      |          |1,300.75 |MXN|
---------------------------------------
`;

const files: readonly Case[] = [
  ['a plain file', plain, whole],
  ['an empty file', '', { stops: 'empty-file' }],
  ['headings only', head, { stops: 'no-rows' }],
  ['a single row', `${head}A-1,Ana,5,2026-10-20\n`, { accepted: 1, total: '5.00' }],
  ['no line break at the end', plain.trimEnd(), whole],
  ['line breaks doubled at the end', `${plain}\n\n\n`, whole],
  ['no headings', rows, { stops: 'no-header' }],
  ['a preamble', `Cartera vencida\nGenerado: 2026-11-20\n\n${plain}`, whole],
  ['a preamble with the delimiter', `Cartera,vencida,Sur\nAgencia "Norte"\n${plain}`, whole],
  ['empty lines between rows', plain.replaceAll('\n', '\n\n'), whole],
  ['rows of empty cells', `${plain},,,\n , ,,\n`, whole],
  ['delimiters at the end of all lines', plain.replaceAll('\n', ',\n'), whole],
  ['delimiters at the end of some lines', plain.replace('20\n', '20,,\n'), whole],
  ['headings with spaces', `  cuenta , nombre ,saldo  , vence\n${rows}`, whole],
  [
    'headings that repeat and are blank',
    'cuenta,nombre,saldo,vence,nota,nota,\nA-1,Ana,5.00,2026-10-20,x,y,z\n',
    { accepted: 1 },
  ],
];

const headings: readonly Case[] = [
  ['a row of groups above', `Cuenta,,Deuda,\n${plain}`, whole],
  [
    'a row of units below',
    `${head},(texto),(MXN),(dd/mm/aaaa)\n${rows}`,
    { ...whole, warns: /line 2 is more of the headings/ },
  ],
  ['a second row of names', `${head}account,name,balance,due date\n${rows}`, { ...whole, warns: /line 2 is more/ }],
  ['a third row', `${head}account,name,balance,due date\n,,(MXN),\n${rows}`, { ...whole, warns: /line 2, 3 is more/ }],
  [
    'headings over two rows',
    `Número,Nombre,Saldo,Fecha de\ncuenta,completo,actual,vencimiento\n${rows}`,
    { stops: 'missing-columns' },
  ],
  [
    'headings repeated on every page',
    plain + head + rows.replaceAll('A-', 'B-'),
    { accepted: 4, total: '601.50', warns: /line 4 is more/ },
  ],
  ['a second table with other names', `${plain}\n${anotherTable}`, { stops: 'several-tables', says: /:5: .*line 1/ }],
  [
    'a second table with more columns',
    `${plain}folio,cliente,monto,fecha de pago,nota\nF-1,Sol,5.00,2026-10-01,x\n`,
    { stops: 'several-tables' },
  ],
  ['a second table with fewer columns', `${plain}cuenta,saldo\nF-1,5.00\n`, { stops: 'several-tables' }],
  [
    'a second table far below',
    head + Array.from({ length: 3000 }, (_, n) => `A-${n},Ana,1.00,2026-10-20\n`).join('') + anotherTable,
    { stops: 'several-tables', says: /:3002:/ },
  ],
];

const below: readonly Case[] = [
  [
    'a total that is right',
    `${plain}TOTAL,,300.75,\n`,
    { ...whole, warns: /line 4 is a total, which the rows add up to/ },
  ],
  ['a total that differs', `${plain}TOTAL,,300.76,\n`, { stops: 'stated-total', says: /:4: .*300\.76.*300\.75/ }],
  ['a total that differs, and another expected', `${plain}TOTAL,,300.76,\n`, whole, '--expect-total', '300.75'],
  [
    'a total with a refused row',
    `${plain}A-3,Sol,10.00,nunca\nTotal general,,310.75,\n`,
    { accepted: 2, refused: ['bad-day'], total: '300.75' },
  ],
  [
    'a total that leaves out a refused row',
    `${plain}A-3,Sol,10.00,nunca\nTotal general,,300.75,\n`,
    { stops: 'stated-total' },
  ],
  [
    'subtotals',
    `${head}A-1,Ana,1.00,2026-10-20\nSubtotal,,1.00,\nA-2,Luz,2.00,2026-10-20\nSubtotal,,2.00,\nTOTAL,,3.00,\n`,
    { accepted: 2, total: '3.00' },
  ],
  [
    'a wrong subtotal',
    `${head}A-1,Ana,1.00,2026-10-20\nSubtotal,,1.50,\nA-2,Luz,2.00,2026-10-20\n`,
    { stops: 'stated-total', says: /:3:/ },
  ],
  ['a printed list', printed, { ...whole, total: '1300.75', warns: /line 8, 10 is a total, which the rows add up to/ }],
  ['the rulers of a printed list', printed, { warns: /line 4, 7, 9, 11 is drawn across the list/ }],
  ['a starred total that differs', printed.replace(/1,300.75 (?=.*\n-+\n$)/, '1,300.76'), { stops: 'stated-total' }],
  ['a total in short', `${plain}Total: 300.75\n`, { ...whole, warns: /line 4 is a total, which/ }],
  ['a label in another column', `${plain},Suma,300.75,\n`, { ...whole, warns: /line 4 is a total, which/ }],
  ['a total of nothing known', `${plain}Total general,,,\n`, { ...whole, warns: /line 4 is a total and/ }],
  [
    'a count that is right',
    `${plain}Total de registros: 2,,,\n`,
    { ...whole, warns: /line 4 counts the rows rightly/ },
  ],
  [
    'a count that differs',
    `${plain}Registros: 120\n`,
    { stops: 'stated-total', says: /states 120 rows, but the rows above are 2/ },
  ],
  ['a count that differs, and another expected', `${plain}Registros: 120\n`, whole, '--expect-rows', '2'],
  ['remarks', `${plain}\nFuente: sistema\n* saldos en pesos,,,\n`, { ...whole, warns: /line 5, 6 is a remark/ }],
  ['a line of one cell between rows', `${head}Sucursal Norte,,,\n${rows}`, { accepted: 2, refused: ['no-customer'] }],
  ['a last row that was cut', `${plain}A-3`, { accepted: 2, refused: ['wrong-column-count'] }],
];

const marks: readonly Case[] = [
  ['semicolons', plain.replace('"Paz, Luz"', 'Paz Luz').replaceAll(',', ';'), whole],
  ['tabs', plain.replace('"Paz, Luz"', 'Paz Luz').replaceAll(',', '\t'), whole],
  ['bars', plain.replace('"Paz, Luz"', 'Paz Luz').replaceAll(',', '|'), whole],
  [
    'double bars',
    plain.replace('"Paz, Luz"', 'Paz Luz').replaceAll(',', '||'),
    { stops: 'unsupported-delimiter', says: /"\|\|"/ },
  ],
  ['commas and spaces', plain.replace('"Paz, Luz"', 'Paz Luz').replaceAll(',', ', '), whole],
  ['commas, spaces and quotes', plain.replaceAll(/,(?=["\w])/g, ', '), whole],
  [
    'spaces',
    plain.replace('Ana Ruiz', 'Ana').replace('"Paz, Luz"', 'Luz').replaceAll(',', ' '),
    { stops: 'unsupported-delimiter' },
  ],
  ['carets', plain.replaceAll(',', '^'), { stops: 'unsupported-delimiter', says: /"\^"/ }],
  ['colons', plain.replaceAll(',', ':'), { stops: 'unsupported-delimiter' }],
  [
    'one row with another delimiter',
    `${plain}A-3;Sol;5.00;2026-10-20\n`,
    { accepted: 2, refused: ['wrong-column-count'] },
  ],
  ['one row with spaces', `${plain}A-3 Sol 5.00 2026-10-20\n`, { accepted: 2, refused: ['wrong-column-count'] }],
  ['a separator too few', plain.replace('Ana Ruiz,', 'Ana Ruiz'), { accepted: 1, refused: ['wrong-column-count'] }],
  ['a separator too many', plain.replace('Ana Ruiz,', 'Ana,Ruiz,'), { accepted: 1, refused: ['wrong-column-count'] }],
  [
    'a separator at the end of a row too few',
    plain.replace('100.50,', '100.50'),
    { accepted: 1, refused: ['wrong-column-count'] },
  ],
  ['a decimal comma among commas', plain.replace('100.50', '100,50'), { accepted: 1, refused: ['wrong-column-count'] }],
];

const quotes: readonly Case[] = [
  ['all cells in quotes', plain.replace('"Paz, Luz"', 'Paz Luz').replaceAll(/[^,\n]+/g, '"$&"'), whole],
  ['some cells in quotes', plain.replace('100.50', '"100.50"'), whole],
  ['quotes doubled inside', plain.replace('Ana Ruiz', '"Ana ""la Chata"" Ruiz"'), whole],
  ['apostrophes for quotes', plain.replaceAll('"', "'").replaceAll(/[^,\n]+/g, "'$&'"), { stops: 'unsupported-quote' }],
  ['apostrophes where they are needed', plain.replaceAll('"', "'"), { accepted: 1, refused: ['wrong-column-count'] }],
  [
    'backslashes before quotes',
    plain.replace('Ana Ruiz', '"Ana \\"la Chata\\" Ruiz"'),
    { accepted: 1, refused: ['stray-quote'] },
  ],
  [
    'quotes inside that are not doubled',
    plain.replace('Ana Ruiz', '"Ana "la Chata" Ruiz"'),
    { accepted: 1, refused: ['stray-quote'] },
  ],
  ['a quote inside a plain cell', plain.replace('Ana Ruiz', 'Ana "Ruiz'), { accepted: 1, refused: ['stray-quote'] }],
  ['a quote that is never closed', plain.replace('Ana Ruiz', '"Ana Ruiz'), { refused: ['stray-quote'] }],
  ['a line break in quotes', plain.replace('Ana Ruiz', '"Ana\nRuiz"'), whole],
];

const ends: readonly Case[] = [
  ['LF', plain, whole],
  ['CRLF', plain.replaceAll('\n', '\r\n'), whole],
  ['CR', plain.replaceAll('\n', '\r'), whole],
  ['CRLF and LF', plain.replace('\n', '\r\n'), whole],
  ['LF and CR', plain.replace('20\n', '20\r'), whole],
  ['CR and LF', plain.replace('\n', '\r'), whole],
  ['CR twice before LF', plain.replaceAll('\n', '\r\r\n'), whole],
];

const days: readonly Case[] = [
  [
    'serial numbers',
    plain.replace('2026-10-20', '46315').replace('2026-10-21', '46316.5'),
    { ...whole, warns: /days in vence are serial numbers/ },
  ],
  ['serial numbers beside days', plain.replace('2026-10-20', '46315'), { stops: 'mixed-days', says: /lines 2 and 3/ }],
  [
    'a last row that is no serial number',
    `${head}A-1,Ana,1.00,46315\nA-2,Luz,2.00,pronto\n`,
    { accepted: 1, refused: ['bad-day'] },
  ],
  [
    'six figures',
    plain.replace('2026-10-20', '261020').replace('2026-10-21', '261021'),
    { stops: 'ambiguous-figures' },
  ],
  [
    'six figures and an order',
    plain.replace('2026-10-20', '261020').replace('2026-10-21', '261021'),
    whole,
    '--date-order',
    'ymd',
  ],
  ['names of months', plain.replace('2026-10-20', '20-oct-26').replace('2026-10-21', '21-OUT-26'), whole],
];

const bytes: readonly Case[] = [
  ['a letter in Windows-1252', latin(plain.replace('Ana', 'Íñigo')), whole],
  [
    'a letter that is not UTF-8 beside one that is',
    Buffer.concat([Buffer.from(plain.replace('Ana', 'Íñigo')), latin('A-3,Peña,5,2026-10-20\n')]),
    { stops: 'ambiguous-encoding' },
  ],
  ['a zero byte', plain.replace('Ruiz', 'Ru\0iz'), { stops: 'not-text' }],
  ['a very long cell', plain.replace('Ana', 'Ana'.repeat(5000)), { accepted: 1, refused: ['too-long'] }],
  ['a row without end', head + 'x'.repeat(1_500_000), { stops: 'row-too-long' }],
];

describe.each([
  ['files', files],
  ['headings', headings],
  ['below the rows', below],
  ['delimiters', marks],
  ['quotes', quotes],
  ['line ends', ends],
  ['days', days],
  ['bytes', bytes],
] as const)('messy CSV is read, repaired or refused, and never misread: %s', (_, cases) => {
  let w: TestWorkspace;
  beforeAll(async () => {
    w = await makeWorkspace({ country: 'MX' });
  });

  it.each(cases.map(([name, file, outcome, ...options]) => ({ name, file, outcome, options })))(
    '$name',
    async ({ file, outcome, options }) => {
      const path = await w.write('cartera.csv', file);
      const told = await w.trato('import', 'portfolio', path, '--dry-run', '--json', ...options);
      expect({ exit: told.exit, ...read(told) }).toMatchObject(expected(outcome));
    },
  );
});

const read = ({ exit, stdout, stderr }: { exit: number; stdout: string; stderr: string }) => {
  if (exit !== 0 && exit !== 4) {
    const { error } = JSON.parse(stderr) as { error: { code: string; message: string } };
    return { stops: error.code, says: error.message };
  }
  const { accepted, refusals, total, warnings } = JSON.parse(stdout) as Readonly<Record<string, unknown>> & {
    readonly refusals: readonly { readonly code: string }[];
    readonly total: Readonly<Record<string, string>>;
    readonly warnings: readonly string[];
  };
  const codes = refusals.map(({ code }) => code);
  return { accepted, refused: codes, total: total.MXN, warns: warnings.join('\n') };
};

const expected = ({ warns, says, ...outcome }: Outcome) => ({
  ...outcome,
  ...(warns ? { warns: expect.stringMatching(warns) } : {}),
  ...(says ? { says: expect.stringMatching(says) } : {}),
  exit: outcome.stops ? expect.any(Number) : (outcome.refused ?? []).length > 0 ? 4 : 0,
});
