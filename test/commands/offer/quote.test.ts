import { describe, expect, it } from 'vitest';
import { quoteSchedule } from '../../../src/commands/offer/quote.ts';
import { type QuoteFlags, quoteTerms } from '../../../src/commands/offer/quote-terms.ts';
import type { Day } from '../../../src/domain/day.ts';
import { makeFolder } from '../../support/folder.ts';
import { trato } from '../../support/workspace.ts';

const flags: QuoteFlags = { amount: '1000.00', currency: 'MXN', instalments: '3', firstDue: '2026-12-15' };
const quoted = (changes: Partial<QuoteFlags> = {}) =>
  quoteSchedule(quoteTerms({ ...flags, ...changes }), '2026-11-20' as Day);
const amounts = async (changes: Partial<QuoteFlags>) => (await quoted(changes)).instalments.map(({ amount }) => amount);

describe('trato offer quote', () => {
  it.each<[string, Partial<QuoteFlags>, string[]]>([
    ['to the cent', {}, ['333.34', '333.34', '333.32']],
    ['to tens', { roundTo: '10.00' }, ['340.00', '340.00', '320.00']],
    ['a currency without cents', { currency: 'CLP', amount: '1000' }, ['334', '334', '332']],
    ['a plan that ends earlier', { amount: '0.02', instalments: '3' }, ['0.01', '0.01']],
  ])('divides without interest: %s', async (_, changes, expected) => {
    expect(await amounts(changes)).toEqual(expected);
  });

  it('charges 24 % a year over 12 months', async () => {
    const quote = await quoted({ amount: '10000.00', instalments: '12', yearlyRate: '24' });
    expect(quote.instalments.map(({ amount }) => amount)).toEqual([...Array(11).fill('945.60'), '945.55']);
    expect(quote.instalments.reduce((sum, { principal }) => sum + Math.round(Number(principal) * 100), 0)).toBe(
      1_000_000,
    );
    expect(quote).toMatchObject({ total: '11347.15', effectiveYearlyCost: '0.2682' });
    expect(quote.instalments.at(-1)).toMatchObject({ number: 12, balanceAfter: '0.00' });
  });

  it('keeps month ends, and moves off weekends and holidays of a country', async () => {
    const days = async (changes: Partial<QuoteFlags>) => (await quoted(changes)).instalments.map(({ dueOn }) => dueOn);
    expect(await days({ firstDue: '2027-01-31' })).toEqual(['2027-01-31', '2027-02-28', '2027-03-31']);
    expect(await days({ firstDue: '2026-12-25', every: 'week', country: 'MX' })).toEqual([
      '2026-12-28',
      '2027-01-04',
      '2027-01-08',
    ]);
  });

  it('warns of what was asked and not done', async () => {
    const { warnings } = await quoted({ amount: '1.00', yearlyRate: '24', roundTo: '10', country: 'AQ' });
    expect(warnings).toEqual([
      '--round-to is not used for a plan with interest: its instalments are level to the minor unit.',
      'No public holidays are known for AQ: only weekends are left out.',
    ]);
  });

  it.each<[keyof QuoteFlags, string]>([
    ['amount', '1.000'],
    ['amount', '0'],
    ['amount', '-5'],
    ['amount', '1,000.00'],
    ['amount', '99999999999999999999'],
    ['currency', 'MX'],
    ['instalments', '0'],
    ['instalments', '2.5'],
    ['instalments', '601'],
    ['firstDue', '2026-02-30'],
    ['every', 'year'],
    ['yearlyRate', '24%'],
    ['yearlyRate', '-1'],
    ['yearlyRate', '1000.1'],
    ['roundTo', '0.001'],
    ['country', 'XX'],
  ])('refuses %s %s with an example', (flag, written) => {
    const name = `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const refused = () => quoteTerms({ ...flags, [flag]: written });
    expect(refused).toThrow(`${name} "${written}" cannot be used, expected`);
    expect(refused).toThrow(expect.objectContaining({ exit: 2, hint: expect.stringContaining('trato offer quote') }));
  });

  it('works from the command line in a folder that is no workspace', async () => {
    const cwd = await makeFolder();
    const words = 'offer quote --amount 1000 --currency MXN --instalments 3 --first-due 2026-12-15'.split(' ');
    const { exit, json } = await trato([...words, '--as-of', '2026-11-20', '--json'], { cwd });
    expect([exit, json.command, json.total, json.asOf]).toEqual([0, 'offer quote', '1000.00', '2026-11-20']);
    const told = await trato(words, { cwd });
    expect(told.stdout).toContain('333.32');
    expect((await trato([...words, '--every', 'day'], { cwd })).exit).toBe(2);
    expect((await trato(['offer', 'quote', '--amount', '1'], { cwd })).exit).toBe(2);
  });
});
