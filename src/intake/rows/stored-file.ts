import type { RefusalCount } from '../../domain/intake/refusal-counts.ts';
import type { Currency } from '../../domain/money.ts';
import type { IncomingFile } from '../format/incoming-file.ts';
import { checkRows, checkStated, checkTotal } from '../options/control-totals.ts';
import type { IntakeOptions } from '../options/intake-options.ts';
import { type Rejects, refuseIfStrict } from './rejects.ts';
import type { StoredRows } from './rows.ts';
import { sha256Of, writtenAs } from './summary.ts';

/** A file whose rows are in a passing table or among its rejects. */
export interface StoredFile extends IncomingFile {
  readonly rejects: Rejects;
  readonly stored: StoredRows;
}

/** How a file fared, as summaries tell it. */
export interface FileTally extends ReturnType<typeof writtenAs> {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  readonly refusals: readonly RefusalCount[];
  readonly rejectsFile: string | null;
}

/** How a stored file fared; a dry run has no rejects to name. */
export const tallyOf = ({ name, format, rejects, stored }: StoredFile, { dryRun }: IntakeOptions): FileTally => {
  const { rows, refusals } = stored;
  return {
    file: name,
    sha256: sha256Of(format),
    rows,
    accepted: rows - refusals.total,
    refused: refusals.total,
    refusals: refusals.counts,
    rejectsFile: refusals.total > 0 && !dryRun ? rejects.path : null,
    ...writtenAs(format),
  };
};

/** Stops an import whose files hold other rows or sums than was expected or stated, or, under `--strict`, refused rows. */
export const checkStored = (
  files: readonly StoredFile[],
  sums: Parameters<typeof checkTotal>[0],
  currency: Currency,
  options: IntakeOptions,
): void => {
  const count = (of: (stored: StoredRows) => number): number =>
    files.reduce((total, { stored }) => total + of(stored), 0);
  const rows = count((stored) => stored.rows);
  checkRows(rows, options, files.length);
  checkTotal(sums, currency, options);
  for (const { name, stored } of files) checkStated(name, stored.aside.totals, options);
  refuseIfStrict(
    count(({ refusals }) => refusals.total),
    rows,
    options,
    rejectsPaths(files),
  );
};

const rejectsPaths = (files: readonly StoredFile[]): string =>
  files
    .filter(({ rejects }) => rejects.rows > 0)
    .map(({ rejects }) => rejects.path)
    .join(' and ');
