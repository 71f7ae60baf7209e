import { Command } from 'commander';
import { knownCustomer } from '../../asked/known-customer.ts';
import { outdatedWarnings } from '../../dispatching/batch-guards.ts';
import { channels } from '../../domain/channel.ts';
import { exitCodes, UserError } from '../../domain/errors.ts';
import { requestKinds } from '../../domain/request/request-kind.ts';
import { namedAccount } from '../../stores/accounts/named-account.ts';
import { outdateBatches } from '../../stores/batches/outdated-batches.ts';
import { inTransaction, type Transaction } from '../../stores/database.ts';
import { keepRequest } from '../../stores/requests/kept-requests.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { type AskedOptions, type AskedTerms, askedTerms } from './asked-terms.ts';
import { effectOf } from './effect-words.ts';
import { type ToldRequest, toldRequest } from './told-request.ts';

interface AddOptions extends AskedOptions, GlobalOptions {
  readonly portfolio?: string;
  readonly dryRun?: boolean;
}

export interface RequestSummary extends Summary, ToldRequest {
  /** What it does from now on, in a sentence. */
  readonly effect: string;
  readonly dryRun: boolean;
}

export const requestAddCommand = (context: Context): Command =>
  new Command('add')
    .description('keep what a customer asked us for, such as by telephone; it acts at once')
    .argument('<id>', 'the customer_id, or the id of one of their accounts')
    .requiredOption('--kind <kind>', requestKinds.join(', '))
    .option('--channel <channel>', `the channel that must stop: ${channels.join(', ')} (else all)`)
    .option('--account <account>', 'the account it is about (else all)')
    .option('--portfolio <name>', 'the portfolio of the account, where the id is in several')
    .option('--until <day>', 'the day through which a pause or a deferral is asked for')
    .option('--answer-by <day>', 'the day by which we owe an answer (else in 15 days)')
    .option('--phone <n>', "which of the customer's telephones is somebody else's: 1 is the first")
    .option('--email <n>', "which of the customer's e-mails is somebody else's: 1 is the first")
    .option('--on <day>', 'the day on which they asked, YYYY-MM-DD (else today)')
    .option('--dry-run', 'show what would be kept and keep nothing')
    .addHelpText('after', '\nExample:\n  $ trato request add C-1001 --kind pause --until 2026-12-05')
    .action(async (id: string, _, command: Command) => {
      const options = command.optsWithGlobals<AddOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        addRequest(workspace, id, options),
      );
      report(context, options, summary, addedInWords);
    });

/** Keeps what a customer asked for; it stands against contact from then on as its kind does. */
export const addRequest = async (workspace: Workspace, id: string, options: AddOptions): Promise<RequestSummary> => {
  const { database, asOf } = workspace;
  const { dryRun = false } = options;
  const terms = askedTerms(options, asOf);
  return inTransaction(
    database,
    async (trx) => {
      const { customerId, customer, warnings } = await knownCustomer(trx, id);
      const { kept, isNew } = await keepRequest(trx, {
        customer_id: customerId,
        kind: terms.kind,
        on_day: terms.on,
        until_on: terms.until,
        answer_due_on: terms.answerBy,
        channel: terms.channel,
        address: await strangerOf(trx, customerId, terms),
        ...(await accountOf(trx, customerId, options)),
      });
      const told = toldRequest(kept, asOf, customer);
      return {
        command: 'request add',
        asOf,
        warnings: [
          ...warnings,
          ...(isNew ? [] : [`it was known already, as request ${told.request}`]),
          ...outdatedWarnings(await outdateBatches(trx, customerId)),
        ],
        ...told,
        effect: effectOf(told),
        dryRun,
      };
    },
    { dryRun },
  );
};

const accountOf = async (trx: Transaction, customerId: string, { account, portfolio }: AddOptions) => {
  if (account === undefined) return { portfolio: null, account_id: null };
  const named = await namedAccount(trx, account, portfolio);
  if (named.customerId === customerId) return { portfolio: named.portfolio, account_id: named.accountId };
  throw new UserError(`The account "${account}" is of another customer.`, {
    code: 'account-of-another-customer',
    hint: 'Give an account of the customer, or leave --account out where it is about all of them.',
    exit: exitCodes.usage,
  });
};

const strangerOf = async (trx: Transaction, customerId: string, { stranger }: AskedTerms): Promise<string | null> => {
  if (stranger === null) return null;
  const row: { told: string } | undefined = await trx('customers')
    .where({ customer_id: customerId })
    .first({ told: stranger.list });
  const addresses = JSON.parse(row?.told ?? '[]') as string[];
  const address = addresses[stranger.place - 1];
  if (address !== undefined) return address;
  const what = stranger.list === 'phones' ? 'telephones' : 'e-mails';
  throw new UserError(`There is no number ${stranger.place}: the customer has ${addresses.length} ${what}.`, {
    code: 'no-such-address',
    hint: 'Leave it out where it is not known which one was meant: the customer is held until that is answered.',
  });
};

const addedInWords = ({ request, customer, kind, on, effect, answerDue, dryRun }: RequestSummary): string =>
  [
    `${dryRun ? 'It would be request' : 'Request'} ${request}: ${customer} asked on ${on} for ${kind}${dryRun ? '; nothing was kept' : ''}.`,
    effect,
    ...(answerDue === null ? [] : [`We owe an answer by ${answerDue}: trato request answer ${request} --as granted`]),
  ].join('\n');
