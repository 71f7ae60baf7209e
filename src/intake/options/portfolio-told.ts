import { exitCodes, UserError } from '../../domain/errors.ts';
import { parsePortfolioName } from '../../domain/intake/portfolio-name.ts';

/** The portfolio that was told, if any. */
export const portfolioTold = ({ portfolio: written }: { readonly portfolio?: string }): string | undefined => {
  if (written === undefined) return undefined;
  const name = parsePortfolioName(written);
  if (name !== undefined) return name;
  throw new UserError(
    `--portfolio ${JSON.stringify(written.slice(0, 80))} is not a name, expected up to 60 letters, digits, spaces and . _ - such as "tarjetas-2026".`,
    { code: 'bad-portfolio', exit: exitCodes.usage },
  );
};
