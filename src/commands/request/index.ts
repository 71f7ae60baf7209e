import { Command } from 'commander';
import type { Context } from '../../terminal/context.ts';
import { requestAddCommand } from './add.ts';
import { requestAnswerCommand } from './answer.ts';
import { requestListCommand } from './list.ts';

export const requestCommand = (context: Context): Command =>
  new Command('request')
    .description('what customers asked for, and what we owe them an answer to')
    .addCommand(requestListCommand(context))
    .addCommand(requestAddCommand(context))
    .addCommand(requestAnswerCommand(context));
