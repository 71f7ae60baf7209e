import { Command } from 'commander';
import type { Context } from '../../terminal/context.ts';
import { requestAddCommand } from './add.ts';
import { requestAnswerCommand } from './answer.ts';
import { requestListCommand } from './list.ts';

export const requestCommand = (context: Context): Command =>
  new Command('request')
    .description('what customers asked for, and what we owe them an answer to')
    .addHelpText(
      'after',
      '\nExamples:\n  $ trato request add C-1001 --kind stop-contact\n  $ trato request list --due\n  $ trato request answer 3 --as granted',
    )
    .addCommand(requestListCommand(context))
    .addCommand(requestAddCommand(context))
    .addCommand(requestAnswerCommand(context));
