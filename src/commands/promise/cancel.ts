import { Command } from 'commander';
import { typedNumber } from '../../asked/typed-number.ts';
import { exitCodes, guardError, UserError } from '../../domain/errors.ts';
import { formatAmount, type Minor, type Totals } from '../../domain/money.ts';
import { inTransaction, type Transaction } from '../../stores/database.ts';
import { cancelPromise, type KeptPromise, promiseBy } from '../../stores/promises/promises.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { amountWords } from './promise-record.ts';

interface CancelOptions extends GlobalOptions {
  readonly dryRun?: boolean;
}

export interface PromiseCancelled extends Summary {
  readonly promise: number;
  readonly portfolio: string;
  readonly account: string;
  readonly amount: Totals;
  readonly madeOn: string;
  readonly dueOn: string;
  /** Null where nothing was kept. */
  readonly cancelledOn: string | null;
}

export const cancelCommand = (context: Context): Command =>
  new Command('cancel')
    .description('take a promise back: from the day on it is as if it had not been made')
    .argument('<promise>', 'the number of the promise')
    .option('--dry-run', 'check only and keep nothing')
    .addHelpText('after', '\nExample:\n  $ trato promise cancel 12')
    .action(async (promise: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CancelOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        takeBack(workspace, promise, options),
      );
      report(context, options, summary, cancelledInWords);
    });

/** Cancels the promise as of the day; one that was cancelled already stays as it is and is refused. */
export const takeBack = (
  { database, asOf }: Pick<Workspace, 'database' | 'asOf'>,
  written: string,
  { dryRun = false }: CancelOptions,
): Promise<PromiseCancelled> =>
  inTransaction(
    database,
    async (trx) => {
      const promise = await knownPromise(trx, written);
      if (promise.cancelled_on !== null) throw cancelledAlready(promise);
      if (asOf < promise.made_on) throw notMadeYet(promise);
      await cancelPromise(trx, promise.promise_id, asOf);
      return {
        command: 'promise cancel',
        asOf,
        warnings: [],
        promise: Number(promise.promise_id),
        portfolio: promise.portfolio,
        account: promise.account_id,
        amount: { [promise.currency]: formatAmount(Number(promise.amount_minor) as Minor, promise.currency) },
        madeOn: promise.made_on,
        dueOn: promise.due_on,
        cancelledOn: dryRun ? null : asOf,
      };
    },
    { dryRun },
  );

const knownPromise = async (trx: Transaction, written: string): Promise<KeptPromise> => {
  const number = typedNumber(written);
  const promise = number === undefined ? undefined : await promiseBy(trx, number);
  if (promise) return promise;
  throw new UserError(`There is no promise "${written}".`, {
    code: 'unknown-promise',
    hint: 'Give its number as it is in the list: trato promise list.',
    exit: exitCodes.usage,
  });
};

const cancelledAlready = ({ promise_id, cancelled_on }: KeptPromise): UserError =>
  guardError(
    `Promise ${promise_id} was cancelled on ${cancelled_on} already.`,
    'promise-cancelled',
    'Nothing was changed. A new one: trato promise add.',
  );

const notMadeYet = ({ promise_id, made_on }: KeptPromise): UserError =>
  guardError(
    `Promise ${promise_id} was made on ${made_on}, after the day of this run.`,
    'promise-later',
    `Cancel it as of that day or later: trato promise cancel ${promise_id} --as-of ${made_on}.`,
  );

const cancelledInWords = ({ promise, amount, account, dueOn, cancelledOn }: PromiseCancelled): string => {
  const what = `Promise ${promise} of ${amountWords(amount)} for ${account} by ${dueOn}`;
  return cancelledOn === null
    ? `${what} can be cancelled; nothing was kept.`
    : `${what} is cancelled from ${cancelledOn} on.`;
};
