import { join, relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { exitCodes, UserError } from '../../domain/errors.ts';
import { type Tongue, tongueOf } from '../../domain/page/page-language.ts';
import type { Period } from '../../domain/report/weekly-figures.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report } from '../../terminal/print.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { type PeriodFlags, periodAsked } from './period.ts';
import { type WeeklySummary, weeklyReport } from './weekly-report.ts';

const help = `
The last day of the period is the day of the balances. CSV is one tidy file: table, row, column, value.

Examples:
  trato report weekly
  trato report weekly --format html
  trato report weekly --from 2026-11-01 --to 2026-11-15 --format csv --output november.csv`;

interface Flags extends PeriodFlags {
  readonly format: 'text' | 'csv' | 'html';
  readonly output?: string;
}

/** `trato report weekly`: what came in, went out and is open, on one page. */
export const weeklyCommand = (context: Context): Command =>
  new Command('weekly')
    .description('the week on one page: balances, payments, messages, and how each figure is worked out')
    .option('--from <day>', 'first day (else the seventh day back from the last)')
    .option('--to <day>', 'last day (else the as-of day)')
    .addOption(new Option('--format <format>', 'how it is written').choices(['text', 'csv', 'html']).default('text'))
    .option('--output <path>', 'where to write it; - is standard output (a page goes to outbox/reports)')
    .addHelpText('after', help)
    .action(async (flags: Flags, command: Command) => {
      const options: GlobalOptions = command.optsWithGlobals();
      if (options.json && flags.output === '-') throw twoDocuments();
      await withWorkspace(context, options, { create: false }, (workspace) => tell(workspace, flags));
    });

const twoDocuments = (): UserError =>
  new UserError('--json and --output - would both write to standard output.', {
    code: 'two-documents',
    hint: 'Leave out one of them, or name a file with --output FILE.',
    exit: exitCodes.usage,
  });

const tell = async (workspace: Workspace, flags: Flags): Promise<void> => {
  const { context, options, settings, asOf } = workspace;
  const summary = await weeklyReport(workspace, periodAsked(flags, asOf));
  const tongue = tongueOf(options.lang, settings.locale);
  const file = fileOf(workspace, summary.period, flags);
  const { dispatched, ...told } = summary;
  if (file === undefined) {
    const quiet = flags.format === 'text' && (options.quiet ?? false);
    const text = options.json ? '' : await written(workspace, summary, flags, tongue);
    report(context, { ...options, quiet }, told, () => text);
    return;
  }
  const { writeWhole } = await import('../../files/paths/atomic-file.ts');
  await writeWhole(file, await written(workspace, summary, flags, tongue));
  report(context, options, { ...told, file }, () => `Written to ${file}.`);
};

/** Writes the week's page where `--format html` puts it, and answers with its path within the workspace. */
export const weeklyPageFile = async (workspace: Workspace): Promise<string> => {
  const { settings, options, asOf, folder } = workspace;
  const flags: Flags = { format: 'html' };
  const summary = await weeklyReport(workspace, periodAsked(flags, asOf));
  const file = fileOf(workspace, summary.period, flags) as string;
  const { writeWhole } = await import('../../files/paths/atomic-file.ts');
  await writeWhole(file, await written(workspace, summary, flags, tongueOf(options.lang, settings.locale)));
  return relative(folder, file);
};

const fileOf = ({ folder, context }: Workspace, { to }: Period, { format, output }: Flags): string | undefined => {
  if (output === '-') return undefined;
  if (output !== undefined) return resolve(context.cwd, output);
  return format === 'html' ? join(folder, 'outbox', 'reports', `weekly-${to}.html`) : undefined;
};

const written = async (
  { settings }: Workspace,
  summary: WeeklySummary,
  { format }: Flags,
  tongue: Tongue,
): Promise<string> => {
  const weekly = { ...summary, creditor: settings.creditor.name };
  if (format === 'html') {
    const { pageParts } = await import('../../files/html-page.ts');
    const { weeklyPage } = await import('../../domain/report/weekly-page.ts');
    return (await pageParts())('weekly', weeklyPage(weekly, tongue));
  }
  if (format === 'csv') {
    const { csvOf } = await import('../../files/csv/csv-table.ts');
    const { tidyTable } = await import('../../domain/report/tidy-table.ts');
    return csvOf(tidyTable(summary));
  }
  const { weeklyInWords } = await import('./weekly-words.ts');
  return weeklyInWords(weekly, tongue);
};
