import { Command } from 'commander';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report } from '../../terminal/print.ts';
import { withWorkspace } from '../../workspace.ts';
import { explainId } from './explained.ts';
import { explanationInWords } from './explanation-text.ts';

interface ExplainOptions extends GlobalOptions {
  readonly portfolio?: string;
}

export const explainCommand = (context: Context): Command =>
  new Command('explain')
    .description('why a customer is treated as they are: segment, step, channel, offer, and what was rejected')
    .argument('<id>', 'a customer_id or an account_id, as it is in the portfolio file')
    .option('--portfolio <name>', 'the portfolio of the account, where the id is in several')
    .addHelpText('after', '\nExample:\n  $ trato explain A-1001 --as-of 2026-11-20')
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ExplainOptions>();
      const summary = await withWorkspace(context, options, { create: false }, (workspace) =>
        explainId(workspace, { id, portfolio: options.portfolio }),
      );
      report(context, options, summary, explanationInWords);
    });
