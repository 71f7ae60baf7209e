import { dayIn, wordIn } from '../../asked/stated-option.ts';
import type { Day } from '../../domain/day.ts';
import { exitCodes, UserError } from '../../domain/errors.ts';
import type { Hold } from '../../domain/hold/hold.ts';
import { type DayFault, holdDays } from '../../domain/hold/hold-days.ts';
import { type HoldReason, holdReasons } from '../../domain/hold/hold-reason.ts';
import { holdTerms } from '../../domain/hold/hold-terms.ts';
import { type SupportNeed, supportNeeds } from '../../domain/hold/support-need.ts';
import { nearestWord } from '../../domain/nearest-word.ts';

/** The flags of a hold as they were written. */
export interface HoldFlags {
  readonly reason: string;
  readonly from?: string;
  readonly until?: string;
  readonly review?: string;
  readonly supportNeed?: string;
  readonly evidence?: string;
}

export type StatedHold = Pick<Hold, 'reason' | 'from' | 'until' | 'review' | 'stopsClock' | 'supportNeed' | 'evidence'>;

/** The hold that the flags state, with what its reason usually has where they say nothing. */
export const statedHold = (flags: HoldFlags, asOf: Day): StatedHold => {
  const reason = wordIn('--reason', flags.reason, holdReasons);
  const days = holdDays(reason, {
    from: dayOf('--from', flags.from) ?? asOf,
    until: dayOf('--until', flags.until),
    review: dayOf('--review', flags.review),
  });
  if ('problem' in days) throw badDay(days);
  const { stopsClock } = holdTerms[reason];
  return { ...days, stopsClock, supportNeed: supportNeedOf(reason, flags), evidence: evidenceOf(flags) };
};

/** The error for a day that a hold cannot have. */
export const badDay = ({ problem, remedy }: DayFault): UserError => usage(problem, 'hold-days', remedy);

const dayOf = (option: string, written: string | undefined): Day | undefined =>
  written === undefined ? undefined : dayIn(option, written);

/** A word that is none of the list may be what the customer suffers from: it is not repeated. */
const supportNeedOf = (reason: HoldReason, { supportNeed: written }: HoldFlags): SupportNeed | null => {
  if (reason !== 'vulnerability') {
    if (written === undefined) return null;
    throw usage(`--support-need is for vulnerability, not for ${reason}.`, 'support-need', 'Leave it out.');
  }
  const need = supportNeeds.find((one) => one === written?.trim().toLowerCase());
  if (need) return need;
  const needs = supportNeeds.join(', ');
  if (written === undefined) {
    throw usage(
      'A hold for vulnerability says what the customer needs.',
      'support-need',
      `Add --support-need: ${needs}.`,
    );
  }
  const nearest = nearestWord(written, supportNeeds);
  throw usage(
    `--support-need is not one that is known${nearest ? `; did you mean "${nearest}"?` : '.'}`,
    'unknown-word',
    `It is one of: ${needs}.`,
  );
};

/** Short, without spaces, with a figure: the number of a case, and no words about a person. */
const reference = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9._:/#-]{0,39}$/;

const evidenceOf = ({ evidence }: HoldFlags): string | null => {
  const written = evidence?.trim() ?? '';
  if (written === '') return null;
  if (reference.test(written)) return written;
  throw usage(
    '--evidence is not a reference: at most 40 letters, figures and . _ : / # -, with at least one figure.',
    'bad-evidence',
    'Write where it is proven, such as CASE-5521, and nothing about the person.',
  );
};

const usage = (problem: string, code: string, hint: string): UserError =>
  new UserError(problem, { code, hint, exit: exitCodes.usage });
