import { Command } from 'commander';
import { columnsHelp } from '../../intake/options/columns-help.ts';
import { intakeOptions } from '../../intake/options/intake-options.ts';
import { toldIntakes } from '../../intake/told/told-intakes.ts';
import type { Context } from '../../terminal/context.ts';
import { takeInTold } from './told.ts';

export const importOutcomesCommand = (context: Context): Command =>
  intakeOptions(
    new Command('outcomes')
      .description('take in what became of messages and calls: receipts, opens, replies, opt-outs, call results')
      .argument('<file>', 'a CSV file or a workbook, also packed with gzip; or - for standard input'),
  )
    .option('--portfolio <name>', 'the portfolio of the accounts, where several use the same ids')
    .addHelpText(
      'after',
      '\nExample:\n  $ trato import outcomes acuses.csv --as-of 2026-11-20\n\nA row is of the message whose message_id it has, as in the dispatch files, else of its customer.\nOutcomes: sent delivered opened clicked replied answered no-answer soft-failed bounced unsubscribed\ncomplaint, and what they are called in Spanish and Portuguese.',
    )
    .addHelpText('after', columnsHelp('outcomes'))
    .action(takeInTold(context, 'Outcomes', toldIntakes.outcomes));
