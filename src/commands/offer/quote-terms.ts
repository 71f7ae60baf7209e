import { type Day, parseIsoDay } from '../../domain/day.ts';
import { exitCodes, UserError } from '../../domain/errors.ts';
import { type Currency, exponentOf, formatAmount, type Minor, minorOf, parseCurrency } from '../../domain/money.ts';
import type { Every } from '../../domain/offer/interest.ts';
import { parseCountry } from '../../domain/written/country-code.ts';
import { parsePlainAmount } from '../../domain/written/plain-amount.ts';

/** The flags of a quote as they were written. */
export interface QuoteFlags {
  readonly amount: string;
  readonly currency: string;
  readonly instalments: string;
  readonly firstDue: string;
  readonly every?: string | undefined;
  readonly yearlyRate?: string | undefined;
  readonly roundTo?: string | undefined;
  readonly country?: string | undefined;
}

export interface QuoteTerms {
  readonly amount: Minor;
  readonly currency: Currency;
  readonly count: number;
  readonly firstDue: Day;
  readonly every: Every;
  /** Nominal percent a year. */
  readonly yearlyRate?: string | undefined;
  readonly roundTo?: Minor | undefined;
  readonly country?: string | undefined;
}

const longestPlan = 600;
const highestRate = 1000;
const rhythms: readonly Every[] = ['week', 'fortnight', 'month'];

/** The terms that the flags of a quote stand for; a flag that is wrong is refused with an example of a right one. */
export const quoteTerms = (flags: QuoteFlags): QuoteTerms => {
  const currency =
    parseCurrency(flags.currency) ?? refuse('--currency', flags.currency, 'an ISO 4217 currency such as MXN');
  return {
    amount: amountFlag('--amount', flags.amount, currency),
    currency,
    count: countFlag(flags.instalments),
    firstDue: parseIsoDay(flags.firstDue) ?? refuse('--first-due', flags.firstDue, 'a day such as 2026-12-15'),
    every:
      rhythms.find((every) => every === (flags.every ?? 'month')) ??
      refuse('--every', flags.every ?? '', 'week, fortnight or month'),
    yearlyRate: flags.yearlyRate === undefined ? undefined : rateFlag(flags.yearlyRate),
    roundTo: flags.roundTo === undefined ? undefined : amountFlag('--round-to', flags.roundTo, currency),
    country: flags.country === undefined ? undefined : countryFlag(flags.country),
  };
};

const refuse = (flag: string, written: string, wanted: string): never => {
  throw new UserError(`${flag} "${written}" cannot be used, expected ${wanted}.`, {
    code: `bad-${flag.slice(2)}`,
    hint: 'For example: trato offer quote --amount 1000.00 --currency MXN --instalments 3 --first-due 2026-12-15',
    exit: exitCodes.usage,
  });
};

const amountFlag = (flag: string, written: string, currency: Currency): Minor => {
  const example = formatAmount(minorOf(1000 * 10 ** exponentOf(currency)), currency);
  return (
    parsePlainAmount(written, currency) ??
    refuse(flag, written, `an amount above zero in plain digits such as ${example}`)
  );
};

const countFlag = (written: string): number => {
  const count = /^\d{1,4}$/.test(written) ? Number(written) : 0;
  if (count >= 1 && count <= longestPlan) return count;
  return refuse('--instalments', written, `a whole number from 1 to ${longestPlan} such as 12`);
};

const rateFlag = (written: string): string => {
  if (/^\d{1,4}(\.\d{1,6})?$/.test(written) && Number(written) <= highestRate) return written;
  return refuse('--yearly-rate', written, `percent a year from 0 to ${highestRate} such as 24 or 24.5`);
};

const countryFlag = (written: string): string =>
  parseCountry(written) ?? refuse('--country', written, 'a country such as MX');
