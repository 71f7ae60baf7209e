import { Command } from 'commander';
import { sampleSize, shownNumber } from '../../asked/sample-size.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report } from '../../terminal/print.ts';
import { withWorkspace } from '../../workspace.ts';
import { batchDiff, type DiffQuestion } from './batch-diff.ts';
import { diffInWords } from './diff-text.ts';

type DiffOptions = GlobalOptions & Pick<DiffQuestion, 'against'> & { readonly sample?: number | 'all' };

export const diffCommand = (context: Context): Command =>
  new Command('diff')
    .description('what changed against the last batch that was dispatched, and why')
    .argument('[batch]', 'its number (else the latest that was not discarded)')
    .option('--against <batch>', 'another batch than the last that was dispatched before it')
    .option(
      '--sample <n>',
      'how many customers of each kind to name, or all; the counts are always of all (default: 5; all with --json)',
      sampleSize,
    )
    .addHelpText('after', '\nExamples:\n  $ trato diff\n  $ trato diff 12 --sample all --json')
    .action(async (batch: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DiffOptions>();
      const summary = await withWorkspace(context, options, { create: false }, (workspace) =>
        batchDiff(workspace, { batch, against: options.against, sample: shownNumber(options, 5) }),
      );
      report(context, options, summary, diffInWords);
    });
