import { Command } from 'commander';
import { knownCustomer } from '../../asked/known-customer.ts';
import type { Totals } from '../../domain/money.ts';
import { heldTable } from '../../held-consents.ts';
import { inSnapshot } from '../../stores/database.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report } from '../../terminal/print.ts';
import { type TextTable, textTable } from '../../terminal/table.ts';
import { withWorkspace } from '../../workspace.ts';
import { type CustomerFile, customerFile } from './customer-file.ts';

interface ShowOptions extends GlobalOptions {
  readonly unmask?: boolean;
}

export const customerShowCommand = (context: Context): Command =>
  new Command('show')
    .description(
      'what stands with a customer and what happened: accounts, consents, holds, and everything since the first day',
    )
    .argument('<id>', 'the customer_id, or the id of one of their accounts')
    .option('--unmask', 'show the name, numbers and addresses in full')
    .addHelpText('after', '\nExample:\n  $ trato customer show C-1001')
    .action(async (id: string, _, command: Command) => {
      const options = command.optsWithGlobals<ShowOptions>();
      const terms = { command: 'customer show', unmask: options.unmask ?? false, shared: false };
      const file = await withWorkspace(context, options, { create: false }, ({ database, asOf }) =>
        inSnapshot(database, async (trx) => customerFile(trx, await knownCustomer(trx, id), { ...terms, asOf })),
      );
      report(context, options, file, fileInWords);
    });

const fileInWords = (file: CustomerFile): string => {
  const { customer, person, consents, asOf } = file;
  const reachedBy = [...person.phones, ...person.emails, ...(person.address === null ? [] : [person.address])];
  return [
    [`${customer} on ${asOf}`, person.name ?? person.company ?? 'no name is known'].join(': '),
    reachedBy.join(', ') || 'No telephone, e-mail or postal address is known.',
    ...part('ACCOUNTS', accountTable(file)),
    ...(consents.length === 0 ? [] : ['', 'CONSENTS', heldTable(consents)]),
    ...part('HOLDS', holdTable(file)),
    ...part('WHAT HAPPENED', timelineTable(file)),
  ].join('\n');
};

const part = (heading: string, table: TextTable): string[] =>
  table.rows.length === 0 ? [] : ['', heading, textTable(table)];

const accountTable = ({ accounts }: CustomerFile): TextTable => ({
  columns: ['account', 'portfolio', 'state', 'balance', 'due on', 'days past due', 'segment'],
  rows: accounts.map(({ account, portfolio, state, balance, dueOn, dpd, segment }) => [
    account,
    portfolio,
    state,
    amountWords(balance),
    dueOn,
    dpd ?? '',
    segment ?? '',
  ]),
});

const holdTable = ({ holds }: CustomerFile): TextTable => ({
  columns: ['hold', 'reason', 'account', 'from', 'until', 'review', 'state'],
  rows: holds.map(({ hold, reason, account, from, until, review, state }) => [
    hold,
    reason,
    account ?? 'all',
    from,
    until ?? '',
    review ?? '',
    state,
  ]),
});

const timelineTable = ({ timeline }: CustomerFile): TextTable => ({
  columns: ['on', 'event', 'what', 'channel', 'account', 'amount'],
  rows: timeline.map(({ on, event, what, channel, account, amount }) => [
    on,
    event,
    what ?? '',
    channel ?? '',
    account ?? '',
    amountWords(amount),
  ]),
});

const amountWords = (amount: Totals): string =>
  Object.entries(amount)
    .map(([currency, figures]) => `${figures} ${currency}`)
    .join(', ');
