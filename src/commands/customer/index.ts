import { Command } from 'commander';
import type { Context } from '../../terminal/context.ts';
import { customerEraseCommand } from './erase.ts';
import { customerExportCommand } from './export.ts';
import { customerShowCommand } from './show.ts';

export const customerCommand = (context: Context): Command =>
  new Command('customer')
    .description('one customer: what stands and what happened, all of it for whoever asks, and its erasure')
    .addHelpText('after', '\nExample:\n  $ trato customer show C-1001')
    .addCommand(customerShowCommand(context))
    .addCommand(customerExportCommand(context))
    .addCommand(customerEraseCommand(context));
