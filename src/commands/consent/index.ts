import { Command } from 'commander';
import type { Context } from '../../terminal/context.ts';
import { consentListCommand } from './list.ts';
import { consentSetCommand } from './set.ts';

export const consentCommand = (context: Context): Command =>
  new Command('consent')
    .description('what customers agreed to and refused, per channel')
    .addHelpText(
      'after',
      '\nExamples:\n  $ trato consent set C-1001 --channel whatsapp --state refused\n  $ trato consent list',
    )
    .addCommand(consentSetCommand(context))
    .addCommand(consentListCommand(context));
