import { Command } from 'commander';
import { dayIn } from '../../asked/stated-option.ts';
import { guardError } from '../../domain/errors.ts';
import { reviewFault } from '../../domain/hold/hold-days.ts';
import { holdState } from '../../domain/hold/hold-state.ts';
import { inTransaction } from '../../stores/database.ts';
import { setReview } from '../../stores/holds/kept-holds.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { badDay } from './hold-flags.ts';
import { type HoldRecord, heldWords, holdRecord } from './hold-record.ts';
import { standingHold } from './known-hold.ts';

interface ReviewOptions extends GlobalOptions {
  readonly next: string;
  readonly dryRun?: boolean;
}

export interface HoldReviewed extends Summary, HoldRecord {
  readonly dryRun: boolean;
}

export const reviewCommand = (context: Context): Command =>
  new Command('review')
    .description('note that a hold was looked at and stays, and when it is looked at next')
    .argument('<hold>', 'the number of the hold')
    .requiredOption('--next <day>', 'the next day on which a person looks at it')
    .option('--dry-run', 'check only and keep nothing')
    .addHelpText('after', '\nExample:\n  $ trato hold review 12 --next 2026-12-20')
    .action(async (hold: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReviewOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        reviewHold(workspace, hold, options),
      );
      report(context, options, summary, reviewedInWords);
    });

/** Sets the next review of a hold that is not over. */
export const reviewHold = (
  { database, asOf }: Pick<Workspace, 'database' | 'asOf'>,
  written: string,
  { next, dryRun = false }: ReviewOptions,
): Promise<HoldReviewed> =>
  inTransaction(
    database,
    async (trx) => {
      const hold = await standingHold(trx, written);
      const review = dayIn('--next', next);
      if (holdState(hold, asOf) === 'ended') {
        throw guardError(
          `Hold ${hold.holdId} ended by itself on ${hold.until}.`,
          'hold-ended',
          'A new one: trato hold add.',
        );
      }
      const fault = reviewFault(hold, review, asOf);
      if (fault) throw badDay(fault);
      await setReview(trx, hold.holdId, review);
      return { command: 'hold review', asOf, warnings: [], ...holdRecord({ ...hold, review }, asOf), dryRun };
    },
    { dryRun },
  );

const reviewedInWords = (reviewed: HoldReviewed): string => {
  const { hold, reason, review, dryRun } = reviewed;
  const what = `Hold ${hold} for ${reason}, ${heldWords(reviewed)}`;
  return dryRun
    ? `${what} can be looked at next on ${review}; nothing was kept.`
    : `${what}: looked at next on ${review}.`;
};
