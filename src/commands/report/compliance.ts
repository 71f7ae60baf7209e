import { resolve } from 'node:path';
import { Command } from 'commander';
import { breachesTable } from '../../domain/compliance/breach.ts';
import { csvOf, csvRows } from '../../files/csv/csv-table.ts';
import { writeWhole } from '../../files/paths/atomic-file.ts';
import { inSnapshot } from '../../stores/database.ts';
import { writeChunks } from '../../terminal/chunks.ts';
import type { Context } from '../../terminal/context.ts';
import { report } from '../../terminal/print.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { type ComplianceReport, complianceReport } from './compliance-report.ts';
import { complianceInWords } from './compliance-text.ts';
import { deliverReport, type ReportOptions, withReportOptions } from './delivery.ts';
import { type PeriodFlags, periodAsked } from './period.ts';

interface ComplianceOptions extends ReportOptions, PeriodFlags {}

const help = `
Every contact is held against the rules of its day and what was known then: hours in the customer's own time, caps
with everybody's contacts, consent, payment, opt-out and holds. CSV has every breach; text the gravest.

Examples:
  $ trato report compliance
  $ trato report compliance --from 2026-11-01 --to 2026-11-30 --format csv --output november.csv`;

export const complianceCommand = (context: Context): Command =>
  withReportOptions(new Command('compliance'))
    .description('proof from the ledger that every contact kept the contact rules, with every one that did not')
    .option('--from <day>', 'first day (else the seventh day back from the last)')
    .option('--to <day>', 'last day (else the as-of day)')
    .addHelpText('after', help)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ComplianceOptions>();
      await withWorkspace(context, options, { create: false }, (workspace) => tell(workspace, options));
    });

const tell = (workspace: Workspace, options: ComplianceOptions): Promise<void> =>
  inSnapshot(workspace.database, async (trx) => {
    const { context, asOf } = workspace;
    const found = await complianceReport(trx, workspace, periodAsked(options, asOf));
    if (options.format === 'csv') await deliverCsv(context, options, found);
    else await deliverReport(context, options, found.summary, complianceInWords);
  });

/** All breaches, however many: they go to the file or the stream page by page. */
const deliverCsv = async (context: Context, options: ComplianceOptions, found: ComplianceReport): Promise<void> => {
  const { output } = options;
  if (output === undefined || output === '-') {
    if (options.json) return report(context, options, found.summary, () => '');
    report(context, { ...options, quiet: true }, found.summary, () => '');
    return writeChunks(context.stdout, csvChunks(found));
  }
  const file = resolve(context.cwd, output);
  await writeWhole(file, csvChunks(found));
  return report(context, options, found.summary, () => `Written to ${file}.`);
};

async function* csvChunks({ summary, all }: ComplianceReport): AsyncGenerator<string> {
  for (const table of summary.tables.slice(0, -1)) yield `${await csvOf(table)}\n`;
  yield await csvRows([breachesTable([]).columns]);
  for await (const page of all()) yield await csvRows(breachesTable(page).rows);
}
