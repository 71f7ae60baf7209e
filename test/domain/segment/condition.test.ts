import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketsOf } from '../../../src/domain/segment/ageing.ts';
import { parseCondition } from '../../../src/domain/segment/condition.ts';
import { factsWith } from '../../../src/domain/segment/fact.ts';

const facts = factsWith(bucketsOf());

const problemsOf = (value: unknown): string[] => {
  const reading = parseCondition(value, facts);
  return 'problems' in reading ? reading.problems.map(({ path, problem }) => `${path.join('.')}: ${problem}`) : [];
};

describe('a condition', () => {
  it.each(['constructor', 'toString', '__proto__'])('of %s, which every object has, is of no known fact', (fact) => {
    const reading = parseCondition(JSON.parse(`{"${fact}": 1}`), factsWith(bucketsOf(), { score: 'no score' }));
    expect(reading).toEqual({
      problems: [{ path: [fact], problem: expect.stringContaining(`unknown fact "${fact}"`) }],
    });
  });

  it('is met by all when it is an empty map', () => {
    expect(parseCondition({}, facts)).toEqual({ condition: { is: 'all', of: [] } });
  });

  it('takes a bare value for equality and keeps an amount as it was written', () => {
    expect(parseCondition({ balance: 1234.5 }, facts)).toEqual({
      condition: { is: 'test', fact: 'balance', kind: 'amount', operator: 'eq', operands: ['1234.5'] },
    });
  });

  it('means all of its facts and all operators of a fact', () => {
    const reading = parseCondition({ dpd: { gte: 1, lte: 30 }, disputed: false }, facts);
    expect(reading).toMatchObject({
      condition: {
        is: 'all',
        of: [{ is: 'all', of: [{ operator: 'gte' }, { operator: 'lte' }] }, { fact: 'disputed' }],
      },
    });
  });

  it.each([
    [{ any: [{ bucket: '31-60' }, { not: { city: { matches: 'San ' } } }] }],
    [{ all: [{ product: { in: ['card', 'loan'] } }, { opened_on: { between: ['2026-01-01', '2026-06-30'] } }] }],
    [{ 'extra.tienda núm. 3': { gt: 4.5 }, 'extra.plan': 'oro' }],
    [{ customer_balance: { lt: '99999999999.99' }, days_since_payment: { exists: false } }],
  ])('can be %j', (value) => {
    expect(problemsOf(value)).toEqual([]);
  });

  it.each([
    [{ balanse: 5 }, 'balanse: unknown fact "balanse", did you mean "balance"?'],
    [{ dpd: { betwen: [1, 2] } }, 'dpd.betwen: unknown operator "betwen", did you mean "between"?'],
    [{ bucket: '1-3' }, 'bucket: unknown ageing bucket "1-3", did you mean "1-30"?'],
    [{ dpd: '30' }, 'dpd: found "30", expected a whole number such as 30'],
    [{ dpd: 1.5 }, 'dpd: found "1.5", expected a whole number such as 30'],
    [
      { balance: { lt: '5,000' } },
      'balance.lt: found "5,000", expected an amount in plain digits such as 5000 or 1234.50',
    ],
    [{ opened_on: { lt: '2026-02-30' } }, 'opened_on.lt: found "2026-02-30", expected a day such as 2026-11-20'],
    [
      { postal_code: 1000 },
      'postal_code: found "1000", expected text such as "abc"; put quotes around digits, as in "01000"',
    ],
    [{ disputed: 'yes' }, 'disputed: found "yes", expected true or false'],
    [{ city: { lt: 'M' } }, 'city.lt: lt does not fit city, expected eq, ne, in, not_in, exists, matches'],
    [{ dpd: { between: [30, 1] } }, 'dpd.between: between takes a list of two, the first not above the second'],
    [{ dpd: { in: [] } }, 'dpd.in: found a list of 0, expected a list of at most 1000 values'],
    [{ dpd: [1, 2] }, 'dpd: found a list, expected { in: [...] } or { between: [...] }'],
    [{ dpd: {} }, 'dpd: dpd is compared with nothing, expected one such as { exists: true }'],
    [{ dpd: { in: [1, 'x'] } }, 'dpd.in.1: found "x", expected a whole number such as 30'],
    [
      { 'extra.since': { lt: '2026-01-01' } },
      'extra.since.lt: lt compares an extra fact with numbers only, expected a number',
    ],
    [{ any: [] }, 'any: found a list, expected a list of at least one condition'],
    [{ not: [{ dpd: 1 }] }, 'not: found a list, expected a map such as { dpd: { between: [1, 30] } }'],
    [null, ': found nothing, expected a map such as { dpd: { between: [1, 30] } }'],
    [new Date(0), ': found a map, expected a map such as { dpd: { between: [1, 30] } }'],
  ])('cannot be %j', (value, problem) => {
    expect(problemsOf(value)).toEqual([problem]);
  });

  it('tells every problem at once, each with its place', () => {
    const value = { any: [{ dpd: 'x' }, { all: [{ citty: 'Lima' }, { not: { balance: { lt: [] } } }] }] };
    expect(problemsOf(value).map((problem) => problem.split(':')[0])).toEqual([
      'any.0.dpd',
      'any.1.all.0.citty',
      'any.1.all.1.not.balance.lt',
    ]);
  });

  it('may not hold itself, as a YAML alias can make it', () => {
    const value: { any: unknown[] } = { any: [] };
    value.any.push(value, value);
    expect(problemsOf(value)).toEqual(['any.0: nested too deeply', 'any.1: nested too deeply']);
  });

  it('is read or refused, whatever the YAML held', () => {
    const words = fc.constantFrom(
      'all',
      'any',
      'not',
      'dpd',
      'balance',
      'extra.x',
      'between',
      'in',
      'exists',
      'eq',
      '__proto__',
    );
    const anything = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.anything(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(words, tie('value'), { maxKeys: 3 }),
      ),
    })).value;
    fc.assert(
      fc.property(anything, (value) => {
        const reading = parseCondition(value, facts);
        expect('condition' in reading || reading.problems.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
