import { Command } from 'commander';
import { columnsHelp } from '../../intake/options/columns-help.ts';
import { amountOptions, intakeOptions } from '../../intake/options/intake-options.ts';
import { toldIntakes } from '../../intake/told/told-intakes.ts';
import type { Context } from '../../terminal/context.ts';
import { takeInTold } from './told.ts';

export const importCustomersCommand = (context: Context): Command =>
  amountOptions(
    intakeOptions(
      new Command('customers')
        .description('take in what is known of customers: contact data, consent, means, preferences')
        .argument('<file>', 'a CSV file or a workbook, also packed with gzip; or - for standard input'),
    ),
  )
    .option('--portfolio <name>', 'the portfolio of the accounts, where several use the same ids')
    .addHelpText(
      'after',
      "\nExample:\n  $ trato import customers clientes.csv --as-of 2026-11-20\n\nAn empty cell changes nothing. Of what a customer said about a channel the newest day holds,\nand on one day the refusal; a refusal without a day is one of the import's day.",
    )
    .addHelpText('after', columnsHelp('customers'))
    .action(takeInTold(context, 'Customers', toldIntakes.customers));
