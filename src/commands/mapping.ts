import { Command, Option } from 'commander';
import { fileKinds } from '../domain/mapping/field.ts';
import { visibleText } from '../domain/page/visible-text.ts';
import { bankInWords } from '../intake/bank-words.ts';
import type { FileMapping, MappingOptions } from '../intake/file-mapping.ts';
import { readingOptions } from '../intake/reading-options.ts';
import type { Context } from '../terminal/context.ts';
import { report, type Summary } from '../terminal/print.ts';
import { textTable } from '../terminal/table.ts';
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
      const asOf = asOfDay(options.asOf, context, await timeZoneOf(folder));
      const { fileMapping } = await import('../intake/file-mapping.ts');
      const found = await fileMapping(file, options, { context, folder });
      report<MappingSummary>(context, options, { command: 'mapping', asOf, ...found }, mappingInWords);
    });

const timeZoneOf = async (folder: string | undefined): Promise<string> => {
  if (folder === undefined) return Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { readSettings } = await import('../files/settings.ts');
  return (await readSettings(folder)).timeZone;
};

const mappingInWords = ({ written, mapping, ...found }: MappingSummary): string =>
  [
    `${found.file}: ${found.kind}, ${howWritten(found)}`,
    ...(found.bank ? bankInWords(found.bank) : []),
    ...(mapping === null ? [] : [`Read by mappings/${mapping}.yaml`]),
    '',
    textTable({
      columns: ['column', 'is', 'sure', 'such as'],
      rows: found.columns.map(({ source, field, extra, confidence, samples }) => [
        source,
        field ?? `extra.${extra}`,
        field === null ? '' : `${Math.round(confidence * 100)} %`,
        samples.map(shortened).join(' | '),
      ]),
    }),
    ...(found.bank ? [] : ['', nextInWords(written)]),
  ].join('\n');

const nextInWords = (written: string | null): string =>
  written === null
    ? 'To correct it: trato mapping FILE --write NAME, change mappings/NAME.yaml, and import with --mapping NAME.'
    : `Mapping: ${written}`;

const howWritten = (found: Omit<FileMapping, 'mapping' | 'written'>): string => {
  if (found.bank) return found.bank.format;
  const { sheet, encoding, delimiter, decimal, dateOrder, headerLine } = found;
  const text = sheet === null ? `${encoding}, delimiter ${delimiter === '\t' ? 'tab' : delimiter}` : `sheet ${sheet}`;
  return `${text}, decimal ${decimal ?? 'undecided'}, days ${dateOrder ?? 'undecided'}, headings on line ${headerLine}`;
};

const shortened = (value: string): string => {
  const text = visibleText(value);
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
};
