import type { Currency } from '../../domain/money.ts';
import type { Workspace } from '../../workspace.ts';
import type { IntakeOptions } from './intake-options.ts';
import { knownCurrency } from './known-currency.ts';
import { portfolioTold } from './portfolio-told.ts';

/** What a file of payments, or about known customers, is read under. */
export interface FileTerms {
  /** The one portfolio its accounts are of; null where they may be of any. */
  readonly portfolio: string | null;
  readonly currency: Currency;
  readonly round: boolean;
}

/** The terms that the options and the workspace give. */
export const fileTerms = ({ settings }: Pick<Workspace, 'settings'>, options: IntakeOptions): FileTerms => ({
  portfolio: portfolioTold(options) ?? null,
  currency: knownCurrency(options.currency, settings.currency),
  round: options.roundAmounts ?? false,
});
