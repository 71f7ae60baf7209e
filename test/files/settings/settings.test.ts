import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../../src/domain/errors.ts';
import { readSettings } from '../../../src/files/settings/settings.ts';
import { makeFolder } from '../../support/folder.ts';
import { makeWorkspace } from '../../support/workspace.ts';

let text: string;

beforeAll(async () => {
  const { folder } = await makeWorkspace({ country: 'MX' });
  text = await readFile(join(folder, 'trato.yaml'), 'utf8');
});

const reading = async (written: string): Promise<unknown> => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'trato.yaml'), written);
  return readSettings(folder).catch((error: unknown) => error);
};

const problemsOf = async (written: string): Promise<string[]> => {
  const error = await reading(written);
  if (!(error instanceof UserError)) throw new Error('the settings were accepted');
  expect(error.exit).toBe(3);
  return error.message
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
};

/** The settings with one text put for another, and where the text after the first `at` of it stands. */
const edited = (edits: readonly (readonly [from: string, to: string, at?: string])[]) => {
  let written = text;
  for (const [from, to] of edits) {
    expect(written.split(from).length, from).toBeGreaterThan(1);
    written = written.replace(from, () => to);
  }
  const places = edits.map(([, to, at]) => {
    const offset = written.indexOf(to) + to.indexOf(at ?? to.trimStart());
    const before = written.slice(0, offset).split('\n');
    return `trato.yaml:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  });
  return { written, places };
};

test('five mistakes in five parts are all told, each with its line and column', async () => {
  const { written, places } = edited([
    ['\ncurrency: MXN', '\ncurrency: PESO', 'currency'],
    ['max_age_days: 3', 'max_age_dais: 3'],
    ['when: { dpd: { lt: -7 } }', 'when: { dpd: { lessthan: -7 } }', 'lessthan'],
    ['  early-small:\n', '  early-smal:\n', 'early-smal'],
    [
      'day: 31, channels: [email, whatsapp, sms], tone: supportive',
      'day: 31, channels: [email, whatsapp, sms], tone: harsh',
      'tone',
    ],
  ]);
  const problems = await problemsOf(written);
  expect(problems.slice(5)).toEqual([]);
  expect(problems[0]).toBe(`${places[0]}: currency: found "PESO", expected an ISO 4217 currency such as MXN`);
  expect(problems[1]).toBe(
    `${places[1]}: freshness.max_age_dais: unknown key "max_age_dais", did you mean "max_age_days"?`,
  );
  expect(problems[2]).toMatch(
    new RegExp(`^${places[2]}: segments\\.0\\.when\\.dpd\\.lessthan: unknown operator "lessthan"`),
  );
  expect(problems[3]).toBe(
    `${places[3]}: strategies.early-smal: unknown segment "early-smal", did you mean "early-small"?`,
  );
  expect(problems[4]).toMatch(new RegExp(`^${places[4]}: strategies\\.mid\\.steps\\.0\\.tone: unknown tone "harsh"`));
});

describe('each mistake is told at its place', () => {
  test.each([
    ['a missing key', '\nlocale: es-MX', '\n# no locale', 'locale: is missing, expected a locale such as es-MX'],
    ['text for a number', 'catch_up_days: 3', 'catch_up_days: three', 'found "three", expected a number'],
    ['a number out of range', 'catch_up_days: 3', 'catch_up_days: 90', 'found "90", expected at most 30'],
    [
      'an amount too precise',
      'minimum_balance: 50',
      'minimum_balance: 50.0055',
      'expected an amount in MXN such as 50.00',
    ],
    ['an amount below zero', 'minimum_balance: 50', 'minimum_balance: -50', 'expected an amount in MXN such as 50.00'],
    ['an amount past what is exact', 'minimum_balance: 50', 'minimum_balance: 90071992547409.93', 'expected an amount'],
    ['an unknown channel', 'cost: { sms:', 'cost: { smss:', 'unknown key "smss", did you mean "sms"?'],
    ['an unknown segment in a policy', '- segments: [mid]', '- segments: [middle]', 'unknown segment "middle"'],
    ['a segment named twice', '- id: early\n', '- id: early-small\n', 'the segment "early-small" is named twice'],
    [
      'an unknown fact',
      'balance: { lt: 5000 }',
      'balanse: { lt: 5000 }',
      'unknown fact "balanse", did you mean "balance"?',
    ],
    [
      'a step that only calls before anybody is called',
      'day: -3, channels: [whatsapp, sms, email]',
      'day: -3, channels: [call]',
      'calls come from day 30 on (planning.first_call_day) and this is day -3; add another channel',
    ],
    ['steps out of order', 'id: offer-help, day: 10', 'id: offer-help, day: 2', 'expected a day after 3'],
    ['a step named twice', 'id: offer-help', 'id: friendly-reminder', 'the step "friendly-reminder" is named twice'],
    [
      'a tone that hardens too fast',
      'day: 18, channels: [email, whatsapp, sms], tone: supportive',
      'day: 18, channels: [email, whatsapp, sms], tone: direct',
      'hardens by more than one degree',
    ],
    ['a template that is a path', 'template: aviso-previo', 'template: ../aviso', 'expected a name'],
    [
      'an amount in text that may be thousands',
      'minimum_balance: 50',
      'minimum_balance: "10.000"',
      'expected 10000 or 10.00',
    ],
    ['edges that fall', 'edges: [30, 60', 'edges: [60, 30', 'such as [30, 60, 90, 120]'],
    ['a day that does not exist', '# extra_holidays: [2026-12-24', 'extra_holidays: [2026-02-30', 'found "2026-02-30"'],
    [
      'a plan that begins within the offer',
      'first_within_days: 30',
      'first_within_days: 5',
      'expected at least the 10 days',
    ],
    ['bands that fall', '{ up_to: 2000,', '{ up_to: 9000,', 'the bands must rise'],
    ['a time zone', 'America/Mexico_City', 'America/Mexico', 'expected a time zone such as America/Lima'],
    ['a key written twice', '\ncountry: MX', '\ncountry: MX\ncountry: MX', '"country" is there twice'],
  ])('%s', async (_name, from, to, problem) => {
    const told = await problemsOf(edited([[from, to]]).written);
    expect(told.join('\n')).toContain(problem);
    expect(told[0]).toMatch(/^trato\.yaml:\d+:\d+: /);
  });

  test('offers in a segment that no policy names', async () => {
    const told = await problemsOf(edited([['- segments: [late]', '- segments: [long]']]).written);
    expect(told).toHaveLength(2);
    for (const line of told) expect(line).toContain('no policy under offers.policies names the segment "late"');
  });

  test.each(['', '# nothing\n', '[]', 'text', 'null'])('a file that holds %j', async (written) => {
    expect(await problemsOf(written)).toEqual([expect.stringContaining('expected a map of keys and values')]);
  });
});

test('amounts with cents and conditions on buckets of one’s own are read', async () => {
  const { written } = edited([
    ['edges: [30, 60, 90, 120]', 'edges: [15]'],
    ['when: { dpd: { lt: -7 } }', 'when: { bucket: 1-15 }'],
    ['minimum_balance: 50', "minimum_balance: '1234.50'"],
  ]);
  expect(await reading(written)).toMatchObject({ planning: { minimumBalance: 123450 }, ageing: { edges: [15] } });
});

describe('the way to a person', () => {
  const help = /\n {2}help:\n(?: {4}.*\n)+/;

  test('is one phrase, or a default and those of some channels', async () => {
    const one = await reading(text.replace(help, '\n  help: llame al 55 1234 5678\n'));
    expect(one).toMatchObject({ creditor: { help: { default: 'llame al 55 1234 5678' } } });
    const some = await reading(text.replace(help, '\n  help: { default: responda, sms: llame }\n'));
    expect(some).toMatchObject({ creditor: { help: { default: 'responda', sms: 'llame' } } });
  });

  test.each([
    ['', 'creditor.help'],
    ['  help: ""\n', 'creditor.help'],
    ['  help: 5\n', 'creditor.help'],
    ['  help: { letter: escriba }\n', 'creditor.help.default: is missing'],
    ['  help: { default: a, leter: b }\n', 'did you mean "letter"?'],
  ])('%j is refused', async (written, problem) => {
    const problems = await problemsOf(text.replace(help, `\n${written}`));
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });
});

test.each([
  ['a list within lists', `country: ${'['.repeat(40)}${']'.repeat(40)}`, 1],
  ['maps within maps', Array.from({ length: 3_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 31],
])('%s without end is told once, at its place', async (_, written, line) => {
  const told = await problemsOf(written);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(new RegExp(`^trato\\.yaml:${line}:\\d+: nested too deeply`));
});

describe('conditions beyond what a statement can hold', () => {
  const list = JSON.stringify(Array.from({ length: 1000 }, (_, index) => index));
  const long = (count: number) => Array.from({ length: count }, () => `{ dpd: { in: ${list} } }`).join(', ');

  test.each([
    [
      'values',
      `  - { id: s, when: { any: [${long(8)}] } }`,
      /segments: found 8\d{3} values in all conditions, expected at most 7500/,
    ],
    [
      'segments',
      Array.from({ length: 1000 }, (_, index) => `  - { id: s${index}, when: { dpd: ${index} } }`).join('\n'),
      /segments: found a list, expected at most 1000 segments/,
    ],
  ])('are refused: too many %s', async (_, segments, problem) => {
    const [told, ...others] = await problemsOf(text.replace('\nsegments:\n', () => `\nsegments:\n${segments}\n`));
    expect(told).toMatch(problem);
    expect(others).toEqual([]);
  });
});
