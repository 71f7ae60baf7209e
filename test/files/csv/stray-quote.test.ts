import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasStrayQuote } from '../../../src/files/csv/stray-quote.ts';

/** What csv-parse says of a text without line breaks. */
const isStray = (text: string): boolean => {
  try {
    parse(text, { relax_column_count: true });
    return false;
  } catch (error) {
    return error instanceof CsvError && error.code !== 'CSV_QUOTE_NOT_CLOSED';
  }
};

describe('a stray quote', () => {
  it('is told as csv-parse tells it', () => {
    const text = fc
      .array(fc.constantFrom('a', ',', '"', '""', '"a"', ',"'), { maxLength: 12 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (written) => {
        expect(hasStrayQuote(written, ',')).toBe(isStray(written));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['spaces around a quoted cell are none', 'a, "b" ,c', false],
    ['anything else around it is', 'a, "b" x,c', true],
    ['a quote still open may close on a later line', 'a,"b', false],
    ['a line break inside the quotes belongs to the cell', 'a,"b\nc",d', false],
    ['a quote behind a cell that goes over lines', 'a,"b\nc"d', true],
  ])('%s', (_, text, stray) => expect(hasStrayQuote(text, ',')).toBe(stray));
});
