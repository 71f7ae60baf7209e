import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type CountryCode, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { phonesOf, phonesWritten } from '../../../src/files/phones/phones.ts';

describe('phonesWritten', () => {
  test.each([
    ['MX', '55 1234 5678', '+525512345678'],
    ['MX', '+52 1 55 1234 5678', '+525512345678'],
    ['MX', '5215512345678', '+525512345678'],
    ['MX', '044 55 1234 5678', '+525512345678'],
    ['MX', '045-55-1234-5678', '+525512345678'],
    ['MX', '01 55 1234 5678', '+525512345678'],
    ['MX', '5512345678.0', '+525512345678'],
    ['US', '+52 1 55 1234 5678', '+525512345678'],
    ['MX', '+1 615 555 0107', '+16155550107'],
    ['BR', '011 99555-0056', '+5511995550056'],
    ['CL', '+56961234567', '+56961234567'],
  ])('in %s %s is %s', (country, text, e164) => {
    expect(phonesWritten(text, country)).toEqual([expect.objectContaining({ e164, valid: true })]);
  });

  test.each([
    ['55 1234 5678 / 55 8765 4321', 2],
    ['55 1234 5678; 5587654321,  +52 55 1111 2222', 3],
    ['55 1234 5678  55 8765 4321', 2],
    ['55 1234 5678 |', 1],
    ['5512345678 ext. 12', 1],
    ['', 0],
    [' / ', 0],
  ])('%j holds %i', (cell, count) => {
    expect(phonesWritten(cell, 'MX')).toHaveLength(count);
    expect(phonesOf(cell, 'MX')).toMatchObject({ invalid: 0 });
  });

  test('what is no number is counted, the same number is given once', () => {
    expect(phonesOf('no tiene / 12345 / 5512345678 / 55 1234 5678', 'MX')).toEqual({
      phones: ['+525512345678'],
      invalid: 2,
    });
    expect(phonesOf('+525512345678', 'XX')).toEqual({ phones: ['+525512345678'], invalid: 0 });
    expect(phonesOf('5512345678', 'XX')).toEqual({ phones: [], invalid: 1 });
  });

  test.each([
    ['BR', '11961234567', true],
    ['BR', '1132123456', false],
    ['CO', '3001234567', true],
    ['CO', '6012345678', false],
    ['MX', '5512345678', true],
    ['CL', '221234567', true],
  ])('in %s %s can be a mobile: %s', (country, text, mobile) => {
    expect(phonesWritten(text, country)[0]?.mobile).toBe(mobile);
  });

  test('figures alone are what the library says they are', () => {
    const countries = 'MX BR CO CL AR PE ES US DO EC GT PT GB CR UY PR IT'.split(' ') as CountryCode[];
    const oldMexican = /^(?:(?:\+|00)?521|0?4[45]|01)/;
    fc.assert(
      fc.property(
        fc.constantFrom(...countries),
        fc.stringMatching(/^\d{6,13}$/),
        fc.boolean(),
        (country, figures, international) => {
          const text = international ? `+${getCountryCallingCode(country)}${figures}` : figures;
          if (country === 'MX' && oldMexican.test(text)) return;
          const [phone] = phonesWritten(text, country);
          const number = parsePhoneNumberFromString(text, country);
          const type = number?.isValid() ? (number.getType() ?? '') : '';
          expect(phone).toEqual({
            e164: number?.number,
            valid: number?.isValid() ?? false,
            mobile: type.endsWith('MOBILE'),
            extension: undefined,
          });
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

const cases = join(process.env.TRATO_REAL_DATA ?? '../shared/data', 'reference/phone_edge_cases.csv');

describe.skipIf(!existsSync(cases))(`telephones of ${cases}`, () => {
  const rows = existsSync(cases) ? readFileSync(cases, 'utf8').trim().split('\n').slice(1) : [];
  test.each(rows)('%s', (row) => {
    const [, country = '', text = '', e164 = '', , valid, extension] =
      /^(..),"(.*)",(.*),(.*),(.*),(.*)$/.exec(row) ?? [];
    const expected = text.startsWith('+52 1')
      ? { e164: e164.replace('+521', '+52'), valid: true }
      : { e164, valid: valid === 'true' };
    expect(phonesWritten(text, country)).toEqual([
      expect.objectContaining({ ...expected, extension: extension || undefined }),
    ]);
  });
});
