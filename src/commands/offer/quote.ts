import { Command } from 'commander';
import { addDays, type Day } from '../../domain/day.ts';
import { formatAmount } from '../../domain/money.ts';
import { nextBusinessDay } from '../../domain/offer/business-day.ts';
import { dueDaysOf } from '../../domain/offer/due-days.ts';
import { type InstalmentView, instalmentView } from '../../domain/offer/offer-view.ts';
import { type Schedule, scheduleOf } from '../../domain/offer/schedule.ts';
import { holidayCalendar } from '../../files/contact-rules/holidays.ts';
import { businessDaysIn } from '../../law/business-days.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { textTable } from '../../terminal/table.ts';
import { asOfDay } from '../../workspace.ts';
import { percent } from './offer-text.ts';
import { type QuoteFlags, type QuoteTerms, quoteTerms } from './quote-terms.ts';

export interface QuoteSummary extends Summary {
  readonly currency: string;
  /** Everything there is to pay, interest included. */
  readonly total: string;
  readonly instalments: readonly InstalmentView[];
  readonly effectiveYearlyCost: string;
}

export const quoteCommand = (context: Context): Command =>
  new Command('quote')
    .description('a schedule without an account, and without a workspace')
    .requiredOption('--amount <amount>', 'what is owed, in plain digits: 1000.00')
    .requiredOption('--currency <code>', 'its ISO 4217 currency: MXN')
    .requiredOption('--instalments <number>', 'instalments at most')
    .requiredOption('--first-due <day>', 'the first due day, YYYY-MM-DD')
    .option('--every <rhythm>', 'week, fortnight or month', 'month')
    .option('--yearly-rate <percent>', 'nominal interest a year, such as 24')
    .option('--round-to <amount>', 'round instalments without interest up to this step')
    .option('--country <code>', 'move due days off weekends and public holidays of the country')
    .addHelpText(
      'after',
      '\nExample:\n  $ trato offer quote --amount 1000.00 --currency MXN --instalments 3 --first-due 2026-12-15 --country MX',
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<QuoteFlags & GlobalOptions>();
      const asOf = asOfDay(options.asOf, context, Intl.DateTimeFormat().resolvedOptions().timeZone);
      const summary = await quoteSchedule(quoteTerms(options), asOf);
      report(context, options, summary, quoteInWords);
    });

/** The schedule of the terms; the same terms always give the same. */
export const quoteSchedule = async (terms: QuoteTerms, asOf: Day): Promise<QuoteSummary> => {
  const { amount, currency, count, every, yearlyRate, roundTo, firstDue } = terms;
  const next = await businessDayIn(terms.country);
  const dueDays = dueDaysOf({ first: firstDue, count, every, nextBusinessDay: next });
  const schedule = scheduleOf({ total: amount, count, every, yearlyRate, roundTo, dueDays });
  return {
    command: 'offer quote',
    asOf,
    warnings: await warningsOf(terms, schedule),
    currency,
    total: formatAmount(schedule.total, currency),
    instalments: schedule.instalments.map((instalment) => instalmentView(instalment, currency)),
    effectiveYearlyCost: schedule.effectiveYearlyCost,
  };
};

const businessDayIn = async (country: string | undefined): Promise<(day: Day) => Day> => {
  if (country === undefined) return (day) => day;
  const isBusinessDay = await businessDaysIn(country);
  return (day) => nextBusinessDay(day, isBusinessDay);
};

const warningsOf = async (terms: QuoteTerms, { instalments }: Schedule): Promise<readonly string[]> => {
  const { count, country, firstDue, roundTo, yearlyRate } = terms;
  const warnings: string[] = [];
  if (instalments.length < count) warnings.push(`${instalments.length} of ${count} instalments clear the amount.`);
  if (roundTo !== undefined && Number(yearlyRate ?? 0) > 0) {
    warnings.push('--round-to is not used for a plan with interest: its instalments are level to the minor unit.');
  }
  if (country !== undefined && !(await hasHolidays(country, firstDue))) {
    warnings.push(`No public holidays are known for ${country}: only weekends are left out.`);
  }
  return warnings;
};

const hasHolidays = async (country: string, from: Day): Promise<boolean> => {
  const isHoliday = await holidayCalendar(country);
  return Array.from({ length: 366 }, (_, ahead) => addDays(from, ahead)).some(isHoliday);
};

const quoteInWords = ({ currency, total, instalments, effectiveYearlyCost }: QuoteSummary): string => {
  const table = textTable({
    columns: ['', 'due', 'amount', 'principal', 'interest', 'owed after'],
    rows: instalments.map(({ number, dueOn, amount, principal, interest, balanceAfter }) => [
      number,
      dueOn,
      amount,
      principal,
      interest,
      balanceAfter,
    ]),
  });
  return [table, '', `${total} ${currency} in all, ${percent(effectiveYearlyCost)} a year`].join('\n');
};
