import { Command, Option } from 'commander';
import { sampleSize, shownNumber } from '../../asked/sample-size.ts';
import { wordIn } from '../../asked/stated-option.ts';
import { subjectOf } from '../../asked/subject.ts';
import { type HoldReason, holdReasons } from '../../domain/hold/hold-reason.ts';
import { inSnapshot } from '../../stores/database.ts';
import { countHolds, type HoldQuestion, listedHolds } from '../../stores/holds/kept-holds.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { textTable, withoutEmptyColumns } from '../../terminal/table.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { type HoldRecord, holdRecord } from './hold-record.ts';

interface ListFlags {
  readonly portfolio?: string;
  readonly reason?: string;
  readonly running?: boolean;
  readonly all?: boolean;
  readonly due?: boolean;
  readonly sample?: number | 'all';
}

export interface HoldList extends Summary {
  readonly holds: readonly HoldRecord[];
  readonly shown: number;
  readonly of: number;
  /** How many of them a person should look at again by now. */
  readonly due: number;
}

export const listCommand = (context: Context): Command =>
  new Command('list')
    .description('the holds of a customer or an account, or of everybody: those that stand, running or to come')
    .argument('[id]', 'a customer_id or an account_id, as it is in the portfolio file')
    .option('--portfolio <name>', 'the portfolio of the account')
    .option('--reason <reason>', `one of ${holdReasons.join(', ')}`)
    .addOption(new Option('--running', 'only those that bar contact on the day').conflicts('all'))
    .option('--all', 'also those that have ended or were released')
    .option('--due', 'only those that are running and whose review day has come')
    .option(
      '--sample <n>',
      'how many holds, or all; the counts are always of all (default: 50; all with --json)',
      sampleSize,
    )
    .addHelpText('after', '\nExamples:\n  $ trato hold list --due\n  $ trato hold list A-1001 --all')
    .action(async (id: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & ListFlags>();
      const summary = await withWorkspace(context, options, { create: false }, (workspace) =>
        holdList(workspace, id, { ...options, sample: shownNumber(options, 50) }),
      );
      report(context, options, summary, listInWords);
    });

/** The holds asked for as they stand on the day. */
export const holdList = (
  { database, asOf }: Pick<Workspace, 'database' | 'asOf'>,
  id: string | undefined,
  flags: ListFlags,
): Promise<HoldList> =>
  inSnapshot(database, async (trx) => {
    const { portfolio, sample = 50, due = false } = flags;
    const subject = id === undefined ? undefined : await subjectOf(trx, { id, portfolio });
    const question: HoldQuestion = {
      day: asOf,
      customerId: subject?.customerId,
      account: subject?.account,
      reason: reasonOf(flags),
      span: spanOf(flags),
      due,
    };
    const holds = (await listedHolds(trx, question, sample)).map((hold) => holdRecord(hold, asOf));
    return {
      command: 'hold list',
      asOf,
      warnings: subject?.warnings ?? [],
      holds,
      shown: holds.length,
      of: await countHolds(trx, question),
      due: await countHolds(trx, { ...question, span: 'running', due: true }),
    };
  });

const reasonOf = ({ reason }: ListFlags): HoldReason | undefined =>
  reason === undefined ? undefined : wordIn('--reason', reason, holdReasons);

const spanOf = ({ running, all, due }: ListFlags): HoldQuestion['span'] => {
  if (running || due) return 'running';
  return all ? 'all' : 'standing';
};

const listInWords = ({ asOf, holds, shown, of, due }: HoldList): string => {
  if (of === 0) return `No holds as of ${asOf}.`;
  const table = textTable(
    withoutEmptyColumns({
      columns: ['hold', 'customer', 'account', 'reason', 'from', 'until', 'review', 'state'],
      rows: holds.map((one) => [
        one.hold,
        one.customer,
        one.account ?? 'all',
        one.reason,
        one.from,
        one.until ?? '',
        one.review ?? '',
        one.state,
      ]),
    }),
  );
  const left = shown < of ? ['', `${shown} of ${of} are shown: --sample all shows every one.`] : [];
  const owed =
    due > 0 ? ['', `${due} to be looked at again by now: trato hold review HOLD --next DAY, or release them.`] : [];
  return [`Holds as of ${asOf}: ${of}`, '', table, ...left, ...owed].join('\n');
};
