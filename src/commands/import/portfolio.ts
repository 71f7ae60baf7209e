import { Command, Option } from 'commander';
import { counted } from '../../domain/counted.ts';
import { exitCodes } from '../../domain/errors.ts';
import { columnsHelp } from '../../intake/options/columns-help.ts';
import { sumOptions } from '../../intake/options/intake-options.ts';
import type { PortfolioSummary } from '../../intake/portfolio/portfolio-summary.ts';
import type { PortfolioOptions } from '../../intake/portfolio/portfolio-terms.ts';
import { reconciliationInWords } from '../../intake/portfolio/reconciled.ts';
import { filesInWords, totalsInWords } from '../../intake/rows/summary.ts';
import type { Context } from '../../terminal/context.ts';
import { nextWords } from '../../terminal/next-words.ts';
import { report } from '../../terminal/print.ts';
import { withWorkspace } from '../../workspace.ts';

export const importPortfolioCommand = (context: Context): Command =>
  sumOptions(
    new Command('portfolio')
      .description("take in a creditor's portfolio: one row per account, all in one transaction")
      .argument(
        '<files...>',
        'CSV files or workbooks, also packed with gzip, together the portfolio; - for standard input',
      ),
  )
    .option('--portfolio <name>', 'the portfolio that the accounts belong to', 'main')
    .addOption(
      new Option(
        '--mode <mode>',
        'snapshot: the file is the whole portfolio; update: only what is in it changes',
      ).choices(['snapshot', 'update']),
    )
    .option('--accept-closures', 'go on although many accounts are missing from a snapshot')
    .addHelpText('after', '\nExample:\n  $ trato import portfolio cartera.csv --as-of 2026-11-20')
    .addHelpText('after', columnsHelp('portfolio'))
    .action(async (files: string[], _, command: Command) => {
      const { importPortfolio } = await import('../../intake/portfolio/portfolio.ts');
      const options = command.optsWithGlobals<PortfolioOptions>();
      const summary = await withWorkspace(context, options, { create: true, writes: true }, (workspace) =>
        importPortfolio(workspace, files, options),
      );
      report(context, options, summary, (told) => portfolioInWords(told, options));
      if (summary.refused > 0 && !summary.alreadyImported) context.leave(exitCodes.refusedRows);
    });

const portfolioInWords = (summary: PortfolioSummary, { dryRun }: PortfolioOptions): string =>
  summary.alreadyImported
    ? `Already imported as number ${summary.import}: nothing changed.`
    : [
        ...filesInWords(summary),
        `Portfolio ${summary.portfolio}: ${summary.created} opened, ${summary.updated} changed, ${summary.unchanged} unchanged, ${summary.closed} closed; ${counted(summary.customers, 'customer')}`,
        `Of these, open on ${summary.asOf}: ${totalsInWords(summary.open)}`,
        ...reconciliationInWords(summary),
        ...(summary.rounded.count > 0
          ? [`Rounded ${counted(summary.rounded.count, 'amount')}; the total differs by ${summary.rounded.difference}`]
          : []),
        nextWords(dryRun, 'trato segment'),
      ].join('\n');
