import { describe, expect, test } from 'vitest';
import { commonHours, parseHours } from '../../../src/domain/contact-rules/contact-hours.ts';

describe('parseHours', () => {
  test.each([
    ['18:00-20:30', '18:00', '20:30'],
    ['9-13', '09:00', '13:00'],
    ['9h – 13h', '09:00', '13:00'],
    ['08:00 a 12:00', '08:00', '12:00'],
  ])('%s', (text, from, to) => expect(parseHours(text)).toEqual({ from, to }));

  test.each(['', 'evenings', '20-18', '9-9', '25-26', '08:75-10:00'])('%s is no span', (text) =>
    expect(parseHours(text)).toBeUndefined(),
  );
});

test('common hours are what lies in both', () => {
  expect(commonHours({ from: '07:00', to: '19:00' }, { from: '18:00', to: '22:00' })).toEqual({
    from: '18:00',
    to: '19:00',
  });
  expect(commonHours({ from: '07:00', to: '19:00' }, { from: '19:00', to: '22:00' })).toBeNull();
  expect(commonHours({ from: '07:00', to: '19:00' }, null)).toBeNull();
});
