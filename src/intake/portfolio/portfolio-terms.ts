import { isRejectsFile } from '../../domain/intake/reject-columns.ts';
import { columnsOf } from '../../domain/mapping/mapping.ts';
import type { Currency } from '../../domain/money.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import type { ImportMode } from '../../stores/imports/imports.ts';
import type { Workspace } from '../../workspace.ts';
import type { IncomingFile } from '../format/incoming-file.ts';
import type { IntakeOptions } from '../options/intake-options.ts';
import { knownCurrency } from '../options/known-currency.ts';
import { portfolioTold } from '../options/portfolio-told.ts';

export interface PortfolioOptions extends IntakeOptions {
  readonly mode?: ImportMode;
  readonly acceptClosures?: boolean;
}

/** What the files of a placement are taken in under. */
export interface PortfolioTerms {
  readonly portfolio: string;
  readonly mode: ImportMode;
  readonly currency: Currency;
  readonly round: boolean;
}

/** The terms that the options, the files and the workspace give. */
export const portfolioTerms = (
  { settings }: Workspace,
  files: readonly IncomingFile[],
  { mode, currency, roundAmounts = false, ...options }: PortfolioOptions,
): PortfolioTerms => ({
  portfolio: portfolioTold(options) ?? 'main',
  mode: mode ?? (files.every(({ format }) => isRejectsFile(format.mapping.headings)) ? 'update' : 'snapshot'),
  currency: knownCurrency(currency, settings.currency),
  round: roundAmounts,
});

/** The day is part of the content only where the file counts days back from it. */
export const countedFrom = ({ asOf }: Workspace, { mapping }: FileFormat): string | null =>
  columnsOf(mapping, 'days_past_due').length > 0 ? asOf : null;
