import { Command } from 'commander';
import { counted } from '../../domain/counted.ts';
import { offerReasons } from '../../domain/offer/offer-reason.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { dryRunWords } from '../../terminal/next-words.ts';
import { report } from '../../terminal/print.ts';
import { textTable } from '../../terminal/table.ts';
import { withWorkspace } from '../../workspace.ts';
import { type OfferSummary, offerAccounts } from './offer-accounts.ts';
import { quoteCommand } from './quote.ts';
import { showCommand } from './show.ts';

interface OfferOptions extends GlobalOptions {
  readonly segment?: string;
  readonly dryRun?: boolean;
}

export const offerCommand = (context: Context): Command =>
  new Command('offer')
    .description('work out what every open account can be offered; what still stands is kept as it was promised')
    .option('--segment <name>', 'only the accounts of this segment')
    .option('--dry-run', 'show what would be offered and keep nothing')
    .addHelpText('after', '\nExample:\n  $ trato offer --as-of 2026-11-20')
    .addCommand(showCommand(context))
    .addCommand(quoteCommand(context))
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<OfferOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        offerAccounts(workspace, options),
      );
      report(context, options, summary, (offered) => offersInWords(offered, options));
    });

const offersInWords = (summary: OfferSummary, { dryRun }: OfferOptions): string => {
  const { asOf, accounts, offers, made, kept, withdrawn, options, withoutOffer, discount } = summary;
  const kinds = Object.entries(options).map(([kind, count]) => `${count} ${kind.replaceAll('-', ' ')}`);
  const forgiven = Object.entries(discount).map(([code, amount]) => `${amount} ${code}`);
  return [
    `Offers as of ${asOf}: ${offers} of ${counted(accounts, 'open account')} (${made} made, ${kept} kept, ${withdrawn} taken back)`,
    `Options: ${kinds.join(', ') || 'none'}; at most ${forgiven.join(', ')} forgiven`,
    ...(withoutOffer.length === 0 ? [] : ['', withoutInWords(withoutOffer)]),
    ...(dryRun ? ['', dryRunWords] : []),
  ].join('\n');
};

const withoutInWords = (withoutOffer: OfferSummary['withoutOffer']): string =>
  textTable({
    columns: ['accounts', 'without offer'],
    rows: withoutOffer.map(({ reason, accounts }) => [accounts, `${reason}: ${offerReasons[reason]}`]),
  });
