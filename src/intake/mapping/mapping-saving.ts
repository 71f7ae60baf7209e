import { join } from 'node:path';
import { UserError } from '../../domain/errors.ts';
import type { Mapping } from '../../domain/mapping/mapping.ts';
import { agreed, canAsk, typed } from '../../terminal/ask.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';

export interface SavingOptions extends GlobalOptions {
  readonly dryRun?: boolean;
}

/** Writes a mapping under a name that was told and gives its path; over another one only after a yes. */
export const savedMapping = async (
  folder: string,
  name: string,
  mapping: Mapping,
  options: SavingOptions,
  context: Context,
): Promise<string> => {
  const { hasMapping, writeMapping } = await import('../../files/mappings/mappings.ts');
  const mappings = join(folder, 'mappings');
  if ((await hasMapping(mappings, name)) && !(await mayReplace(name, options, context))) {
    throw new UserError(`There is a mapping ${name} already, in mappings/${name}.yaml.`, {
      code: 'mapping-exists',
      hint: 'Name another with --write NAME, or add --yes to write this one anew.',
    });
  }
  return options.dryRun ? join(mappings, `${name}.yaml`) : writeMapping(mappings, name, mapping);
};

const mayReplace = async (name: string, options: SavingOptions, context: Context): Promise<boolean> =>
  options.yes === true || (canAsk(context, options) && agreed(context, replacing(name)));

const replacing = (name: string): string => `There is a mapping ${name} already. Write it anew?`;

/** Asks for a name and writes the mapping; undefined when it was left unanswered, or the one there is to stay. */
export const askAndSave = async (
  folder: string,
  proposal: string,
  mapping: Mapping,
  options: SavingOptions,
  context: Context,
): Promise<string | undefined> => {
  const { hasMapping, mappingNameProblem, writeMapping } = await import('../../files/mappings/mappings.ts');
  const mappings = join(folder, 'mappings');
  const name = await typed(context, 'Name of the mapping', { proposal, problemOf: mappingNameProblem });
  if (name === undefined) return undefined;
  if ((await hasMapping(mappings, name)) && !options.yes && !(await agreed(context, replacing(name)))) return undefined;
  return options.dryRun ? join(mappings, `${name}.yaml`) : writeMapping(mappings, name, mapping);
};
