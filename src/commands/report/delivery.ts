import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Measure } from '../../domain/measure.ts';
import type { Table } from '../../domain/table.ts';
import { csvOf } from '../../files/csv/csv-table.ts';
import { writeWhole } from '../../files/paths/atomic-file.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';

/** What every report's summary holds. */
export interface ReportSummary extends Summary {
  readonly tables: readonly Table[];
  readonly measures: readonly Measure[];
}

export interface ReportOptions extends GlobalOptions {
  readonly format: 'text' | 'csv';
  readonly output?: string;
}

/** Adds the options that say how a report is given and where to. */
export const withReportOptions = (command: Command): Command =>
  command
    .addOption(new Option('--format <format>', 'how the tables are written').choices(['text', 'csv']).default('text'))
    .option('--output <path>', 'write the report to a file (- is standard output)');

/** Gives a report to the file or the stream that was asked for; with --json its summary is always printed as well. */
export const deliverReport = async <S extends ReportSummary>(
  context: Context,
  options: ReportOptions,
  summary: S,
  inWords: (summary: S) => string,
): Promise<void> => {
  const file =
    options.output === undefined || options.output === '-' ? undefined : resolve(context.cwd, options.output);
  const text = options.format === 'csv' ? await tablesAsCsv(summary.tables) : inWords(summary);
  if (file !== undefined) await writeWhole(file, text.endsWith('\n') ? text : `${text}\n`);
  const quiet = options.format === 'csv' ? false : (options.quiet ?? false);
  report(context, { ...options, quiet }, summary, () => (file === undefined ? text : `Written to ${file}.`));
};

const tablesAsCsv = async (tables: readonly Table[]): Promise<string> =>
  (await Promise.all(tables.map(csvOf))).join('\n');
