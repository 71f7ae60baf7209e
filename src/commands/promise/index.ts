import { Command } from 'commander';
import type { Context } from '../../terminal/context.ts';
import { addCommand } from './add.ts';
import { cancelCommand } from './cancel.ts';
import { listCommand } from './list.ts';

export const promiseCommand = (context: Context): Command =>
  new Command('promise')
    .description('what customers promised to pay, and what became of it')
    .addHelpText(
      'after',
      '\nExamples:\n  $ trato promise add A-1001 --amount 500.00 --due 2026-12-01\n  $ trato promise list C-1001',
    )
    .addCommand(addCommand(context))
    .addCommand(listCommand(context))
    .addCommand(cancelCommand(context));
