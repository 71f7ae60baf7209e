import { Command } from 'commander';
import { dayIn, wordIn } from '../../asked/stated-option.ts';
import type { Day } from '../../domain/day.ts';
import { exitCodes, guardError, UserError } from '../../domain/errors.ts';
import { type ReleaseOutcome, releaseOutcomes } from '../../domain/hold/hold.ts';
import { inTransaction } from '../../stores/database.ts';
import { type ListedHold, releaseHold } from '../../stores/holds/kept-holds.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { type HoldRecord, heldWords, holdRecord } from './hold-record.ts';
import { standingHold } from './known-hold.ts';

interface ReleaseOptions extends GlobalOptions {
  readonly on?: string;
  readonly as?: string;
  readonly dryRun?: boolean;
}

export interface HoldReleased extends Summary, HoldRecord {
  readonly dryRun: boolean;
}

export const releaseCommand = (context: Context): Command =>
  new Command('release')
    .description('end a hold: from the day on it bars nothing')
    .argument('<hold>', 'the number of the hold')
    .option('--on <day>', 'the first day without it (else the day of the run)')
    .option('--as <outcome>', `what an agreement came to: ${releaseOutcomes.join(', ')}`)
    .option('--dry-run', 'check only and keep nothing')
    .addHelpText('after', '\nExamples:\n  $ trato hold release 12\n  $ trato hold release 13 --as broken')
    .action(async (hold: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReleaseOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        endHold(workspace, hold, options),
      );
      report(context, options, summary, releasedInWords);
    });

/** Releases the hold as of the day; one that is over already is refused. */
export const endHold = (
  { database, asOf }: Pick<Workspace, 'database' | 'asOf'>,
  written: string,
  { on, as, dryRun = false }: ReleaseOptions,
): Promise<HoldReleased> =>
  inTransaction(
    database,
    async (trx) => {
      const hold = await standingHold(trx, written);
      const day = releaseDay(hold, on === undefined ? asOf : dayIn('--on', on));
      const outcome = outcomeOf(hold, as);
      await releaseHold(trx, hold.holdId, day, outcome);
      const released = holdRecord({ ...hold, releasedOn: day, outcome }, asOf);
      return { command: 'hold release', asOf, warnings: [], ...released, dryRun };
    },
    { dryRun },
  );

const releaseDay = ({ holdId, from, until }: ListedHold, day: Day): Day => {
  if (until !== null && day > until) {
    throw guardError(
      `Hold ${holdId} ended by itself on ${until}.`,
      'hold-ended',
      'Nothing was changed: it bars nothing any more.',
    );
  }
  if (day >= from) return day;
  throw usage(
    `Hold ${holdId} begins on ${from}: it cannot be released on ${day}, before that.`,
    'hold-days',
    `Say --on ${from}, and it is as if it had not been.`,
  );
};

const outcomeOf = ({ holdId, reason }: ListedHold, as: string | undefined): ReleaseOutcome | null => {
  if (reason === 'agreement') {
    if (as !== undefined) return wordIn('--as', as, releaseOutcomes);
    throw usage(
      `Hold ${holdId} is for an agreement: say what it came to.`,
      'release-outcome',
      `Add --as: ${releaseOutcomes.join(', ')}.`,
    );
  }
  if (as === undefined) return null;
  throw usage(`--as is for agreements: hold ${holdId} is for ${reason}.`, 'release-outcome', 'Leave it out.');
};

const usage = (problem: string, code: string, hint: string): UserError =>
  new UserError(problem, { code, hint, exit: exitCodes.usage });

const releasedInWords = (released: HoldReleased): string => {
  const { hold, reason, releasedOn, dryRun } = released;
  const what = `Hold ${hold} for ${reason}, ${heldWords(released)}`;
  return dryRun
    ? `${what} can be released; nothing was kept.`
    : `${what}: released, it bars nothing from ${releasedOn} on.`;
};
