import { Command, Option } from 'commander';
import { fileKinds } from '../domain/mapping/field.ts';
import type { Settings } from '../files/settings/settings.ts';
import type { MappingOptions } from '../intake/mapping/file-mapping.ts';
import type { FileMapping } from '../intake/mapping/mapping-view.ts';
import { readingOptions } from '../intake/options/reading-options.ts';
import type { Context } from '../terminal/context.ts';
import { widthOf } from '../terminal/fitted.ts';
import { report, type Summary } from '../terminal/print.ts';
import { asOfDay, nearWorkspace, workspaceFolder } from '../workspace.ts';

interface MappingSummary extends FileMapping, Summary {}

export const mappingCommand = (context: Context): Command =>
  readingOptions(
    new Command('mapping')
      .description('show what would be read from a file: its encoding, marks and columns, with some of their values')
      .argument('<file>', 'a CSV file or a workbook, also packed with gzip; or - for standard input'),
  )
    .addOption(new Option('--kind <kind>', 'what the file holds (else found out)').choices([...fileKinds]))
    .option(
      '--write <name>',
      'keep it as mappings/NAME.yaml, to be corrected by hand and used with import --mapping NAME',
    )
    .option('--dry-run', 'write nothing')
    .addHelpText('after', '\nExample:\n  $ trato mapping cartera.csv --write bank-a')
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<MappingOptions>();
      const needed = options.write !== undefined || options.mapping !== undefined;
      const folder = needed ? workspaceFolder(context, options) : nearWorkspace(context, options);
      const settings = await settingsOf(folder);
      const asOf = asOfDay(options.asOf, context, settings?.timeZone ?? ownTimeZone());
      const { fileMapping, isTalkedOf } = await import('../intake/mapping/file-mapping.ts');
      const terms = settings && { asOf, settings };
      const found = await fileMapping(file, options, { context, folder, terms });
      const { endInWords, mappingInWords } = await import('../intake/mapping/mapping-words.ts');
      const seen = !found.bank && isTalkedOf(folder, options, context) && context.stdout.isTTY === true;
      const inWords = seen ? endInWords : (summary: MappingSummary) => mappingInWords(summary, widthOf(context.stdout));
      report<MappingSummary>(context, options, { command: 'mapping', asOf, ...found }, inWords);
    });

const settingsOf = async (folder: string | undefined): Promise<Settings | undefined> => {
  if (folder === undefined) return undefined;
  const { readSettings } = await import('../files/settings/settings.ts');
  return readSettings(folder);
};

const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
