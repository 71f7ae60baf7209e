import { Command } from 'commander';
import { counted } from '../../domain/counted.ts';
import { type Measure, shareOf } from '../../domain/measure.ts';
import {
  type PortfolioFigures,
  portfolioFigures,
  type SegmentFigures,
  unsegmentedFigures,
} from '../../domain/segment/segment-totals.ts';
import type { Table } from '../../domain/table.ts';
import { assignedTotals } from '../../stores/segments/segment-totals.ts';
import type { Context } from '../../terminal/context.ts';
import { textTable } from '../../terminal/table.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { deliverReport, type ReportOptions, type ReportSummary, withReportOptions } from './delivery.ts';

export interface SegmentsSummary extends ReportSummary, PortfolioFigures {}

export const segmentsCommand = (context: Context): Command =>
  withReportOptions(new Command('segments'))
    .description('accounts, customers and balance of each segment, as they were assigned')
    .addHelpText('after', '\nExample:\n  $ trato report segments --as-of 2026-11-20')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReportOptions>();
      const summary = await withWorkspace(context, options, { create: false }, segmentsReport);
      await deliverReport(context, options, summary, segmentsInWords);
    });

/** The segments by the assignments that held on the workspace's day; accounts in none are counted. */
export const segmentsReport = async ({
  database,
  settings,
  asOf,
}: Pick<Workspace, 'database' | 'asOf'> & {
  readonly settings: Pick<Workspace['settings'], 'segments' | 'currency'>;
}): Promise<SegmentsSummary> => {
  const order = settings.segments.map(({ id }) => id);
  const totals = await assignedTotals(database, asOf);
  const figures = portfolioFigures(totals, order, settings.currency);
  const lines = [...figures.segments, unsegmentedFigures(totals, settings.currency)];
  const warnings =
    figures.unsegmented > 0
      ? [
          `${figures.unsegmented} of ${counted(figures.accounts, 'open account')} ${figures.unsegmented === 1 ? 'was' : 'were'} in no segment on ${asOf}.`,
        ]
      : [];
  return {
    command: 'report segments',
    asOf,
    warnings,
    ...figures,
    tables: [segmentsTable(lines, Object.keys(figures.balance))],
    measures: [segmentedShare(figures)],
  };
};

const segmentsTable = (lines: readonly SegmentFigures[], currencies: readonly string[]): Table => ({
  name: 'segments',
  columns: ['segment', 'accounts', 'customers', ...currencies.map((code) => `balance ${code}`)],
  rows: lines.map(({ segment, accounts, customers, balance }) => [
    segment,
    accounts,
    customers,
    ...currencies.map((code) => balance[code] ?? ''),
  ]),
});

const segmentedShare = ({ accounts, unsegmented }: PortfolioFigures): Measure => ({
  name: 'segmented',
  value: shareOf(accounts - unsegmented, accounts),
  formula: 'accounts in a segment ÷ open accounts',
  numerator: accounts - unsegmented,
  denominator: accounts,
});

const segmentsInWords = ({ asOf, tables, accounts, unsegmented }: SegmentsSummary): string =>
  [
    `Segments as of ${asOf}`,
    '',
    ...tables.map(textTable),
    '',
    `${counted(accounts, 'open account')}, ${unsegmented} in no segment`,
  ].join('\n');
