import { Command } from 'commander';
import { columnsHelp } from '../../intake/options/columns-help.ts';
import { amountOptions, intakeOptions } from '../../intake/options/intake-options.ts';
import { toldIntakes } from '../../intake/told/told-intakes.ts';
import type { Context } from '../../terminal/context.ts';
import { takeInTold } from './told.ts';

export const importInteractionsCommand = (context: Context): Command =>
  amountOptions(
    intakeOptions(
      new Command('interactions')
        .description('take in contacts and calls made elsewhere: they count for the limits on contact like our own')
        .argument('<file>', 'a CSV file or a workbook, also packed with gzip; or - for standard input'),
    ),
  )
    .option('--portfolio <name>', 'the portfolio of the accounts, where several use the same ids')
    .addHelpText(
      'after',
      '\nExample:\n  $ trato import interactions gestiones.csv --as-of 2026-11-20\n\nChannels: call sms whatsapp email letter visit. Results: conversation third-party message-left sent\nno-answer busy wrong-number failed, and what they are called in Spanish and Portuguese.\nA promise to pay (its amount and its day) is kept for the account that the row names, else for the only\nopen one of the customer.',
    )
    .addHelpText('after', columnsHelp('interactions'))
    .action(takeInTold(context, 'Contacts', toldIntakes.interactions));
