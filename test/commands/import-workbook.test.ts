import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../support/portfolio-workspace.ts';
import { everyTable, tablesIn } from '../support/tables.ts';
import { type TestCell, type TestSheet, workbookFile } from '../support/workbook-file.ts';
import { makeWorkspace, trato } from '../support/workspace.ts';
import { zipFile } from '../support/zip-file.ts';

const headings = ['Cuenta', 'Cliente', 'Nombre completo', 'Saldo', 'Fecha de vencimiento', 'Notas'];
const dayCell = (serial: number): TestCell => ({ xml: `<c s="1"><v>${serial}</v></c>` });

const rows: TestSheet['rows'] = [
  headings,
  ['0001234567890123456', 'C-1', 'José Muñoz', 1234.1, dayCell(46_316), 'uno\r\ndos, "tres"'],
  ['A2', 'C-2', 'Ñandú <&> Hijos', { xml: '<c><v>0.30000000000000004</v></c>' }, dayCell(46_317), ''],
  null,
  ['A3', 'C-3', { xml: '<c t="str"><f>A1&amp;B1</f><v>Ana Pérez</v></c>' }, 99, dayCell(46_318)],
  [
    'A4',
    'C-4',
    { xml: '<c t="inlineStr"><is><r><t>Luz </t></r><r><rPr><b/></rPr><t>Ávila</t></r><rPh><t>x</t></rPh></is></c>' },
    5,
    dayCell(46_319),
    { xml: '<c t="e"><v>#N/A</v></c>' },
  ],
];

const book = workbookFile({ sheets: [{ name: 'Cartera', rows }], formats: ['dd/mm/yyyy'] });

const text = `${headings.join(',')}
0001234567890123456,C-1,José Muñoz,1234.10,2026-10-21,"uno
dos, ""tres"""
A2,C-2,Ñandú <&> Hijos,0.30,2026-10-22,
A3,C-3,Ana Pérez,99,2026-10-23,
A4,C-4,Luz Ávila,5,2026-10-24,
`;

const imported = async (name: string, content: string | Uint8Array, ...options: string[]) => {
  const w = await makeWorkspace({ country: 'MX' });
  const told = await w.trato('import', 'portfolio', await w.write(name, content), '--json', ...options);
  return { ...w, told, tables: () => tablesIn(w.folder, 'customers', 'accounts') };
};

const leftOver = async (folder: string): Promise<string[]> =>
  (await readdir(join(folder, '.trato'))).filter((name) => !/^trato\.db/.test(name));

describe('a workbook', () => {
  it('gives what the same rows as text give', async () => {
    const plain = await imported('cartera.csv', text);
    const { told, tables, folder } = await imported('cartera.xlsx', book);
    expect(told).toMatchObject({
      exit: 0,
      json: { accepted: 4, sheet: 'Cartera', file: 'cartera.xlsx', warnings: [] },
    });
    expect(await tables()).toEqual(await plain.tables());
    expect(await leftOver(folder)).toEqual([]);
  });

  it('names the row that one sees beside the sheet, and puts refused rows in plain CSV', async () => {
    const faulty = [
      ...rows.slice(0, 5),
      ['A4', 'C-4', 'Luz', 'mucho', dayCell(46_319), 'una\nnota'],
      ['A2', 'C-2', 'X', 1, dayCell(46_319)],
    ];
    const content = workbookFile({ sheets: [{ name: 'Cartera', rows: faulty }], formats: ['dd/mm/yyyy'] });
    const { told, folder } = await imported('cartera.xlsx', content);
    expect(told).toMatchObject({
      exit: 4,
      json: {
        accepted: 3,
        refusals: [
          { code: 'bad-amount', line: 6 },
          { code: 'contradictory-account', line: 7 },
        ],
      },
    });
    const rejects = await readFile(join(folder, 'inbox', 'refused', 'cartera.rejects.csv'), 'utf8');
    expect(rejects).toMatch(/^\ufeffCuenta,/);
    expect(rejects).toContain('A4,C-4,Luz,mucho,2026-10-24,"una\nnota",6,Saldo,bad-amount,');
  });

  it('is read by its first sheet that is shown, or by the one that is named', async () => {
    const other = rows.slice(0, 3);
    const sheets: TestSheet[] = [
      { name: 'Notas', state: 'hidden', rows: [['nada']] },
      { name: 'Enero', rows },
      { name: 'Febrero', rows: other },
    ];
    const content = workbookFile({ sheets, formats: ['dd/mm/yyyy'] });
    const first = await imported('c.xlsx', content);
    expect(first.told.json).toMatchObject({
      accepted: 4,
      sheet: 'Enero',
      warnings: [expect.stringContaining('"Febrero"')],
    });
    const named = await imported('c.xlsx', content, '--sheet', 'febrero');
    expect(named.told.json).toMatchObject({ accepted: 2, sheet: 'Febrero', warnings: [] });
    const none = await imported('c.xlsx', content, '--sheet', 'Marzo');
    expect(refusalOf(none.told)).toEqual({ exit: 3, code: 'no-such-sheet' });
    expect(none.told.stderr).toContain('Notas');
  });

  it('shows its columns under mapping, also without a workspace', async () => {
    const w = await imported('c.xlsx', book);
    const shown = await w.trato('mapping', 'c.xlsx', '--json');
    expect(shown.json).toMatchObject({ file: 'c.xlsx', sheet: 'Cartera', missing: [], dateOrder: 'ymd', decimal: '.' });
    expect((await w.trato('mapping', 'c.xlsx')).stdout).toMatch(/^c\.xlsx: portfolio, sheet "Cartera", /);
  });

  const sheet = 'xl/worksheets/sheet1.xml';
  it.each([
    ['elements within each other without end', { [sheet]: '<a>'.repeat(300) }],
    [
      'a text that is no cell',
      { 'xl/sharedStrings.xml': `<sst><si>${`<t>${'a'.repeat(9_000)}</t>`.repeat(120)}</si></sst>` },
    ],
    ['an attribute without end', { [sheet]: `<a b="${'c'.repeat(1_200_000)}"/>` }],
    ['more formats than a workbook has', { 'xl/styles.xml': `<s><cellXfs>${'<xf/>'.repeat(200_001)}</cellXfs></s>` }],
    ['more relations than members', { 'xl/_rels/workbook.xml.rels': `<r>${'<Relationship/>'.repeat(10_001)}</r>` }],
    ['more cells than a row has', { [sheet]: `<a><row>${'<c r="A1"><v>1</v></c>'.repeat(16_386)}</row></a>` }],
  ])('is refused as damaged with %s', async (_, members) => {
    const { told } = await imported('c.xlsx', workbookFile({ sheets: [{ name: 'Cartera', rows }], members }));
    expect(refusalOf(told)).toEqual({ exit: 3, code: 'damaged-file' });
  });

  it('counts days from 1904 where it says so', async () => {
    const content = workbookFile({
      sheets: [{ name: 'a', rows: [headings, ['1', 'C', 'Ana', 10, dayCell(46_316 - 1_462)]] }],
      date1904: true,
      formats: ['d-mmm-yy'],
    });
    const { tables } = await imported('c.xlsx', content);
    expect((await tables()).accounts).toMatchObject([{ due_on: '2026-10-21' }]);
  });

  it('warns of numbers that a spreadsheet cannot keep, and refuses an id that lost its figures', async () => {
    const long = { xml: '<c><v>1234567890123456789</v></c>' };
    const lost = { xml: '<c><v>1.23456789012346E+18</v></c>' };
    const content = workbookFile({
      sheets: [
        {
          name: 'a',
          rows: [headings, [long, 'C', 'Ana', 10, dayCell(46_316)], [lost, 'D', 'Luz', 10, dayCell(46_316)]],
        },
      ],
      formats: ['d-mmm-yy'],
    });
    const { told, tables } = await imported('c.xlsx', content);
    expect(told.json).toMatchObject({
      accepted: 1,
      refusals: [{ code: 'digits-lost', line: 3 }],
      warnings: expect.arrayContaining([
        expect.stringMatching(/^column A of the sheet holds 2 numbers of more than 15 digits/),
      ]),
    });
    expect((await tables()).accounts).toMatchObject([{ account_id: '1234567890123456789' }]);
  });

  it('of numbers with three decimals is not taken for thousands, whatever is told', async () => {
    const sheet = (amount: TestCell) => [headings, ['1', 'C', 'Ana', amount, dayCell(46_316)]];
    const content = workbookFile({ sheets: [{ name: 'a', rows: sheet(1.234) }], formats: ['d-mmm-yy'] });
    expect((await imported('c.xlsx', content)).told.json).toMatchObject({ refusals: [{ code: 'too-precise' }] });
    const told = await imported('c.xlsx', content, '--decimal', ',');
    expect(told.told.json).toMatchObject({ accepted: 0, refusals: [{ code: 'bad-amount' }] });
  });

  it.each([
    ['--encoding', 'utf-8'],
    ['--delimiter', ';'],
  ])('is not told %s', async (option, value) => {
    const { told } = await imported('c.xlsx', book, option, value);
    expect(refusalOf(told)).toEqual({ exit: 2, code: 'workbook-option' });
  });

  it('the same again, packed or not, is known', async () => {
    const { trato: run, write } = await imported('cartera.xlsx', book);
    expect((await run('import', 'portfolio', 'cartera.xlsx', '--json')).json).toMatchObject({ alreadyImported: true });
    await write('cartera.zip', zipFile({ 'x.csv': text }));
    expect((await run('import', 'portfolio', 'cartera.zip', '--json')).json).toMatchObject({ alreadyImported: false });
  });

  it('saved with other prefixes and without places is read alike', async () => {
    const sheet = (body: string) =>
      `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>${body}</x:sheetData></x:worksheet>`;
    const cell = (value: string) => `<x:c t="inlineStr"><x:is><x:t>${value}</x:t></x:is></x:c>`;
    const row = (values: string[]) => `<x:row>${values.map(cell).join('')}</x:row>`;
    const content = workbookFile({
      sheets: [{ name: 'a', rows: [] }],
      members: { 'xl/worksheets/sheet1.xml': sheet(row(headings) + row(['1', 'C', 'Ana', '10.50', '2026-10-21', ''])) },
    });
    expect((await imported('c.xlsx', content)).told.json).toMatchObject({ accepted: 1, refused: 0 });
  });
});

describe('what is packed', () => {
  const gz = gzipSync(text);

  it.each([
    ['cartera.csv.gz', gz],
    ['two members.gz', Buffer.concat([gzipSync(text.slice(0, 50)), gzipSync(text.slice(50))])],
    ['cartera.zip', zipFile({ 'a/cartera.csv': text, '__MACOSX/a/._cartera.csv': 'x' })],
  ])('%s gives what is in it, and leaves nothing behind', async (name, content) => {
    const plain = await imported('cartera.csv', text);
    const { told, tables, folder } = await imported(name, content);
    expect(told).toMatchObject({ exit: 0, json: { file: name, accepted: 4, sheet: null } });
    expect(told.json.sha256).not.toBe(plain.told.json.sha256);
    expect(await tables()).toEqual(await plain.tables());
    expect(await leftOver(folder)).toEqual([]);
  });

  it.each([
    ['gzip', gz],
    ['a workbook', book],
  ])('%s comes through standard input too', async (_, content) => {
    const { folder } = await makeWorkspace({ country: 'MX' });
    const told = await trato(['import', 'portfolio', '-', '--json'], { cwd: folder, stdin: content });
    expect(told).toMatchObject({ exit: 0, json: { accepted: 4, file: 'stdin' } });
    expect(await leftOver(folder)).toEqual([]);
  });

  it('is the same content as the text in it', async () => {
    const { trato: run, write } = await imported('cartera.csv', text);
    await write('cartera.csv.gz', gz);
    expect((await run('import', 'portfolio', 'cartera.csv.gz', '--json')).json).toMatchObject({
      alreadyImported: true,
    });
  });

  it('has its refused rows beside it under its name, and never over it', async () => {
    const { trato: run, write, folder } = await makeWorkspace({ country: 'MX' });
    await write('c.csv.gz', gzipSync(text.replace('1234.10', 'mucho')));
    const onto = await run('import', 'portfolio', 'c.csv.gz', '--rejects', 'c.csv.gz', '--json');
    expect(refusalOf(onto)).toEqual({ exit: 2, code: 'bad-rejects-file' });
    expect((await run('import', 'portfolio', 'c.csv.gz')).exit).toBe(4);
    expect(await readdir(join(folder, 'inbox', 'refused'))).toEqual(['c.rejects.csv']);
  });

  const bomb = Buffer.concat(Array.from({ length: 300 }, () => gzipSync(Buffer.alloc(1 << 20, 'a'))));

  it.each([
    ['a gzip archive cut short', 'c.gz', gz.subarray(0, gz.length - 12), 'damaged-file'],
    ['a gzip archive with another sum', 'c.gz', changed(gz, gz.length - 6), 'damaged-file'],
    ['a workbook cut short', 'c.xlsx', book.subarray(0, book.length - 30), 'damaged-file'],
    ['a workbook with a damaged part', 'c.xlsx', changed(book, book.indexOf('sheet1.xml') + 30), 'damaged-file'],
    [
      'a workbook whose sheet is no XML',
      'c.xlsx',
      brokenSheet('<worksheet><sheetData><row></worksheet>'),
      'damaged-file',
    ],
    [
      'a text that is not there',
      'c.xlsx',
      brokenSheet('<worksheet><row><c t="s"><v>9999</v></c></row></worksheet>'),
      'damaged-file',
    ],
    [
      'entities of its own',
      'c.xlsx',
      brokenSheet('<!DOCTYPE w [<!ENTITY a "aa">]><worksheet>&a;</worksheet>'),
      'damaged-file',
    ],
    ['an empty sheet', 'c.xlsx', brokenSheet('<worksheet><sheetData/></worksheet>'), 'empty-file'],
    ['a bomb', 'c.gz', bomb, 'unpacks-too-large'],
    ['an archive of two', 'c.zip', zipFile({ 'a.csv': text, 'b.csv': text }), 'not-text'],
    ['an archive of a picture', 'c.zip', zipFile({ 'a.png': text }), 'not-text'],
    ['an OpenDocument sheet', 'c.ods', zipFile({ mimetype: 'x', 'content.xml': '<a/>' }), 'not-text'],
    ['a gzip archive of a workbook', 'c.gz', gzipSync(book), 'not-text'],
    ['nothing, packed', 'c.gz', gzipSync(''), 'empty-file'],
  ])('%s is refused, and nothing is taken in', async (_, name, content, code) => {
    const { told, folder } = await imported(name, content);
    expect(refusalOf(told)).toEqual({ exit: 3, code });
    expect(told.stdout).toBe('');
    for (const table of Object.values(await everyTable(folder))) expect(table).toEqual([]);
    expect(await leftOver(folder)).toEqual([]);
  });

  it('is told no sheet where there is none', async () => {
    for (const [name, content] of [
      ['c.csv', text],
      ['c.gz', gz],
    ] as const) {
      expect(refusalOf((await imported(name, content, '--sheet', 'x')).told)).toEqual({ exit: 2, code: 'no-workbook' });
    }
  });
});

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x55;
  return copy;
}

function brokenSheet(xml: string): Buffer {
  return workbookFile({ sheets: [{ name: 'a', rows }], members: { 'xl/worksheets/sheet1.xml': xml } });
}
