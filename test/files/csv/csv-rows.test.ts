import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Delimiter, delimiters } from '../../../src/domain/written/delimiter.ts';
import { readRows } from '../../../src/files/csv/csv-rows.ts';
import { longestRow, type RowBatch, rowSplitter } from '../../../src/files/csv/row-splitter.ts';

const batchOf = (
  text: string,
  { delimiter = ',' as Delimiter, headerLine = 1, cuts = [] as number[] } = {},
): RowBatch => {
  const splitter = rowSplitter('cartera.csv', delimiter, headerLine);
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  const batches = places.slice(1).map((to, index) => splitter.take(text.slice(places[index], to)));
  return [...batches, splitter.end()].reduce((all, batch) => ({
    rows: [...all.rows, ...batch.rows],
    refused: [...all.refused, ...batch.refused],
    totals: [...all.totals, ...batch.totals],
    headings: [...all.headings, ...batch.headings],
    rulers: [...all.rulers, ...batch.rulers],
    repeated: 0,
  }));
};

const told = ({ refused }: RowBatch) => refused.map(({ line, refusal }) => [line, refusal.code]);

describe('rowSplitter', () => {
  test('rows know their lines, also below quoted line breaks', () => {
    const { rows } = batchOf('a,b\n1,"two\nlines"\n\n2,x\r\n3,"""q"""\n');
    expect(rows).toEqual([
      { line: 2, cells: ['1', 'two\nlines'] },
      { line: 5, cells: ['2', 'x'] },
      { line: 6, cells: ['3', '"q"'] },
    ]);
  });

  test.each([
    ['\n', 'a;b\n1;2\n3;4'],
    ['\r\n', 'a;b\r\n1;2\r\n3;4\r\n'],
    ['\r', 'a;b\r1;2\r3;4\r'],
  ])('line breaks of %j', (_, text) => {
    expect(batchOf(text, { delimiter: ';' }).rows.map(({ cells }) => cells)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('a row that is too short or too long is refused, empty cells at the end are not missed', () => {
    const batch = batchOf('a,b,c,\n1,2,3,\n1,2,3\n1,2\n1,2,3,,,\n1,2,3,,5\n');
    expect(batch.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, '1', '2', '3', ''],
      [3, '1', '2', '3', ''],
      [5, '1', '2', '3', ''],
    ]);
    expect(told(batch)).toEqual([
      [4, 'wrong-column-count'],
      [6, 'wrong-column-count'],
    ]);
  });

  test('blank lines, rows of empty cells and totals are no rows', () => {
    const batch = batchOf('a,b,c\n1,2,3\n\n,,\n  ,, \nTOTAL,,6\n');
    expect(batch.rows.map(({ line }) => line)).toEqual([2]);
    expect(batch.totals).toEqual([{ line: 6, cells: ['TOTAL', '', '6'] }]);
    expect(batch.refused).toEqual([]);
  });

  test.each([
    ['a quote inside a cell', 'a,b\n1,5" pipe\n2,x\n', [[2, 'stray-quote']], [3]],
    ['letters after a quote', 'a,b\n1,"x"y\n2,x\n', [[2, 'stray-quote']], [3]],
    ['a quote never closed', 'a,b\n1,"x\n2,y\n3,z\n', [[2, 'stray-quote']], [3, 4]],
    ['a quote that a later row would close', 'a,b\n1,"x\n2,y\n3,"z"\n4,w\n', [[2, 'stray-quote']], [3, 4, 5]],
    [
      'a quote closed at the end of a later cell',
      'a,b\n1,"x\n2,y\nz",3\n4,w\n',
      [
        [2, 'stray-quote'],
        [4, 'stray-quote'],
      ],
      [3, 5],
    ],
  ])('%s is refused on its line and the rest is read', (_, text, refusals, lines) => {
    const batch = batchOf(text);
    expect(told(batch)).toEqual(refusals);
    expect(batch.rows.map(({ line }) => line)).toEqual(lines);
  });

  test('a quote left open takes no more than the longest row with it', () => {
    const text = `a,b\n1,"open\n${'2,x\n'.repeat(longestRow / 2)}`;
    const batch = batchOf(text, { cuts: [longestRow, 3 * (longestRow / 2)] });
    expect(told(batch)).toEqual([[2, 'stray-quote']]);
    expect(batch.rows).toHaveLength(longestRow / 2);
  });

  test('a row of ten megabytes and a zero byte stop with their line', () => {
    expect(() => batchOf(`a,b\n1,2\n${'x'.repeat(10_000_000)}\n`, { cuts: [5_000_000] })).toThrow(
      expect.objectContaining({ code: 'row-too-long', message: expect.stringContaining('cartera.csv:3:') }),
    );
    expect(() => batchOf('a,b\n1,2\n3,\0\n')).toThrow(
      expect.objectContaining({ code: 'not-text', message: expect.stringContaining('cartera.csv:3:') }),
    );
  });

  test('lines above the header are passed over, whatever they hold', () => {
    const { rows } = batchOf('Informe "de" cartera\n\na,b\n1,2\n', { headerLine: 3 });
    expect(rows).toEqual([{ line: 4, cells: ['1', '2'] }]);
  });

  const cell = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc
      .array(fc.constantFrom('"', ',', ';', '\n', '\r\n', 'á', ' ', 'x'), { maxLength: 5 })
      .map((parts) => parts.join('')),
  );
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))
    .map((rows) => rows.map((cells, index) => [`r${index}`, ...cells.map((it) => it.replaceAll('\0', ''))]));
  const cuts = fc.array(fc.nat(), { maxLength: 4 });

  const written = (rows: readonly (readonly string[])[], delimiter: string, lineBreak: string, always: boolean) =>
    rows
      .map((cells) =>
        cells
          .map((it) => (always || /["\r\n]/.test(it) || it.includes(delimiter) ? `"${it.replaceAll('"', '""')}"` : it))
          .join(delimiter),
      )
      .join(lineBreak);

  test('any table in any dialect, cut anywhere, is read back as csv-parse reads it', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...delimiters),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        cuts,
        (rows, delimiter, lineBreak, always, places) => {
          const header = rows[0]?.map((_, index) => `h${index}`) ?? [];
          const text = written([header, ...rows], delimiter, lineBreak, always);
          const batch = batchOf(text, { delimiter, cuts: places });
          const parsed = parse(text, { delimiter, record_delimiter: ['\r\n', '\n'], from: 2, info: true }) as unknown;
          const expected = (parsed as { record: string[] }[]).map(({ record }) => record);
          expect(batch.refused).toEqual([]);
          expect(batch.rows.map(({ cells }) => cells)).toEqual(expected);
          expect(expected).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('whatever the text, no line is lost: it is a row, part of one, refused, blank or a total', () => {
    const text = fc.array(fc.constantFrom('a', ',', '"', '""', '\n', '\n', 'b,c', ',"x"'), { maxLength: 40 });
    fc.assert(
      fc.property(text, cuts, (parts, places) => {
        const body = parts.join('');
        const whole = batchOf(`h,i\n${body}`);
        expect(batchOf(`h,i\n${body}`, { cuts: places })).toEqual(whole);
        const covered = new Set([
          ...whole.refused.map(({ line }) => line),
          ...whole.totals.map(({ line }) => line),
          ...whole.headings,
        ]);
        for (const { line, cells } of whole.rows) {
          const lines = cells.join('').split('\n').length;
          for (let next = 0; next < lines; next += 1) covered.add(line + next);
        }
        const multiline = whole.refused.some(({ cells }) => cells.some((it) => it.includes('\n')));
        const filled = body.split('\n').flatMap((line, index) => (/[^,"]/.test(line) ? [index + 2] : []));
        if (!multiline) for (const line of filled) expect(covered).toContain(line);
      }),
      { numRuns: 500 },
    );
  });
});

test('readRows decodes and streams a file', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'trato-')), 'x.csv');
  await writeFile(path, Buffer.from('\ufeffid;nombre\n1;Muñoz\n', 'utf16le'));
  const rows = [];
  for await (const batch of readRows(path, { encoding: 'utf-16le', delimiter: ';', headerLine: 1 }))
    rows.push(...batch.rows);
  expect(rows).toEqual([{ line: 2, cells: ['1', 'Muñoz'] }]);
});
