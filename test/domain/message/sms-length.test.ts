import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smsLength } from '../../../src/domain/message/sms-length.ts';

test.each([
  ['', 'GSM-7', 0, 0],
  ['A'.repeat(160), 'GSM-7', 160, 1],
  ['A'.repeat(161), 'GSM-7', 161, 2],
  ['A'.repeat(307), 'GSM-7', 307, 3],
  ['€'.repeat(80), 'GSM-7', 160, 1],
  [`${'A'.repeat(152)}€${'A'.repeat(152)}`, 'GSM-7', 306, 3],
  ['Señor, ¿le ayudamos? ¡Sí!', 'UCS-2', 25, 1],
  ['Señor, ¿le ayudamos? ¡Ya!', 'GSM-7', 25, 1],
  ['Ç', 'GSM-7', 1, 1],
  ['ç', 'UCS-2', 1, 1],
  ['…4821', 'UCS-2', 5, 1],
  ['á'.repeat(71), 'UCS-2', 71, 2],
  ['😀'.repeat(35), 'UCS-2', 70, 1],
  [`${'á'.repeat(66)}😀${'á'.repeat(66)}`, 'UCS-2', 134, 3],
] as const)('%j', (text, encoding, units, parts) => {
  expect(smsLength(text)).toEqual({ encoding, units, parts });
});

const vectors = join(process.env.TRATO_REAL_DATA ?? '../shared/data', 'reference/sms_vectors.jsonl');

test('texts of the reference, computed from the standard', ({ skip }) => {
  if (!existsSync(vectors)) skip(`no ${vectors}: set TRATO_REAL_DATA`);
  for (const line of readFileSync(vectors, 'utf8').trim().split('\n')) {
    const { case: name, text, encoding, units, segments } = JSON.parse(line);
    expect({ name, ...smsLength(text) }).toEqual({ name, encoding, units, parts: segments });
  }
});

test('parts always have room for the units, and never more than one part too many for each', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const { encoding, units, parts } = smsLength(text);
      const room = encoding === 'GSM-7' ? 153 : 67;
      return parts <= 1 || (units <= parts * room && units > (parts - 1) * (room - 1));
    }),
  );
});
