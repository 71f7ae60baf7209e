import { exitCodes, UserError } from '../../domain/errors.ts';
import { type Currency, parseCurrency } from '../../domain/money.ts';

/** The currency named on the command line, else the workspace's. */
export const knownCurrency = (written: string | undefined, fallback: Currency): Currency => {
  if (written === undefined) return fallback;
  const currency = parseCurrency(written);
  if (currency) return currency;
  throw new UserError(`--currency "${written}" is not an ISO 4217 currency, expected a code such as ${fallback}.`, {
    code: 'bad-currency',
    exit: exitCodes.usage,
  });
};
