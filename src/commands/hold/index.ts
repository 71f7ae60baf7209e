import { Command } from 'commander';
import type { Context } from '../../terminal/context.ts';
import { addCommand } from './add.ts';
import { listCommand } from './list.ts';
import { releaseCommand } from './release.ts';
import { reviewCommand } from './review.ts';

export const holdCommand = (context: Context): Command =>
  new Command('hold')
    .description('bars on contact: why, from when until when, and when a person looks again')
    .addHelpText(
      'after',
      '\nExamples:\n  $ trato hold add C-1001 --reason bereavement\n  $ trato hold add A-1001 --reason dispute --evidence CASE-5521\n  $ trato hold list --due',
    )
    .addCommand(addCommand(context))
    .addCommand(listCommand(context))
    .addCommand(reviewCommand(context))
    .addCommand(releaseCommand(context));
