import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { knownCustomer } from '../../asked/known-customer.ts';
import { wordIn } from '../../asked/stated-option.ts';
import { type EraseReason, eraseReasons } from '../../domain/erasure/erase-reason.ts';
import { exitCodes, guardError, UserError } from '../../domain/errors.ts';
import type { OptOut } from '../../domain/suppression/opt-out.ts';
import { inTransaction, type Transaction } from '../../stores/database.ts';
import { eraseCustomer, removeForGood, sweepRemoved } from '../../stores/erasure/erase-customer.ts';
import { suppress } from '../../stores/suppressions/suppressions.ts';
import { confirmed } from '../../terminal/ask.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { textTable } from '../../terminal/table.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { outlivingOf } from './opt-outs.ts';

interface EraseOptions extends GlobalOptions {
  readonly reason: string;
  readonly dryRun?: boolean;
}

export interface ErasureSummary extends Summary {
  readonly customer: string;
  /** The id by which the figures are kept. */
  readonly keptAs: string;
  readonly reason: EraseReason;
  /** The rows that lost something, by table. */
  readonly erased: Readonly<Record<string, number>>;
  /** What is still known of a person that cannot be told by anybody: that they are not to be contacted. */
  readonly suppressed: readonly OptOut[];
  readonly dryRun: boolean;
}

export const customerEraseCommand = (context: Context): Command =>
  new Command('erase')
    .description(
      'remove every personal datum of a customer for good; the figures stay, and so does what they asked for',
    )
    .argument('<id>', 'the customer_id, or the id of one of their accounts')
    .requiredOption('--reason <reason>', eraseReasons.join(', '))
    .option('--dry-run', 'show what would be removed and keep everything')
    .addHelpText(
      'after',
      '\nExample:\n  $ trato customer erase C-1001 --reason customer-request --dry-run\n\n' +
        'Whoever asked not to be contacted is recognised by a keyed hash if they ever come again; the key is .trato/suppression.key.',
    )
    .action(async (id: string, _, command: Command) => {
      const options = command.optsWithGlobals<EraseOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, async (workspace) => {
        await confirm(workspace, id, options);
        return eraseById(workspace, id, options);
      });
      report(context, options, summary, erasedInWords);
    });

/** On a terminal, whoever did not say `--yes` is asked once more. */
const confirm = async ({ context }: Workspace, id: string, options: EraseOptions): Promise<void> => {
  const question = `Remove everything personal that is known of ${id}? It cannot be taken back.`;
  if (options.dryRun || (await confirmed(context, options, question))) return;
  throw guardError('Nobody was erased.', 'not-confirmed', 'Nothing was changed.');
};

/** Erases the customer, and afterwards every byte that is left of them in the database's file. */
export const eraseById = async (workspace: Workspace, id: string, options: EraseOptions): Promise<ErasureSummary> => {
  const { database } = workspace;
  const { dryRun = false } = options;
  const reason = wordIn('--reason', options.reason, eraseReasons);
  await removeForGood(database);
  const summary = await inTransaction(database, (trx) => eraseIn(trx, workspace, id, { reason, dryRun }), { dryRun });
  if (!dryRun) await sweep(workspace, summary.keptAs);
  return summary;
};

const eraseIn = async (
  trx: Transaction,
  { asOf, folder }: Workspace,
  id: string,
  { reason, dryRun }: { readonly reason: EraseReason; readonly dryRun: boolean },
): Promise<ErasureSummary> => {
  const { customerId, customer, warnings } = await knownCustomer(trx, id);
  await refuseApproved(trx, customerId);
  const { identity, optOuts } = await outlivingOf(trx, customerId);
  const batches = await batchesOf(trx, customerId);
  await suppress(trx, identity, optOuts, { dryRun });
  const { customerId: keptAs, rows } = await eraseCustomer(trx, customerId, { on: asOf, reason });
  const erased = Object.fromEntries(Object.entries(rows).filter(([, count]) => count > 0));
  const kept = fileWarnings(folder, batches);
  return {
    command: 'customer erase',
    asOf,
    warnings: [...warnings, ...kept],
    customer,
    keptAs,
    reason,
    erased,
    suppressed: optOuts,
    dryRun,
  };
};

const refuseApproved = async (trx: Transaction, customerId: string): Promise<void> => {
  const approved: { batch_id: number } | undefined = await trx('batches')
    .where({ state: 'approved' })
    .whereIn('batch_id', trx('messages').where({ customer_id: customerId }).select('batch_id'))
    .first('batch_id');
  if (approved === undefined) return;
  throw guardError(
    `Batch ${approved.batch_id} is approved and has a message for the customer.`,
    'batch-approved',
    `Dispatch or discard it first: trato discard ${approved.batch_id}.`,
  );
};

const batchesOf = (trx: Transaction, customerId: string): Promise<number[]> =>
  trx('messages').where({ customer_id: customerId }).orderBy('batch_id').pluck('batch_id');

/** What the database never held, or no longer holds, may still be in files. */
const fileWarnings = (folder: string, batches: readonly number[]): string[] => {
  const outbox = batches.map((batch) => join('outbox', `batch-${batch}`));
  const places = [...outbox, join('inbox', 'done'), join('inbox', 'refused')].filter((place) =>
    existsSync(join(folder, place)),
  );
  return places.length === 0
    ? []
    : [`files in ${places.join(', ')} may still name the customer: erase them there, and where you imported from`];
};

const sweep = async ({ database }: Workspace, keptAs: string): Promise<void> => {
  try {
    await sweepRemoved(database);
  } catch (error) {
    throw new UserError(
      'The customer was erased, but the free space of the database file may still hold what was removed.',
      {
        code: 'erased-not-swept',
        hint: `${isBusy(error) ? 'Another trato is reading; wait until it has ended' : 'See whether the disk has room'} and run: trato customer erase ${keptAs} --reason customer-request`,
        exit: exitCodes.busy,
      },
    );
  }
};

const isBusy = (error: unknown): boolean => /BUSY|locked/.test(String((error as Error | undefined)?.message));

const erasedInWords = ({ customer, keptAs, erased, suppressed, dryRun }: ErasureSummary): string =>
  [
    dryRun
      ? `${customer} can be erased; nothing was changed. It would take:`
      : `${customer} is erased${keptAs === customer ? '' : `; the figures are kept as ${keptAs}`}.`,
    ...(Object.keys(erased).length === 0
      ? ['Nothing is left of them to be removed.']
      : [textTable({ columns: ['table', 'rows'], rows: Object.entries(erased) })]),
    suppressed.length === 0
      ? 'They did not ask to be left alone: if they come again they can be contacted.'
      : `If they come again they are not contacted by ${suppressed.map(({ channel, since }) => `${channel === 'all' ? 'any channel' : channel} (asked on ${since})`).join(', ')}.`,
  ].join('\n');
