import { describe, expect, test } from 'vitest';
import { contactCountries } from '../../../src/files/contact-rules/contact-rules.ts';
import { makeFolder } from '../../support/folder.ts';
import { makeWorkspace, trato } from '../../support/workspace.ts';

const outside = async (...argv: string[]) => trato(argv, { cwd: await makeFolder() });

const countries = await contactCountries();

interface Told {
  readonly packs: readonly { readonly country: string | null; readonly rules: readonly Record<string, unknown>[] }[];
}

describe('trato help contact-rules', () => {
  test('tells of a rule what it is, its values, where it stands and how sure it is', async () => {
    const { exit, stdout } = await outside('help', 'contact-rules', 'CO');
    expect(exit).toBe(0);
    for (const line of [
      'CO-2300-3-HOURS: Contact on Monday to Friday',
      'window: mon–fri 07:00–19:00, sat 08:00–15:00, sun none, holiday none',
      'cap: at most 1 a day per customer, every attempt counted',
      'block, confidence S; all channels; from 2023-10-10',
      'Ley 2300 de 2023, art. 3',
      'In doubt: One press text',
      'ALL-WHATSAPP-OPT-IN',
    ])
      expect(stdout.replace(/\s+/g, ' ')).toContain(line);
  });

  test.each(countries)('%s as JSON has every key of every rule', async (country) => {
    const { exit, json } = await outside('help', 'contact-rules', country.toLowerCase(), '--json');
    const { packs } = json as unknown as Told;
    expect(exit).toBe(0);
    expect(packs.map((pack) => pack.country)).toEqual([null, country]);
    for (const rule of packs.flatMap(({ rules }) => rules)) {
      expect(Object.keys(rule).sort()).toEqual(
        [
          'id kind place summary channels values article source doubt confidence severity',
          'effectiveFrom effectiveTo thirdPartyOnly inForce',
        ]
          .join(' ')
          .split(' ')
          .sort(),
      );
      expect(rule.values === '').toBe(rule.kind === 'conduct');
    }
  });

  test('a rule of New York City holds from its day', async () => {
    const inForceOn = async (day: string) => {
      const { json } = await outside('help', 'contact-rules', 'US', '--json', '--as-of', day);
      const rules = (json as unknown as Told).packs.flatMap((pack) => pack.rules);
      return rules.find(({ id }) => id === 'US-NYC-5-77-3-IN-7');
    };
    expect(await inForceOn('2026-08-31')).toMatchObject({ inForce: false, place: 'New York City' });
    expect(await inForceOn('2026-09-01')).toMatchObject({
      inForce: true,
      doubt: expect.stringContaining('2027-01-01'),
    });
  });

  test('without a country is on that of the workspace, and outside of one on all in brief', async () => {
    const { trato: inside } = await makeWorkspace({ country: 'PE' });
    expect((await inside('help', 'contact-rules')).stdout).toContain('PERU (PE)');
    const { stdout } = await outside('help', 'contact-rules');
    for (const country of countries) expect(stdout).toContain(`(${country}):`);
  });

  test('is listed, and help on commands is as it was', async () => {
    expect((await outside('help', 'help')).stdout).toContain('contact-rules [CC]');
    expect((await outside('help')).stdout).toContain('contact-rules');
    expect((await outside('help', 'import', 'portfolio')).stdout).toBe(
      (await outside('import', 'portfolio', '--help')).stdout,
    );
  });
});
