import { Command } from 'commander';
import type { Context } from '../../terminal/context.ts';
import { importCustomersCommand } from './customers.ts';
import { importInteractionsCommand } from './interactions.ts';
import { importListCommand } from './list.ts';
import { importOutcomesCommand } from './outcomes.ts';
import { importPaymentsCommand } from './payments.ts';
import { importPortfolioCommand } from './portfolio.ts';
import { importRequestsCommand } from './requests.ts';
import { importUndoCommand } from './undo.ts';

export const importCommand = (context: Context): Command =>
  new Command('import')
    .description('take in files, of one kind each; list and undo what was taken in')
    .addHelpText(
      'after',
      '\nExamples:\n  $ trato import portfolio cartera.csv\n  $ trato import payments pagos.csv --dry-run\n  $ trato import undo 3',
    )
    .addCommand(importPortfolioCommand(context))
    .addCommand(importPaymentsCommand(context))
    .addCommand(importInteractionsCommand(context))
    .addCommand(importRequestsCommand(context))
    .addCommand(importOutcomesCommand(context))
    .addCommand(importCustomersCommand(context))
    .addCommand(importListCommand(context))
    .addCommand(importUndoCommand(context));
