import { describe, expect, it } from 'vitest';
import { percent } from '../../../src/commands/offer/offer-text.ts';

describe('a share in words', () => {
  it.each([
    ['0.2682', '26.82 %'],
    ['0.0000', '0.00 %'],
    ['0.0005', '0.05 %'],
    ['1.0201', '102.01 %'],
    ['12.5000', '1250.00 %'],
  ])('%s is %s', (ratio, expected) => {
    expect(percent(ratio)).toBe(expected);
  });
});
