import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readYaml, strictObject } from '../yaml/yaml-file.ts';

/** The defaults lie beside the sources and are not built: from here and from the built file the way is the same. */
const file = new URL('../../../src/packs/workspaces/defaults.yaml', import.meta.url);

const writtenAmount = z.union([z.number(), z.string()]);

const amountsSchema = strictObject({
  small: writtenAmount,
  minimum: writtenAmount,
  smallest: writtenAmount,
  round_to: writtenAmount,
  discount_rate: z.number(),
  bands: z.array(z.tuple([writtenAmount, writtenAmount])),
  beyond: writtenAmount,
  cost: strictObject({
    sms: writtenAmount,
    whatsapp: writtenAmount,
    email: writtenAmount,
    letter: writtenAmount,
    call: writtenAmount,
  }),
});

const templatesSchema = strictObject({
  before_due: z.string(),
  friendly: z.string(),
  help: z.string(),
  options: z.string(),
  still_here: z.string(),
  call: z.string(),
});

const helpSchema = strictObject({ default: z.string(), letter: z.string(), call: z.string() });

const defaultsSchema = strictObject({
  countries: z.record(z.string(), strictObject({ locale: z.string(), currency: z.string(), time_zone: z.string() })),
  locales: z.record(z.string(), strictObject({ creditor: z.string(), help: helpSchema, templates: z.string() })),
  templates: z.record(z.string(), templatesSchema),
  currencies: z.record(z.string(), amountsSchema),
  other: amountsSchema,
});

/** What a new workspace begins with: by country, locale, language and currency. */
export type WorkspaceDefaults = z.output<typeof defaultsSchema>;

/** The amounts that a new workspace begins with, as they are written in its settings. */
export type DefaultAmounts = z.output<typeof amountsSchema>;

export const readWorkspaceDefaults = async (): Promise<WorkspaceDefaults> => {
  const reading = readYaml(await readFile(file, 'utf8'), defaultsSchema);
  if ('value' in reading) return reading.value;
  const told = reading.problems.map(({ line, path, problem }) => `defaults.yaml:${line}: ${path}: ${problem}`);
  throw new Error(told.join('\n'));
};
