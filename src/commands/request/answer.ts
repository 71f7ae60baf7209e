import { Command } from 'commander';
import { saidOn, wordIn } from '../../asked/stated-option.ts';
import { typedNumber } from '../../asked/typed-number.ts';
import type { Day } from '../../domain/day.ts';
import { exitCodes, guardError, UserError } from '../../domain/errors.ts';
import { canBecome } from '../../domain/request/request-answer.ts';
import { inTransaction, type Transaction } from '../../stores/database.ts';
import { type KeptRequest, keepAnswer, requestBy } from '../../stores/requests/kept-requests.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report } from '../../terminal/print.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import type { RequestSummary } from './add.ts';
import { laterDay } from './asked-terms.ts';
import { effectOf } from './effect-words.ts';
import { toldRequest } from './told-request.ts';

interface AnswerOptions extends GlobalOptions {
  readonly as: string;
  readonly on?: string;
  readonly until?: string;
  readonly dryRun?: boolean;
}

type Answer = 'granted' | 'refused' | 'withdrawn';

export const requestAnswerCommand = (context: Context): Command =>
  new Command('answer')
    .description('answer a request: granted, refused, or taken back by the customer')
    .argument('<request>', 'its number, as request list shows it')
    .requiredOption('--as <answer>', 'granted, refused or withdrawn')
    .option('--until <day>', 'the day through which a pause or a deferral is granted')
    .option('--on <day>', 'the day on which it was answered, YYYY-MM-DD (else today)')
    .option('--dry-run', 'show what would hold and keep nothing')
    .addHelpText('after', '\nExample:\n  $ trato request answer 3 --as granted --until 2026-12-15')
    .action(async (written: string, _, command: Command) => {
      const options = command.optsWithGlobals<AnswerOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        answerRequest(workspace, written, options),
      );
      report(context, options, summary, answeredInWords);
    });

/** Answers a request; of several answers the one that ends most holds. */
export const answerRequest = async (
  workspace: Workspace,
  written: string,
  options: AnswerOptions,
): Promise<RequestSummary> => {
  const { database, asOf } = workspace;
  const { dryRun = false } = options;
  const answer = wordIn('--as', options.as, ['granted', 'refused', 'withdrawn']);
  const on = saidOn(options.on, asOf);
  return inTransaction(
    database,
    async (trx) => {
      const asked = await knownRequest(trx, written);
      refuseUnfit(asked, answer, on);
      await keepAnswer(trx, asked, { state: answer, answered_on: on, until_on: untilOf(asked, answer, options) });
      const told = toldRequest(await knownRequest(trx, written), asOf);
      return { command: 'request answer', asOf, warnings: [], ...told, effect: effectOf(told), dryRun };
    },
    { dryRun },
  );
};

const knownRequest = async (trx: Transaction, written: string): Promise<KeptRequest> => {
  const number = typedNumber(written);
  const found = number === undefined ? undefined : await requestBy(trx, number);
  if (found) return found;
  throw new UserError(`There is no request ${written}.`, {
    code: 'no-such-request',
    hint: 'Their numbers are in the first column of: trato request list.',
  });
};

const refuseUnfit = ({ request, state, answered_on, on_day }: KeptRequest, answer: Answer, on: Day): void => {
  if (!canBecome(state, answer)) {
    const when = answered_on === null ? '' : ` on ${answered_on}`;
    throw guardError(
      `Request ${request} was ${state}${when}; it cannot become ${answer}.`,
      'already-answered',
      'What was granted can still be refused, and what was refused be withdrawn. For anything else: trato request add.',
    );
  }
  if (on >= on_day) return;
  throw usage(
    `Request ${request} is of ${on_day}: it was not answered on ${on}.`,
    'answered-before',
    'Give a later day.',
  );
};

const untilOf = (asked: KeptRequest, answer: Answer, { until: written }: AnswerOptions): Day | null => {
  const { request, kind, until_on: before, on_day } = asked;
  const canLast = (kind === 'pause' || kind === 'defer') && answer === 'granted';
  if (written !== undefined && !canLast)
    throw usage(
      `--until says nothing about ${kind}, ${answer}.`,
      'idle-option',
      'It is for a pause or a deferral that is granted.',
    );
  const until = laterDay('--until', written, on_day) ?? before;
  if (kind === 'defer' && canLast && until === null)
    throw usage(`Request ${request} does not say until when.`, 'until-when', 'Say it with --until DAY.');
  if (until !== null && before !== null && until < before)
    throw usage(
      `Request ${request} is for a time through ${before}: granting it does not shorten it.`,
      'until-shorter',
      `Grant it through ${before} or a later day, or answer it with --as refused.`,
    );
  return until;
};

const usage = (problem: string, code: string, hint: string): UserError =>
  new UserError(problem, { code, hint, exit: exitCodes.usage });

const answeredInWords = ({ request, customer, kind, state, answered, effect, dryRun }: RequestSummary): string =>
  `Request ${request}, ${kind} of ${customer}: ${state} on ${answered}${dryRun ? '; nothing was kept' : ''}.\n${effect}`;
