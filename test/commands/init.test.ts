import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exponentOf } from '../../src/domain/money.ts';
import { readContactPacks } from '../../src/files/contact-rules/contact-rules.ts';
import { newSettingsText } from '../../src/files/new-workspace/new-settings.ts';
import { readWorkspaceDefaults } from '../../src/files/new-workspace/workspace-defaults.ts';
import { readSettings } from '../../src/files/settings/settings.ts';
import { readTemplates } from '../../src/files/templates/templates.ts';
import { makeFolder } from '../support/folder.ts';
import { makeWorkspace, trato } from '../support/workspace.ts';

const countries = ['MX', 'CO', 'CL', 'PE', 'AR', 'BR', 'ES', 'US', 'GB', 'SV'];

const everything = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).map((path) => path.replaceAll('\\', '/')).sort();

describe.each(countries)('a new workspace for %s', (country) => {
  test('has settings that are read without a problem, in a zone and country that have contact rules', async () => {
    const { folder } = await makeWorkspace({ country });
    const settings = await readSettings(folder);
    const packs = await readContactPacks([country]);
    expect(settings.country).toBe(country);
    expect(settings.creditor.name).toBe('Casa Luz');
    expect(packs.flatMap((pack) => pack.timeZones)).toContain(settings.timeZone);
  });

  test('has for every step a template of its tone for all of its channels', async () => {
    const { folder } = await makeWorkspace({ country });
    const { locale, strategies } = await readSettings(folder);
    const templates = await readTemplates(join(folder, 'templates', locale));
    for (const step of strategies.flatMap(({ steps }) => steps)) {
      const template = templates.get(step.template);
      expect(template?.channels, step.template).toEqual(expect.arrayContaining([...step.channels]));
      expect(template?.tone, step.template).toBe(step.tone);
    }
  });

  test('can bear the longest plan for the largest balance of every band of its capacity', async () => {
    const { folder } = await makeWorkspace({ country });
    const { offers } = await readSettings(folder);
    const longest = Math.max(...offers.policies.map(({ policy }) => policy.instalments?.longestTermMonths ?? 0));
    for (const { upTo, amount } of offers.capacity.bands) {
      if (upTo !== undefined) expect(amount * longest).toBeGreaterThanOrEqual(upTo);
    }
    for (const { policy } of offers.policies) {
      const { smallestInstalment = 0, roundTo = 1 } = policy.instalments ?? {};
      expect(smallestInstalment % roundTo).toBe(0);
    }
  });
});

test.each([
  ['MX', 'MXN', { smallest: 10000, roundTo: 1000, sms: 90 }],
  ['CL', 'CLP', { smallest: 5000, roundTo: 500, sms: 25 }],
  ['CO', 'COP', { smallest: 2000000, roundTo: 100000, sms: 3000 }],
  ['ES', 'EUR', { smallest: 1500, roundTo: 100, sms: 7 }],
])('amounts of %s are whole minor units of %s', async (country, currency, amounts) => {
  const { folder } = await makeWorkspace({ country });
  const settings = await readSettings(folder);
  const terms = settings.offers.policies[0]?.policy.instalments;
  expect(settings.currency).toBe(currency);
  expect(exponentOf(settings.currency)).toBe(currency === 'CLP' ? 0 : 2);
  expect({
    smallest: terms?.smallestInstalment,
    roundTo: terms?.roundTo,
    sms: settings.messages.cost.sms,
  }).toEqual(amounts);
});

test('the summary names the folder and everything that was made in it', async () => {
  const cwd = await makeFolder();
  const { exit, json, stderr } = await trato(['init', 'cobranza', '--country', 'co', '--json'], { cwd });
  const folder = join(cwd, 'cobranza');
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  expect(json).toMatchObject({ command: 'init', asOf: '2026-11-20', workspace: folder });
  const files = json.files as string[];
  const made = await everything(folder);
  expect(files.map((path) => path.replace(/\/$/, ''))).toEqual(
    expect.arrayContaining(['trato.yaml', '.trato/trato.db']),
  );
  expect(made).toEqual(expect.arrayContaining(files.map((path) => path.replace(/\/$/, ''))));
  for (const path of made)
    expect(
      files.some((file) => file === path || file.startsWith(`${path}/`)),
      path,
    ).toBe(true);
  if (process.platform !== 'win32') expect((await stat(join(folder, '.trato'))).mode & 0o777).toBe(0o700);
});

test('a creditor without a name is warned about', async () => {
  const cwd = await makeFolder();
  const { json } = await trato(['init', '--country', 'BR', '--json'], { cwd });
  expect(json.warnings).toEqual([expect.stringContaining('[Nome da sua empresa]')]);
  for (const command of ['plan', 'doctor', 'nightly']) {
    const later = await trato([command, '--json', ...(command === 'plan' ? ['--accept-stale'] : [])], { cwd });
    expect([later.exit, later.json.warnings]).toEqual([0, expect.arrayContaining(json.warnings as string[])]);
  }
});

test('a letter and a call tell another way to reach a person than an answer', async () => {
  for (const country of countries) {
    const { creditor } = await readSettings((await makeWorkspace({ country })).folder);
    expect(creditor.help.default).toMatch(/^(respond|reply)/);
    for (const phrase of [creditor.help.letter, creditor.help.call])
      expect(phrase).not.toMatch(/respond|reply|undefined/);
  }
});

test('a currency without usual amounts is warned about, and its settings are read', async () => {
  const cwd = await makeFolder();
  const { json } = await trato(['init', '--country', 'PE', '--currency', 'JPY', '--creditor', 'X', '--json'], { cwd });
  expect(json.warnings).toEqual([expect.stringContaining('JPY')]);
  expect((await readSettings(cwd)).currency).toBe('JPY');
});

test('currency, locale and time zone can be others than the country’s', async () => {
  const cwd = await makeFolder();
  const flags = ['--currency', 'usd', '--locale', 'es_mx', '--timezone', 'america/chicago'];
  const { exit } = await trato(['init', '--country', 'Estados Unidos', ...flags], { cwd });
  expect(exit).toBe(0);
  const settings = await readSettings(cwd);
  expect(settings).toMatchObject({ country: 'US', currency: 'USD', locale: 'es-MX', timeZone: 'America/Chicago' });
  expect(settings.strategies.flatMap(({ steps }) => steps.map(({ template }) => template))).toContain('aviso-previo');
});

test.each([
  [['--country', 'FR'], 3, 'MX, CO, CL, PE, AR, BR, ES, US, GB, SV'],
  [['--country', 'MX', '--currency', 'PESOS'], 3, 'such as MXN'],
  [['--country', 'MX', '--locale', 'fr-FR'], 3, 'es-MX, es-CO'],
  [['--country', 'MX', '--timezone', 'America/Tijuanna'], 3, 'America/Tijuana'],
  [['--country', 'MX', '--creditor', '  '], 3, 'the name that customers know'],
  [['--country', 'MX', '--as-of', '2026-02-30'], 2, 'YYYY-MM-DD'],
  [[], 2, '--country'],
])('%j is refused with %i and makes nothing', async (flags, exit, words) => {
  const cwd = await makeFolder();
  const outcome = await trato(['init', 'new', ...flags], { cwd });
  expect(outcome.exit).toBe(exit);
  expect(outcome.stderr).toContain(words);
  expect(await everything(cwd)).toEqual([]);
});

test('a workspace is never made over another', async () => {
  const { folder, trato: again, write } = await makeWorkspace({ country: 'MX' });
  await write('trato.yaml', 'country: mine\n');
  const before = await everything(folder);
  const { exit, stderr } = await again('init', '--country', 'BR');
  expect(exit).toBe(3);
  expect(stderr).toContain('is a workspace already');
  expect(await readFile(join(folder, 'trato.yaml'), 'utf8')).toBe('country: mine\n');
  expect(await everything(folder)).toEqual(before);
});

test('other files in the folder stay, and one that would be overwritten stops it', async () => {
  const cwd = await makeFolder();
  await mkdir(join(cwd, 'templates/es-MX'), { recursive: true });
  await writeFile(join(cwd, 'templates/es-MX/aviso-previo.liquid'), 'mine');
  await writeFile(join(cwd, 'notes.txt'), 'mine');
  await writeFile(join(cwd, '.gitignore'), 'mine');
  const before = await everything(cwd);
  const refused = await trato(['init', '--country', 'MX'], { cwd });
  expect(refused.exit).toBe(3);
  expect(refused.stderr).toContain('templates/es-MX/aviso-previo.liquid');
  expect(await everything(cwd)).toEqual(before);
  const other = await trato(['init', '--country', 'CO', '--creditor', 'X', '--json'], { cwd });
  expect(other.json.warnings).toEqual([expect.stringContaining('.gitignore')]);
  expect(await readFile(join(cwd, '.gitignore'), 'utf8')).toBe('mine');
  expect(await readFile(join(cwd, 'notes.txt'), 'utf8')).toBe('mine');
});

test('a dry run lists the same files and makes none', async () => {
  const cwd = await makeFolder();
  const dry = await trato(['init', 'new', '--country', 'MX', '--dry-run', '--json'], { cwd });
  expect(await everything(cwd)).toEqual([]);
  const made = await trato(['init', 'new', '--country', 'MX', '--json'], { cwd });
  expect(made.json).toEqual(dry.json);
});

test('when the database cannot be made, nothing is left behind', async () => {
  const cwd = await makeFolder();
  await mkdir(join(cwd, '.trato'));
  await mkdir(join(cwd, '.trato', 'trato.db-journal'));
  await writeFile(join(cwd, 'notes.txt'), 'mine');
  const before = await everything(cwd);
  const { exit } = await trato(['init', '--country', 'MX'], { cwd, env: { TRATO_SQLITE: 'nonsense' } });
  expect(exit).toBe(3);
  expect(await everything(cwd)).toEqual(before);
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a folder that may not be written', async () => {
  const cwd = await makeFolder();
  await chmod(cwd, 0o500);
  const { exit, stderr } = await trato(['init', 'new', '--country', 'MX'], { cwd });
  await chmod(cwd, 0o700);
  expect({ exit, bug: stderr.includes('bug') }).toEqual({ exit: 3, bug: false });
});

test('a file where the folder is to be', async () => {
  const cwd = await makeFolder();
  await writeFile(join(cwd, 'new'), 'mine');
  for (const dir of ['new', 'new/inside']) {
    const { exit, stderr } = await trato(['init', dir, '--country', 'MX'], { cwd });
    expect({ exit, bug: stderr.includes('bug') }).toEqual({ exit: 3, bug: false });
  }
  expect(await everything(cwd)).toEqual(['new']);
});

describe('a creditor’s name comes back as it was given', () => {
  const written = async (creditor: string): Promise<string> => {
    const defaults = await readWorkspaceDefaults();
    const place = { country: 'MX', locale: 'es-MX', currency: 'MXN', timeZone: 'America/Mexico_City' };
    const folder = await makeFolder();
    await writeFile(join(folder, 'trato.yaml'), await newSettingsText({ ...place, creditor }, defaults));
    return (await readSettings(folder)).creditor.name;
  };

  test.each([
    "O'Higgins & Hnos.: crédito",
    '"La Paloma" #1',
    '- Ahorra más -',
    '100',
    'null',
    'yes',
    '{{ country }}',
    "$& $' $HOME",
    'Ñandú S.A. de C.V. 🕊',
    '&ancla *alias !tag %dir @x `y',
    '\\n \\ back',
    `${'muy largo '.repeat(40)}fin`,
  ])('%s', async (name) => expect(await written(name)).toBe(name));

  test('whatever one-line text it is', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((text) => /^\S(.*\S)?$/u.test(text));
    await fc.assert(
      fc.asyncProperty(name, async (text) => {
        expect(await written(text)).toBe(text);
      }),
      { numRuns: 40 },
    );
  });
});
