import { Command } from 'commander';
import type { Context } from '../../terminal/context.ts';
import { customerEraseCommand } from './erase.ts';

export const customerCommand = (context: Context): Command =>
  new Command('customer')
    .description('one customer: erase what is known of a person')
    .addHelpText('after', '\nExample:\n  $ trato customer erase C-1001 --reason customer-request --dry-run')
    .addCommand(customerEraseCommand(context));
