import { expect, test } from 'vitest';
import { countryByPhone } from '../../../src/files/phones/calling-codes.ts';

test.each([
  ['+525512345678', 'MX'],
  ['+50371234567', 'SV'],
  ['+12125550104', 'US'],
  ['+525', 'MX'],
  ['+50', undefined],
  ['+33612345678', undefined],
  ['', undefined],
])('%s is of %s', (phone, country) => expect(countryByPhone(['MX', 'SV', 'US'])(phone)).toBe(country));
