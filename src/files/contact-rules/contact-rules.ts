import { readdir, readFile } from 'node:fs/promises';
import type { ContactPack } from '../../domain/contact-rules/contact-pack.ts';
import { UserError } from '../../domain/errors.ts';
import { readYaml } from '../yaml/yaml-file.ts';
import { contactPackSchema } from './contact-rules-schema.ts';

/** The packs lie beside the sources and are not built: from here and from the built file the way is the same. */
const folder = new URL('../../../src/packs/contact-rules/', import.meta.url);
const universal = 'universal.yaml';

/** The universal pack and those of the countries, given by their two letters in either case. */
export const readContactPacks = async (countries: readonly string[]): Promise<readonly ContactPack[]> => {
  const known = await contactCountries();
  const chosen = [...new Set(countries.map((country) => country.trim().toUpperCase()))];
  const unknown = chosen.find((country) => !known.includes(country));
  if (unknown !== undefined) throw unknownCountry(unknown, known);
  return Promise.all([universal, ...chosen.map((country) => `${country.toLowerCase()}.yaml`)].map(readPack));
};

/** The countries that have contact rules, as two capitals, sorted. */
export const contactCountries = async (): Promise<readonly string[]> => {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith('.yaml') && file !== universal)
    .map((file) => file.slice(0, -'.yaml'.length).toUpperCase())
    .sort();
};

const unknownCountry = (country: string, known: readonly string[]): UserError =>
  new UserError(`there are no contact rules for "${country}"`, {
    code: 'unknown-country',
    hint: `Name a country that has them: ${known.join(', ')}.`,
  });

const packsRead = new Map<string, Promise<ContactPack>>();

/** The packs are part of the program: each is read once. */
const readPack = (file: string): Promise<ContactPack> => {
  const pack =
    packsRead.get(file) ?? readFile(new URL(file, folder), 'utf8').then((text) => parseContactPack(text, file));
  packsRead.set(file, pack);
  return pack;
};

/** Reads a pack's text; `file` is its name in the message that tells every problem with line and column. */
export const parseContactPack = (text: string, file: string): ContactPack => {
  const reading = readYaml(text, contactPackSchema);
  if ('value' in reading) return reading.value;
  const told = reading.problems.map(
    ({ line, column, path, problem }) => `  ${file}:${line}:${column}: ${path ? `${path}: ` : ''}${problem}`,
  );
  throw new UserError(`the contact rules in ${file} cannot be used:\n${told.join('\n')}`, {
    code: 'bad-contact-rules',
    hint: 'Put these lines right and run the same command again; nothing was changed.',
  });
};
