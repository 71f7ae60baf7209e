import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { mappingOf } from '../../../src/domain/mapping/mapping.ts';
import { applyMapping, mappingFor } from '../../../src/domain/mapping/saved-mapping.ts';
import { formatMapping, readMapping, readMappings, writeMapping } from '../../../src/files/mappings/mappings.ts';

let folder = '';
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'trato-')), 'mappings');
  await mkdir(folder);
});

const readText = async (text: string) => {
  await writeFile(join(folder, 'given.yaml'), text);
  return readMapping(folder, 'given');
};

describe('mappings', () => {
  const headings = ['N° Cuenta', 'RUT', 'Saldo', 'Vence', '2026', 'Zona', '', 'Zona', 'fono 1', 'fono 2', 'a: "b"'];
  const { mapping } = mappingOf(headings, [], 'portfolio', 3);

  test('what is written is read back and found by its headings', async () => {
    const full = { ...mapping, encoding: 'windows-1252', delimiter: '\t', decimal: ',', dateOrder: 'dmy' } as const;
    await writeMapping(folder, 'banco-a', full);
    const saved = await readMapping(folder, 'banco-a');
    expect(saved).toMatchObject({
      encoding: 'windows-1252',
      delimiter: '\t',
      decimal: ',',
      dateOrder: 'dmy',
      headerLine: 3,
    });
    expect(mappingFor(await readMappings(folder), headings)?.name).toBe('banco-a');
    expect(mappingFor([saved], headings.slice(1))).toBeUndefined();
    const applied = applyMapping(saved, headings, [], 3).mapping;
    expect(applied.columns.map(({ source, field, extra }) => [source, field, extra])).toEqual(
      mapping.columns.map(({ source, field, extra }) => [source, field, extra]),
    );
  });

  test('a heading that means something to JavaScript is kept', async () => {
    const odd = ['__proto__', 'constructor', 'Saldo'];
    await writeMapping(folder, 'odd', mappingOf(odd, [], 'portfolio').mapping);
    expect((await readMapping(folder, 'odd')).columns.map(({ source }) => source)).toEqual(odd);
  });

  test('a mapping of thousands of columns that a file does not have is told in short', () => {
    const columns = Array.from({ length: 50_000 }, (_, n) => ({ source: `c${n}`, meanings: [{ extra: undefined }] }));
    const wide = () => applyMapping({ name: 'wide', kind: 'portfolio', columns }, headings, []);
    expect(wide).toThrow(/"c99" and 49900 more, which the file does not have/);
  });

  test('a file of more lines than any has columns is refused at once', async () => {
    await expect(readText('# x\n'.repeat(20_001))).rejects.toThrow(
      /more than 20000 lines, expected one for each column/,
    );
  });

  test('the file reads well', () => {
    const small = mappingOf(['N° Cuenta', 'Saldo', 'Zona'], [], 'portfolio').mapping;
    expect(
      formatMapping({ ...small, delimiter: ';', decimal: ',' })
        .split('\n')
        .slice(1),
    ).toEqual([
      'kind: portfolio',
      'delimiter: ;',
      'decimal: ","',
      'header_line: 1',
      'balance_stated: as-of',
      'columns:',
      '  N° Cuenta: account_id',
      '  Saldo: balance',
      '  Zona: extra.zona',
      '',
    ]);
  });

  test("a column may be two fields, have a name of one's own or none; the others are recognised", async () => {
    const saved = await readText('columns:\n  RUT_DEUDOR: [account_id, national_id]\n  X: extra.branch\n  Notas: ~\n');
    const { columns } = applyMapping(saved, ['RUT_DEUDOR', 'X', 'Notas', 'SALDO', 'DIAS_MORA'], []).mapping;
    expect(columns.map(({ index, field, extra }) => [index, field ?? extra])).toEqual([
      [0, 'account_id'],
      [0, 'national_id'],
      [1, 'branch'],
      [2, 'notas'],
      [3, 'balance'],
      [4, 'days_past_due'],
    ]);
  });

  test('a field that the mapping gives away is taken from no other column', async () => {
    const saved = await readText('columns:\n  Monto: balance\n');
    const { columns } = applyMapping(saved, ['Monto', 'Saldo'], []).mapping;
    expect(columns.map(({ field }) => field)).toEqual(['balance', undefined]);
  });

  test.each([
    ['the same field twice', 'columns:\n  A: balance\n  B: balance\n', ':3:3: balance is already the column "A"'],
    ['an unknown field', 'columns:\n  A: balanse\n', ':2:3: unknown field "balanse", did you mean "balance"?'],
    ['an unknown key', 'colums:\n  A: balance\n', ':1:1: unknown key "colums", did you mean "columns"?'],
    ['the same heading twice', 'columns:\n  A: balance\n  A: due_date\n', ':3:3:'],
    ['a bad extra name', 'columns:\n  A: extra.My Name\n', ':2:3: "extra.My Name" is no name'],
    ['an unknown encoding', 'encoding: utf-9\ncolumns:\n  A: balance\n', ':1:1: unknown encoding "utf-9"'],
    ['no YAML', 'columns: [\n', ':'],
  ])('%s is told with its place', async (_, text, told) => {
    await expect(readText(text)).rejects.toMatchObject({
      code: 'bad-mapping',
      exit: 3,
      message: expect.stringContaining(`given.yaml${told}`),
    });
  });

  test('names that leave the folder and mappings that are not there are refused', async () => {
    await expect(readMapping(folder, '../x')).rejects.toMatchObject({ code: 'bad-mapping-name' });
    await expect(readMapping(folder, 'none')).rejects.toMatchObject({
      code: 'no-such-mapping',
      hint: expect.stringContaining('banco-a'),
    });
    expect(await readMappings(join(folder, 'nowhere'))).toEqual([]);
  });
});
