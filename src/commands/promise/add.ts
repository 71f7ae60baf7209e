import { Command } from 'commander';
import { outdatedWarnings } from '../../dispatching/batch-guards.ts';
import type { Day } from '../../domain/day.ts';
import { guardError, type UserError } from '../../domain/errors.ts';
import { formatAmount, type Minor } from '../../domain/money.ts';
import type { PaymentPromise } from '../../domain/promise/promise.ts';
import { balanceOn, type NamedAccount, namedAccount } from '../../stores/accounts/named-account.ts';
import { outdateBatches } from '../../stores/batches/outdated-batches.ts';
import { inTransaction, type Transaction } from '../../stores/database.ts';
import { standPromises } from '../../stores/promises/promise-standing.ts';
import { keepPromise, listedPromises, openPromisesOf, type StandingPromise } from '../../stores/promises/promises.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { type PromiseFlags, promiseDays, promisedAmount } from './promise-flags.ts';
import { amountWords, type PromiseRecord, promiseRecord } from './promise-record.ts';

interface AddOptions extends GlobalOptions, PromiseFlags {
  readonly portfolio?: string;
  readonly dryRun?: boolean;
}

export interface PromiseAdded extends Summary, Omit<PromiseRecord, 'promise'> {
  /** Its number; null where nothing was kept. */
  readonly promise: number | null;
}

export const addCommand = (context: Context): Command =>
  new Command('add')
    .description('note that a customer promised to pay; until then nobody writes about the account')
    .argument('<account>', 'the account_id as it is in the portfolio file')
    .requiredOption('--amount <amount>', 'what was promised, in the currency of the account')
    .requiredOption('--due <day>', 'the day by which it is to be paid')
    .option('--on <day>', 'the day on which it was promised (else the day of the run)')
    .option('--portfolio <name>', 'the portfolio, where the id is in several')
    .option('--dry-run', 'check only and keep nothing')
    .addHelpText('after', '\nExample:\n  $ trato promise add A-1001 --amount 500.00 --due 2026-12-01')
    .action(async (account: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<AddOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        addPromise(workspace, account, options),
      );
      report(context, options, summary, addedInWords);
    });

/** Keeps the promise of the account; one that is kept already, or about what nobody owes, is refused. */
export const addPromise = (
  workspace: Pick<Workspace, 'database' | 'asOf' | 'settings'>,
  account: string,
  options: AddOptions,
): Promise<PromiseAdded> =>
  inTransaction(workspace.database, (trx) => addIn(trx, workspace, account, options), {
    dryRun: options.dryRun ?? false,
  });

const addIn = async (
  trx: Transaction,
  { asOf, settings }: Pick<Workspace, 'asOf' | 'settings'>,
  account: string,
  options: AddOptions,
): Promise<PromiseAdded> => {
  const days = promiseDays(options, asOf);
  const named = await namedAccount(trx, account, options.portfolio);
  const promise = { ...days, amount: promisedAmount(options, named.currency), cancelledOn: null };
  const owed = await balanceOn(trx, named, days.madeOn);
  if (owed === undefined) throw nothingOwed(account, days.madeOn);
  const standing = { day: asOf, terms: settings.promises, customerId: named.customerId };
  await standPromises(trx, standing);
  const open = await openPromisesOf(trx, named);
  if (open.some((one) => isSame(one, promise))) throw promisedAlready(account, promise);
  const number = await keepPromise(trx, named, promise);
  await standPromises(trx, standing);
  const [kept] = (await listedPromises(trx, { states: [] }, 'all')).filter(
    ({ promise_id }) => Number(promise_id) === number,
  );
  if (kept === undefined) throw new RangeError('a promise that was kept stands somewhere');
  return {
    command: 'promise add',
    asOf,
    warnings: [
      ...warningsOf(named, promise, owed, open),
      ...outdatedWarnings(await outdateBatches(trx, named.customerId)),
    ],
    ...promiseRecord(kept),
    promise: options.dryRun ? null : number,
  };
};

const isSame = (one: StandingPromise, { amount, madeOn, dueOn }: PaymentPromise): boolean =>
  one.amount === amount && one.madeOn === madeOn && one.dueOn === dueOn;

const nothingOwed = (account: string, on: Day): UserError =>
  guardError(
    `Nothing was owed on the account "${account}" on ${on}.`,
    'nothing-owed',
    'Import the newest portfolio first, or say with --on when it was promised.',
  );

const promisedAlready = (account: string, { madeOn, dueOn }: PaymentPromise): UserError =>
  guardError(
    `The same promise of ${madeOn} for the account "${account}", due on ${dueOn}, is there already.`,
    'promised-already',
    'Look at it: trato promise list. Another amount or another day is another promise.',
  );

const warningsOf = (
  { currency }: NamedAccount,
  { amount }: PaymentPromise,
  owed: Minor,
  open: readonly StandingPromise[],
): readonly string[] => [
  ...(amount > owed ? [`more is promised than the ${formatAmount(owed, currency)} ${currency} that is owed`] : []),
  ...open.map(
    ({ promiseId, dueOn }) =>
      `promise ${promiseId}, due on ${dueOn}, runs too, and payments go first to the one that is due first; if this one replaces it: trato promise cancel ${promiseId}`,
  ),
];

const addedInWords = ({ promise, account, amount, dueOn, state }: PromiseAdded): string => {
  const what = `${amountWords(amount)} for ${account} by ${dueOn}`;
  const effect = state === 'open' ? `Nobody writes about ${account} while it runs.` : `It is ${state} already.`;
  return promise === null
    ? `${what} can be promised; nothing was kept.`
    : `Promise ${promise} is kept: ${what}. ${effect}`;
};
