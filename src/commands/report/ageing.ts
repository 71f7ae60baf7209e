import { Command } from 'commander';
import { formatShare, type Measure } from '../../domain/measure.ts';
import { bucketsOf } from '../../domain/segment/ageing.ts';
import {
  ageingTable,
  type BucketFigures,
  bucketFigures,
  portfolioAtRisk,
} from '../../domain/segment/ageing-figures.ts';
import { ageingOn } from '../../stores/accounts/ageing.ts';
import type { Context } from '../../terminal/context.ts';
import { textTable } from '../../terminal/table.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { deliverReport, type ReportOptions, type ReportSummary, withReportOptions } from './delivery.ts';

export interface AgeingSummary extends ReportSummary {
  readonly buckets: readonly BucketFigures[];
}

export const ageingCommand = (context: Context): Command =>
  withReportOptions(new Command('ageing'))
    .description('accounts and balance of the open portfolio by days past due, with the portfolio at risk')
    .addHelpText('after', '\nExample:\n  $ trato report ageing --as-of 2026-11-20 --format csv --output ageing.csv')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReportOptions>();
      const summary = await withWorkspace(context, options, { create: false }, ageingReport);
      await deliverReport(context, options, summary, ageingInWords);
    });

const riskDays = [30, 60, 90];

/** The ageing of the open portfolio as of the workspace's day, past or present; every bucket is there and they add up. */
export const ageingReport = async ({
  database,
  settings,
  asOf,
}: Pick<Workspace, 'database' | 'asOf'> & {
  readonly settings: Pick<Workspace['settings'], 'ageing' | 'currency'>;
}): Promise<AgeingSummary> => {
  const buckets = bucketsOf(settings.ageing.edges);
  const sums = await ageingOn(database, asOf, { buckets, beyond: riskDays });
  const names = buckets.map(({ name }) => name);
  return {
    command: 'report ageing',
    asOf,
    warnings: [],
    buckets: bucketFigures(sums, names, settings.currency),
    tables: [ageingTable(sums, names, settings.currency)],
    measures: portfolioAtRisk(sums, riskDays, settings.currency),
  };
};

const ageingInWords = ({ asOf, tables, measures }: AgeingSummary): string =>
  [`Ageing as of ${asOf}`, '', ...tables.map(textTable), '', ...measures.map(measureInWords)].join('\n');

const measureInWords = ({ name, currency, value, formula, numerator, denominator }: Measure): string =>
  `${name} ${currency}: ${formatShare(value) || 'none'} = ${formula}: ${numerator} ÷ ${denominator}`;
