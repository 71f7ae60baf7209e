import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { mendedText, twiceEncodedCount } from '../../../src/domain/written/twice-encoded.ts';

/** The text as one reads it who takes its UTF-8 for Windows-1252, the five bytes without a letter left as they are. */
const twice = (text: string): string =>
  [...Buffer.from(text)].map((byte) => (holes.has(byte) ? String.fromCharCode(byte) : oneByte(byte))).join('');

const holes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const oneByte = (byte: number): string => iconv.decode(Buffer.from([byte]), 'windows-1252');

const counted = (text: string) => {
  const count = twiceEncodedCount();
  count.take(text);
  return count.end();
};

const ordinary = [
  'AÇÃO DE COBRANÇA',
  'MAÇÃ',
  'IRMÃ’S',
  '“AMANHÔ',
  'AMANHÃ…',
  'AMANHÃ—HOJE',
  'MANHÃ\u00a0',
  'AMANHà',
  'PÃO «MAMû',
  'ÂNGELA',
  'CÂMARA',
  'São João',
  'à vista',
  'já está…”',
  'CAFÉ…',
  'CAFÉ”',
  'JOSÉ’S',
  'AQUÍ…',
  'AQUÍ”',
  'PAGÓ…',
  'campañ',
  'NIÑO',
  '¿Qué pasó?',
  '¡Sí!',
  'pingüino',
  'Muñoz & Peña, S.A. de C.V.',
  'naïve café',
  'D’Ávila',
  'Nº 5',
  '3ª',
  '20 °C',
  '€ 5',
  '5 €',
  'â',
  'Ã',
  '“Ô',
  'Œuvre',
  'pâte',
  'relevância',
  '½',
  'R$ 5',
];

describe('ordinary text', () => {
  test.each(ordinary)('%s stays and is no evidence', (text) => {
    expect(mendedText(text)).toBe(text);
    expect(counted(text)).toBeUndefined();
  });

  const letters = [...'aábcçdeéêfghiíjklmnñoóôõpqrstuúüvwxyzãâà'];
  const word = fc
    .tuple(fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 9 }), fc.nat(2))
    .map(([parts, form]) => {
      const text = parts.join('');
      return form === 0 ? text : form === 1 ? text.toUpperCase() : text.slice(0, 1).toUpperCase() + text.slice(1);
    });
  const mark = fc.constantFrom('', '', '', ',', '.', '…', '’', ' –', ' —', ';', '?');
  const sentence = fc
    .tuple(fc.array(fc.tuple(word, mark), { minLength: 1, maxLength: 6 }), fc.nat(3))
    .map(([words, quotes]) => {
      const text = words.map(([one, end]) => one + end).join(' ');
      return quotes === 0 ? `“${text}”` : quotes === 1 ? `«${text}»` : text;
    });

  test('in Spanish, Portuguese and English stays as it is and is no evidence', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(mendedText(text)).toBe(text);
        expect(counted(text)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  test('encoded twice is mended', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        // A small à after a capital looks the same as a word that ends in Ã before a space that does not break.
        fc.pre(!/\p{Lu}à/u.test(text));
        expect(mendedText(twice(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('text that was encoded twice', () => {
  test.each([
    'Crédito',
    'Peña',
    '–',
    '—',
    '…',
    '“sí”',
    'MUÑOZ',
    'BOGOTÁ',
    'JOSÉ',
    'PAGÓ',
    'METRÔ',
    'à vista',
    'à',
    'Nº 5',
    '20 °C',
    '¿Qué?',
    '¡Sí!',
    '5 €',
    'AÇÃO',
    'São João',
    'A\u00a0B',
    '\ufeffid',
    'Œuvre',
    'gracias 🙏',
    'e\u0301',
    '™',
  ])('%s comes back', (text) => {
    expect(twice(text)).not.toBe(text);
    expect(mendedText(twice(text))).toBe(text);
    expect(mendedText(mendedText(twice(text)))).toBe(text);
  });

  test('as Latin-1 comes back too', () => {
    for (const text of ['Crédito', 'MUÑOZ', '–', '“sí”']) {
      expect(mendedText(Buffer.from(text).toString('latin1'))).toBe(text);
    }
  });

  test('is left where not all of it goes the whole way back', () => {
    for (const text of ['Señor CrÃ©dito', 'CrÃ©dito Ł', 'CrÃ']) expect(mendedText(text)).toBe(text);
  });

  test('is counted by lines, however the text is cut', () => {
    const text = `id,nombre\r\n1,Ana\r\n2,${twice('Peña')}\r\n3,AÇÃO\r\n4,${twice('José Muñoz')}\r\n`;
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 4 }), (cuts) => {
        const count = twiceEncodedCount();
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        for (const [index, at] of places.entries()) count.take(text.slice(at, places[index + 1] ?? at));
        expect(count.end()).toEqual({ lines: 2, first: 3 });
      }),
    );
    expect(counted(text.replaceAll('\r\n', '\r'))).toEqual({ lines: 2, first: 3 });
  });
});
