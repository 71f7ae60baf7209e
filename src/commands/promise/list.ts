import { Command } from 'commander';
import { sampleSize, shownNumber } from '../../asked/sample-size.ts';
import { subjectOf } from '../../asked/subject.ts';
import { type PromiseState, promiseStates } from '../../domain/promise/promise.ts';
import { inSnapshot, type Transaction } from '../../stores/database.ts';
import { standPromises } from '../../stores/promises/promise-standing.ts';
import { listedPromises, promisesByState } from '../../stores/promises/promises.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { textTable } from '../../terminal/table.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { amountWords, type PromiseRecord, promiseRecord } from './promise-record.ts';

export interface PromiseQuestion {
  /** A customer or an account; everybody's promises without one. */
  readonly id?: string | undefined;
  readonly portfolio?: string | undefined;
  /** No state is every state. */
  readonly states: readonly PromiseState[];
  readonly sample: number | 'all';
}

export interface PromiseList extends Summary {
  readonly promises: readonly PromiseRecord[];
  readonly shown: number;
  readonly of: number;
  readonly byState: Readonly<Record<string, number>>;
}

type ListOptions = GlobalOptions &
  Pick<PromiseQuestion, 'portfolio'> & { readonly sample?: number | 'all' } & Readonly<Record<string, unknown>>;

const stateWords: Readonly<Record<PromiseState, string>> = {
  open: 'those that may still be kept in time',
  kept: 'those that were kept in time',
  'kept-late': 'those that were kept after their days of grace',
  'partly-kept': 'those of which only a part was paid',
  broken: 'those of which nothing was paid',
  cancelled: 'those that were cancelled',
};

export const listCommand = (context: Context): Command => {
  const command = new Command('list')
    .description('the promises of a customer or an account, or of everybody, and what became of them')
    .argument('[id]', 'a customer_id or an account_id, as it is in the portfolio file')
    .option('--portfolio <name>', 'the portfolio of the account')
    .option(
      '--sample <n>',
      'how many promises, or all; the counts are always of all (default: 50; all with --json)',
      sampleSize,
    )
    .addHelpText('after', '\nExamples:\n  $ trato promise list\n  $ trato promise list A-1001 --open --broken');
  for (const state of promiseStates) command.option(`--${state}`, stateWords[state]);
  return command.action(async (id: string | undefined, _: unknown, chosen: Command) => {
    const options = chosen.optsWithGlobals<ListOptions>();
    const { portfolio } = options;
    const states = promiseStates.filter((state) => options[optionName(state)] === true);
    const summary = await withWorkspace(context, options, { create: false }, (workspace) =>
      promiseList(workspace, { id, portfolio, states, sample: shownNumber(options, 50) }),
    );
    report(context, options, summary, listInWords);
  });
};

/** `kept-late` as commander names its option. */
const optionName = (state: string): string => state.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The promises asked for as of the day, the last due first, and how many there are in each state. */
export const promiseList = (
  { database, settings, asOf }: Pick<Workspace, 'database' | 'settings' | 'asOf'>,
  question: PromiseQuestion,
): Promise<PromiseList> =>
  inSnapshot(database, async (trx: Transaction) => {
    const { id, portfolio, states, sample } = question;
    const subject = id === undefined ? undefined : await subjectOf(trx, { id, portfolio });
    await standPromises(trx, { day: asOf, terms: settings.promises, customerId: subject?.customerId });
    const choice = { states, account: subject?.account };
    const byState = await promisesByState(trx, choice);
    const promises = (await listedPromises(trx, choice, sample)).map(promiseRecord);
    return {
      command: 'promise list',
      asOf,
      warnings: subject?.warnings ?? [],
      promises,
      shown: promises.length,
      of: Object.values(byState).reduce((sum, count) => sum + count, 0),
      byState,
    };
  });

const listInWords = ({ asOf, promises, shown, of, byState }: PromiseList): string => {
  if (of === 0) return `No promises as of ${asOf}.`;
  const counts = Object.entries(byState).map(([state, count]) => `${count} ${state}`);
  const table = textTable({
    columns: ['promise', 'customer', 'account', 'amount', 'paid', 'made on', 'due on', 'state'],
    rows: promises.map((one) => [
      one.promise,
      one.customer,
      one.account,
      amountWords(one.amount),
      amountWords(one.paid),
      one.madeOn,
      one.dueOn,
      one.state,
    ]),
  });
  const left = shown < of ? ['', `${shown} of ${of} are shown: --sample all shows every one.`] : [];
  return [`Promises as of ${asOf}: ${counts.join(', ')}`, '', table, ...left].join('\n');
};
