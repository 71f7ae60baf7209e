import { Command } from 'commander';
import { columnsHelp } from '../../intake/options/columns-help.ts';
import { intakeOptions } from '../../intake/options/intake-options.ts';
import { toldIntakes } from '../../intake/told/told-intakes.ts';
import type { Context } from '../../terminal/context.ts';
import { takeInTold } from './told.ts';

export const importRequestsCommand = (context: Context): Command =>
  intakeOptions(
    new Command('requests')
      .description('take in what customers asked for: to be left alone, a pause, an answer; it acts at once')
      .argument('<file>', 'a CSV file or a workbook, also packed with gzip; or - for standard input'),
  )
    .option('--portfolio <name>', 'the portfolio of the accounts, where several use the same ids')
    .addHelpText(
      'after',
      '\nExample:\n  $ trato import requests solicitudes.csv --as-of 2026-11-20\n\nRequests: stop-contact wrong-person dispute pause talk-to-person financial-statement breakdown\nadjust-plan defer already-paid, and what they are called in Spanish and Portuguese.',
    )
    .addHelpText('after', columnsHelp('requests'))
    .action(takeInTold(context, 'Requests', toldIntakes.requests));
