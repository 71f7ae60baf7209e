import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodedText } from '../../../src/files/text/decoded-text.ts';
import { inspectFile } from '../../../src/files/text/text-file.ts';
import { utf8Count } from '../../../src/files/text/utf8-evidence.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trato-'));
});

const fileOf = async (content: Uint8Array | string, name = 'x.csv'): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

const textOf = async (path: string): Promise<string> => {
  const { encoding } = await inspectFile(path);
  let text = '';
  for await (const piece of decodedText(path, encoding)) text += piece;
  return text;
};

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('inspectFile', () => {
  test.each([
    ['UTF-8', Buffer.from('id,Muñoz'), 'utf-8', false],
    ['ASCII', Buffer.from('id,x'), 'utf-8', false],
    ['UTF-8 with a mark', Buffer.from('\ufeffid,Muñoz'), 'utf-8', true],
    ['Windows-1252', Buffer.from('id,Muñoz', 'latin1'), 'windows-1252', false],
    ['UTF-16 with a mark', Buffer.from('\ufeffid,Muñoz', 'utf16le'), 'utf-16le', true],
    ['UTF-16 without', Buffer.from('id,Muñoz', 'utf16le'), 'utf-16le', false],
    ['big-endian UTF-16', utf16be('\ufeffid,Muñoz'), 'utf-16be', true],
    ['big-endian without', utf16be('id,Muñoz'), 'utf-16be', false],
    ['UTF-8 cut in a letter', Buffer.from('id,ñ').subarray(0, 4), 'windows-1252', false],
  ] as const)('%s', async (_, bytes, encoding, marked) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = await fileOf(bytes);
    expect(await inspectFile(path)).toEqual({ path, sha256, bytes: bytes.length, encoding, marked, told: false });
  });

  test('what is told about the encoding holds', async () => {
    expect(await inspectFile(await fileOf('id,x'), 'iso-8859-1')).toMatchObject({
      encoding: 'iso-8859-1',
      marked: false,
      told: true,
    });
  });

  const utf8 = Buffer.from('id,nombre\n1,Muñoz\n2,Núñez\n');
  const bad = Buffer.from('3,Pe\xf1a\n', 'latin1');

  test.each([
    ['one bad byte in UTF-8', Buffer.concat([utf8, bad, utf8]), 4],
    ['one bad byte in Greek UTF-8', Buffer.concat([Buffer.from('Αθήνα\n'), bad]), 2],
    ['two files put together', Buffer.concat([...Array(20).fill(bad), ...Array(20).fill(utf8)]), 1],
    ['one letter each', Buffer.concat([Buffer.from('ñ\n'), bad]), 2],
  ])('%s stops with the line of the first', async (_, bytes, line) => {
    const path = await fileOf(bytes);
    await expect(inspectFile(path)).rejects.toMatchObject({
      code: 'ambiguous-encoding',
      exit: 5,
      message: expect.stringContaining(`${path}:${line}: `),
      hint: expect.stringContaining('--encoding utf-8'),
    });
    expect(await inspectFile(path, 'windows-1252')).toMatchObject({ encoding: 'windows-1252' });
    expect(await inspectFile(path, 'utf-8')).toMatchObject({ encoding: 'utf-8', damaged: true });
  });

  test.each([
    ['a pair of signs that could be a letter', 'MANHÃ\xa0\n'],
    ['pairs that could be letters of another script', 'JOSÉ\xa0DÍ\xb7AZ\n'],
  ])('Windows-1252 with %s is still Windows-1252', async (_, text) => {
    const bytes = Buffer.from(`${'1,Muñoz Pérez\n'.repeat(10)}${text}`, 'latin1');
    expect(await inspectFile(await fileOf(bytes))).toMatchObject({ encoding: 'windows-1252' });
  });

  test('a marked file with a bad byte is damaged', async () => {
    const path = await fileOf(Buffer.concat([Buffer.from('\ufeff'), utf8, bad]));
    expect(await inspectFile(path)).toMatchObject({ encoding: 'utf-8', marked: true, damaged: true });
  });

  test('characters are counted as the decoder of the platform reads them', () => {
    const seed = fc.oneof(fc.constantFrom(0x41, 0x0a, 0xc3, 0xb1, 0xe2, 0x82, 0xed, 0xf0, 0x9f, 0xe0), fc.nat(255));
    fc.assert(
      fc.property(fc.array(seed, { maxLength: 40 }), (bytes) => {
        const count = utf8Count();
        count.take(Uint8Array.from(bytes));
        const { characters, invalid } = count.end();
        const read = [...new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes))];
        const holes = read.filter((letter) => letter === '\ufffd').length;
        const letters = read.filter((letter) => letter > '\u007f').length;
        expect(characters + invalid).toBe(letters);
        expect(invalid).toBeLessThanOrEqual(holes);
      }),
    );
  });

  test('letters of every encoding are read, the curly apostrophe of Windows too', async () => {
    expect(await textOf(await fileOf(Buffer.from([0x44, 0x92, 0xc1, 0x76, 0x69, 0x6c, 0x61])))).toBe('D’Ávila');
    expect(await textOf(await fileOf(utf16be('\ufeffMuñoz')))).toBe('Muñoz');
    expect(await textOf(await fileOf('\ufeffMuñoz'))).toBe('Muñoz');
  });

  test('letters are whole wherever a megabyte ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 4 }), fc.constantFrom('ñ', '€', '😀'), async (shift, letter) => {
        const text = 'x'.repeat((1 << 20) - shift) + letter.repeat(5);
        const path = await fileOf(text);
        expect((await inspectFile(path)).encoding).toBe('utf-8');
        expect((await textOf(path)) === text).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test.each([
    ['a workbook', Buffer.from('PK\x03\x04rest'), 'not-text', 'outer one'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'not-text', 'as CSV'],
    ['a gzip archive', Buffer.from([0x1f, 0x8b, 8]), 'not-text', 'outer one'],
    ['zero bytes', Buffer.from('id,nombre\n1,a\0b'), 'not-text', '--encoding'],
    ['nothing', Buffer.alloc(0), 'empty-file', 'again'],
  ])('%s is refused', async (_, bytes, code, hint) => {
    await expect(inspectFile(await fileOf(bytes))).rejects.toMatchObject({
      code,
      exit: 3,
      hint: expect.stringContaining(hint),
    });
  });

  test('a missing file and a folder are refused', async () => {
    await expect(inspectFile(join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'no-such-file' });
    await expect(inspectFile(folder)).rejects.toMatchObject({ code: 'not-a-file' });
  });
});
