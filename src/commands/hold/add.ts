import { Command } from 'commander';
import { outdatedWarnings } from '../../dispatching/batch-guards.ts';
import { counted } from '../../domain/counted.ts';
import { addMonths, type Day } from '../../domain/day.ts';
import { guardError, type UserError } from '../../domain/errors.ts';
import type { Hold } from '../../domain/hold/hold.ts';
import { holdReasons } from '../../domain/hold/hold-reason.ts';
import { overlap } from '../../domain/hold/hold-state.ts';
import { holdTerms } from '../../domain/hold/hold-terms.ts';
import { outdateBatches } from '../../stores/batches/outdated-batches.ts';
import { inTransaction, type Transaction } from '../../stores/database.ts';
import { holdBy, keepHold, listedHolds } from '../../stores/holds/kept-holds.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { heldSubject } from './held-subject.ts';
import { type HoldFlags, statedHold } from './hold-flags.ts';
import { dayWords, type HoldRecord, heldWords, holdRecord } from './hold-record.ts';

interface AddOptions extends GlobalOptions, HoldFlags {
  readonly account?: string;
  readonly portfolio?: string;
  readonly dryRun?: boolean;
}

export interface HoldAdded extends Summary, Omit<HoldRecord, 'hold'> {
  /** Its number; null where nothing was kept. */
  readonly hold: number | null;
}

export const addCommand = (context: Context): Command =>
  new Command('add')
    .description('bar contact with a customer, or about one of their accounts, and say why')
    .argument('<id>', 'a customer_id or an account_id, as it is in the portfolio file')
    .requiredOption('--reason <reason>', `one of ${holdReasons.join(', ')}`)
    .option('--account <id>', 'one account of the customer, for reasons that can be about one')
    .option('--portfolio <name>', 'the portfolio of the account, where the id is in several')
    .option('--from <day>', 'its first day (else the day of the run)')
    .option('--until <day>', 'its last day (else as long as the reason usually has it)')
    .option('--review <day>', 'the day on which a person looks at it again (else the usual one)')
    .option('--support-need <need>', 'for vulnerability: what the customer needs of us, never what they suffer from')
    .option('--evidence <ref>', 'where the reason is proven: a short reference such as CASE-5521')
    .option('--dry-run', 'check only and keep nothing')
    .addHelpText('after', reasonsInWords())
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<AddOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        addHold(workspace, id, options),
      );
      report(context, options, summary, addedInWords);
    });

const reasonsInWords = (): string => {
  const lines = holdReasons.map((reason) => {
    const { days, reviewDay, stopsClock } = holdTerms[reason];
    const usual = [
      days === null ? 'until released' : counted(days, 'day'),
      ...(reviewDay === null ? [] : [`review on day ${reviewDay}`]),
      ...(stopsClock ? ['stops the clock'] : []),
    ];
    return `  ${reason.padEnd(22)}${usual.join(', ')}`;
  });
  return [
    '',
    'Reasons:',
    ...lines,
    '',
    'Example:',
    '  $ trato hold add A-1001 --reason dispute --evidence CASE-5521',
  ].join('\n');
};

/** Keeps the hold; the same one again, or one that the law does not allow, is refused. */
export const addHold = (
  workspace: Pick<Workspace, 'database' | 'asOf'>,
  id: string,
  options: AddOptions,
): Promise<HoldAdded> =>
  inTransaction(workspace.database, (trx) => addIn(trx, workspace.asOf, id, options), {
    dryRun: options.dryRun ?? false,
  });

const addIn = async (trx: Transaction, asOf: Day, id: string, options: AddOptions): Promise<HoldAdded> => {
  const stated = statedHold(options, asOf);
  const { customerId, account, warnings } = await heldSubject(trx, { ...options, id }, stated.reason);
  const hold = { ...stated, customerId, account, addedOn: asOf, releasedOn: null };
  const earlier = await listedHolds(
    trx,
    { day: asOf, customerId, reason: hold.reason, span: 'all', due: false },
    'all',
  );
  refuseSame(hold, earlier);
  refuseTooSoon(hold, earlier);
  const number = await keepHold(trx, hold);
  const kept = await holdBy(trx, number);
  if (kept === undefined) throw new RangeError('a hold that was kept can be found');
  return {
    command: 'hold add',
    asOf,
    warnings: [...warnings, ...outdatedWarnings(await outdateBatches(trx, customerId))],
    ...holdRecord(kept, asOf),
    hold: options.dryRun ? null : number,
  };
};

type NewHold = Omit<Hold, 'holdId' | 'outcome'>;

const refuseSame = (hold: NewHold, earlier: readonly Hold[]): void => {
  const same = earlier.find((one) => isSameAccount(one, hold) && overlap(one, hold));
  if (same) throw holdExists(same);
};

const isSameAccount = ({ account: one }: Pick<Hold, 'account'>, { account: other }: Pick<Hold, 'account'>): boolean =>
  one?.portfolio === other?.portfolio && one?.accountId === other?.accountId;

const refuseTooSoon = (hold: NewHold, earlier: readonly Hold[]): void => {
  const { monthsApart, source } = holdTerms[hold.reason].limits ?? {};
  if (monthsApart === undefined) return;
  const near = earlier.find(
    (one) =>
      (one.releasedOn === null || one.releasedOn > one.from) &&
      addMonths(one.from, monthsApart) > hold.from &&
      addMonths(hold.from, monthsApart) > one.from,
  );
  if (near === undefined) return;
  throw guardError(
    `Hold ${near.holdId} for ${hold.reason} began on ${near.from}: there is one in ${monthsApart} months.`,
    'hold-too-soon',
    `${source}. Look whether another reason holds, such as hardship.`,
  );
};

const holdExists = ({ holdId, reason, from, until }: Hold): UserError =>
  guardError(
    `Hold ${holdId} for ${reason} is there already, ${dayWords({ from, until, review: null })}.`,
    'hold-exists',
    `Set its next review with trato hold review ${holdId} --next DAY, or release it first: trato hold release ${holdId}.`,
  );

const addedInWords = (added: HoldAdded): string => {
  const { hold, reason } = added;
  const what = `${heldWords(added)} for ${reason}, ${dayWords(added)}`;
  return hold === null
    ? `${what}: this can be held; nothing was kept.`
    : `Hold ${hold} is kept: ${what}. ${holdTerms[reason].why}`;
};
