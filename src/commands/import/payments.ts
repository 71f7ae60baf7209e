import { Command } from 'commander';
import { counted } from '../../domain/counted.ts';
import { exitCodes } from '../../domain/errors.ts';
import { columnsHelp } from '../../intake/options/columns-help.ts';
import { type IntakeOptions, sumOptions } from '../../intake/options/intake-options.ts';
import type { PaymentsSummary } from '../../intake/payments/payments.ts';
import { bankInWords } from '../../intake/rows/bank-words.ts';
import { fileInWords, totalsInWords } from '../../intake/rows/summary.ts';
import type { Context } from '../../terminal/context.ts';
import { nextWords } from '../../terminal/next-words.ts';
import { report } from '../../terminal/print.ts';
import { withWorkspace } from '../../workspace.ts';

export const importPaymentsCommand = (context: Context): Command =>
  sumOptions(
    new Command('payments')
      .description('take in payments received: they lower the balances stated on or before their day')
      .argument(
        '<file>',
        'a CSV file, a workbook or a bank file (camt.053, camt.054, MT940, CNAB), also packed with gzip; or - for standard input',
      ),
  )
    .option('--portfolio <name>', 'the portfolio of the accounts, where several use the same ids')
    .addHelpText('after', '\nExample:\n  $ trato import payments pagos.csv --as-of 2026-11-20')
    .addHelpText('after', columnsHelp('payments'))
    .action(async (file: string, _, command: Command) => {
      const { importPayments } = await import('../../intake/payments/payments.ts');
      const options = command.optsWithGlobals<IntakeOptions>();
      const summary = await withWorkspace(context, options, { create: true, writes: true }, (workspace) =>
        importPayments(workspace, file, options),
      );
      report(context, options, summary, (told) => paymentsInWords(told, options));
      if (summary.refused > 0 && !summary.alreadyImported) context.leave(exitCodes.refusedRows);
    });

const paymentsInWords = (summary: PaymentsSummary, { dryRun }: IntakeOptions): string =>
  summary.alreadyImported
    ? `Already imported as number ${summary.import}: nothing changed.`
    : [
        ...fileInWords(summary),
        ...(summary.bank ? bankInWords(summary.bank) : []),
        `${counted(summary.created, 'payment is new', 'payments are new')}, ${summary.unchanged} were known already`,
        ...effectsInWords(summary),
        nextWords(dryRun, 'trato segment'),
      ].join('\n');

const effectsInWords = ({ matched, reversals, creditNotes, unassigned }: PaymentsSummary): string[] => [
  ...(Object.keys(matched).some((by) => by !== 'account')
    ? [
        `Matched by ${Object.entries(matched)
          .map(([by, rows]) => `${by.replaceAll('-', ' ')} ${rows}`)
          .join(', ')}`,
      ]
    : []),
  ...(reversals.rows > 0
    ? [
        `${counted(reversals.rows, 'reversal takes', 'reversals take')} back payments: ${totalsInWords(reversals.total)}`,
      ]
    : []),
  ...(creditNotes.rows > 0
    ? [
        `${counted(creditNotes.rows, 'credit note lowers', 'credit notes lower')} balances without money: ${totalsInWords(creditNotes.total)}`,
      ]
    : []),
  ...(unassigned.rows > 0
    ? [
        `${counted(unassigned.rows, 'payment is', 'payments are')} unassigned, ${totalsInWords(unassigned.total)} in all: give each its account in that file and import it`,
      ]
    : []),
];
