import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../src/files/text/text-file.ts';
import { tablesIn } from '../support/tables.ts';
import { makeWorkspace } from '../support/workspace.ts';

const header = 'Cuenta;Cliente;Nombre completo;Teléfono;Saldo;Fecha de vencimiento;Observación';
const good = ['1;C-1;José Muñoz;5555123456;10,50;2026-10-21;Crédito', '2;C-2;Íñigo Ávila;;20,00;2026-10-22;ção'];
const bad = '3;C-3;Zoë Núñez;;mucho;2026-10-23;"dos\nlíneas"';
const text = `${[header, ...good, bad].join('\n')}\n`;

const twice = (plain: string): string => Buffer.from(plain).toString('latin1');

const written: readonly (readonly [name: string, bytes: Buffer, encoding: string])[] = [
  ['UTF-8', Buffer.from(text), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
  ['UTF-8 with its mark encoded again', Buffer.from(`\ufeffï»¿${text}`), 'utf-8'],
  ['UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
  ['UTF-16 without', Buffer.from(text, 'utf16le'), 'utf-16le'],
  ['big-endian UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
  ['big-endian UTF-16 without', Buffer.from(text, 'utf16le').swap16(), 'utf-16be'],
  ['Windows-1252', iconv.encode(text, 'windows-1252'), 'windows-1252'],
];

const imported = async (bytes: Buffer, ...options: string[]) => {
  const w = await makeWorkspace({ country: 'MX' });
  await w.write('cartera.csv', bytes);
  const told = await w.trato('import', 'portfolio', 'cartera.csv', '--json', ...options);
  return { ...w, told, tables: () => tablesIn(w.folder, 'customers', 'accounts') };
};

const rejectsOf = (folder: string) => join(folder, 'inbox', 'refused', 'cartera.rejects.csv');

describe('a file in any encoding', () => {
  it.each(written)('%s is read, and its refused rows are in the same', async (_, bytes, encoding) => {
    const plain = await imported(Buffer.from(text));
    const { folder, told, tables, trato } = await imported(bytes);
    expect(told).toMatchObject({ exit: 4, json: { encoding, accepted: 2, refused: 1, refusals: [{ line: 4 }] } });
    expect(await tables()).toEqual(await plain.tables());
    expect((await trato('mapping', 'cartera.csv', '--json')).json).toMatchObject({ encoding, missing: [] });
    const found = await inspectFile(rejectsOf(folder));
    expect(found).toMatchObject({ encoding, marked: bytes.equals(Buffer.from(text)) ? false : expect.any(Boolean) });
    const rejects = iconv.decode(await readFile(rejectsOf(folder)), encoding);
    expect(rejects).toContain('3;C-3;Zoë Núñez;;mucho;2026-10-23;"dos\nlíneas";4;Saldo;bad-amount;');
    const again = await trato('import', 'portfolio', rejectsOf(folder), '--json');
    expect(again).toMatchObject({ exit: 4, json: { encoding, refused: 1 } });
  });

  it('is ISO-8859-1 where that is told', async () => {
    const { told, tables } = await imported(Buffer.from(text, 'latin1'), '--encoding', 'iso-8859-1');
    expect(told.json).toMatchObject({ encoding: 'iso-8859-1', accepted: 2 });
    expect(await tables()).toEqual(await (await imported(Buffer.from(text))).tables());
  });
});

describe('letters that were encoded twice', () => {
  const all = `${[header, ...good].join('\n')}\n`;

  it('are warned of with their first line, and taken as they are', async () => {
    const { told } = await imported(Buffer.from(`${[header, good[0], twice(good[1] ?? '')].join('\n')}\n`));
    expect(told.json).toMatchObject({
      warnings: [
        'a line holds letters that were encoded twice, such as Ã© for é: line 3; --repair-encoding mends them',
      ],
    });
  });

  it.each([
    ['UTF-8', Buffer.from(twice(all))],
    ['UTF-8 with its mark encoded twice', Buffer.from(twice(`\ufeff${all}`))],
    ['UTF-16', Buffer.from(`\ufeff${twice(all)}`, 'utf16le')],
    ['some rows only', Buffer.from(`${[header, good[0], twice(good[1] ?? '')].join('\n')}\n`)],
  ])('are mended on demand: %s', async (_, bytes) => {
    const plain = await imported(Buffer.from(all));
    const { told, tables } = await imported(bytes, '--repair-encoding');
    expect(told).toMatchObject({ exit: 0, json: { warnings: [expect.stringMatching(/; they were mended$/)] } });
    expect(await tables()).toEqual(await plain.tables());
  });

  it('are mended of themselves in the next file, where the mapping was saved so', async () => {
    const w = await imported(Buffer.from(twice(all)), '--repair-encoding');
    const [name = ''] = await readdir(join(w.folder, 'mappings'));
    expect(await readFile(join(w.folder, 'mappings', name), 'utf8')).toContain('repair_encoding: true');
    await w.write('otra.csv', twice(all.replace('10,50', '11,50')));
    const next = await w.trato('import', 'portfolio', 'otra.csv', '--json');
    expect(next.json).toMatchObject({
      updated: 1,
      unchanged: 1,
      warnings: [expect.stringContaining('they were mended')],
    });
  });

  it('mended and not are not the same content', async () => {
    const w = await imported(Buffer.from(`${[header, twice(good[0] ?? '')].join('\n')}\n`));
    const again = await w.trato('import', 'portfolio', 'cartera.csv', '--repair-encoding', '--json');
    expect(again.json).toMatchObject({ alreadyImported: false });
  });

  it('are told not to be there', async () => {
    const { told } = await imported(Buffer.from(all), '--repair-encoding');
    expect(told.json).toMatchObject({
      warnings: ['no letters were found that were encoded twice; nothing was mended'],
    });
  });
});
