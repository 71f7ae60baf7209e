import { Command } from 'commander';
import type { Context } from '../../terminal/context.ts';
import { addCommand } from './add.ts';
import { cancelCommand } from './cancel.ts';
import { listCommand } from './list.ts';

export const promiseCommand = (context: Context): Command =>
  new Command('promise')
    .description('what customers promised to pay, and what became of it')
    .addCommand(addCommand(context))
    .addCommand(listCommand(context))
    .addCommand(cancelCommand(context));
