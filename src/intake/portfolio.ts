import { cellReader } from '../domain/cell-reader.ts';
import { guardError } from '../domain/errors.ts';
import { fieldWarnings } from '../domain/field-warnings.ts';
import { columnsOf } from '../domain/mapping.ts';
import { type Currency, exponentOf, minorOf, type Totals, totalsOf } from '../domain/money.ts';
import type { PlacementCounts } from '../domain/placement.ts';
import { type PortfolioRowReader, portfolioRowReader } from '../domain/portfolio-row.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { FileFormat } from '../files/file-format.ts';
import { inTransaction, type Transaction } from '../stores/database.ts';
import { beginImport, endImport, type ImportMode, newestImport } from '../stores/imports.ts';
import {
  closuresOf,
  dropRepeatedAccounts,
  dropStrangersAccounts,
  indexPlacement,
  keepRefusedAccounts,
  placementCustomers,
  placementSums,
  stagePlacement,
  takeIn,
} from '../stores/placements.ts';
import { progressOn } from '../terminal/progress.ts';
import type { Workspace } from '../workspace.ts';
import { contentKey } from './content-key.ts';
import { checkRows, checkTotal } from './control-totals.ts';
import { cellDialectOf, withIncomingFile } from './incoming-file.ts';
import { importedBefore } from './imported-before.ts';
import type { IntakeOptions } from './intake-options.ts';
import { knownCurrency } from './known-currency.ts';
import { isRejectColumn, isRejectsFile, type Rejects, refuseIfStrict, withRejects } from './rejects.ts';
import { rememberMapping } from './remembered-mapping.ts';
import { refuseLines, type StoredRows, storeRows } from './rows.ts';
import { type ImportSummary, readingWarnings, writtenAs } from './summary.ts';

export interface PortfolioOptions extends IntakeOptions {
  readonly mode?: ImportMode;
  readonly acceptClosures?: boolean;
}

export interface PortfolioSummary extends ImportSummary, PlacementCounts {
  readonly portfolio: string;
  readonly mode: ImportMode;
  readonly customers: number;
  /** Of the file's balances, those open on the as-of day. */
  readonly open: Totals;
  /** Amounts that were too precise, with what rounding them added to the totals. */
  readonly rounded: { readonly count: number; readonly difference: string };
}

/** Takes in one portfolio file, whole or not at all; the same content again changes nothing but its freshness. */
export const importPortfolio = async (
  workspace: Workspace,
  file: string,
  options: PortfolioOptions,
): Promise<PortfolioSummary> =>
  withIncomingFile(file, 'portfolio', options, workspace, async (incoming) => {
    const terms = termsOf(workspace, incoming.format, options);
    const key = contentKey(incoming.format, terms);
    const earlier = await importedBefore<PortfolioSummary>(workspace, 'portfolio', key, options);
    if (earlier) return { ...earlier, created: 0, updated: 0, unchanged: earlier.accepted, closed: 0 };
    return withRejects(workspace, incoming, options, (rejects) =>
      inTransaction(
        workspace.database,
        (trx) => takeInFile(trx, workspace, { ...incoming, key, terms, rejects, options }),
        { dryRun: options.dryRun ?? false },
      ),
    );
  });

interface Terms {
  readonly portfolio: string;
  readonly mode: ImportMode;
  readonly currency: Currency;
  readonly round: boolean;
  /** Part of the content only where the file counts days back from it. */
  readonly countedFrom: string | null;
}

const termsOf = (
  { settings, asOf }: Workspace,
  format: FileFormat,
  { portfolio = 'main', mode, currency, roundAmounts = false }: PortfolioOptions,
): Terms => ({
  portfolio,
  mode: mode ?? (isRejectsFile(format) ? 'update' : 'snapshot'),
  currency: knownCurrency(currency, settings.currency),
  round: roundAmounts,
  countedFrom: columnsOf(format.mapping, 'days_past_due').length > 0 ? asOf : null,
});

interface Intake {
  readonly name: string;
  readonly format: FileFormat;
  readonly key: string;
  readonly terms: Terms;
  readonly rejects: Rejects;
  readonly options: PortfolioOptions;
}

const takeInFile = async (trx: Transaction, workspace: Workspace, intake: Intake): Promise<PortfolioSummary> => {
  const { asOf, context, settings } = workspace;
  const { name, format, key, terms, rejects, options } = intake;
  await refuseOlderFile(trx, asOf, terms.portfolio);
  const reading = await readerFor(format, terms, workspace);
  const stored = await stage(trx, intake, reading, workspace);
  checkRows(stored.rows, options);
  const sums = await placementSums(trx, asOf);
  const total = totalsOf(sums.map(({ currency, amount }) => ({ currency: currency as Currency, amount: minorOf(amount) })));
  checkTotal(sums, terms.currency, options);
  const refused = stored.refusals.total;
  refuseIfStrict(refused, options, rejects.path);
  const placement = { portfolio: terms.portfolio, asOf, snapshot: terms.mode === 'snapshot' };
  if (placement.snapshot && !options.acceptClosures) {
    refuseManyClosures(await closuresOf(trx, { ...placement, importId: 0 }), settings.closures.maxShare);
  }
  const importId = await beginImport(trx, {
    kind: 'portfolio',
    portfolio: terms.portfolio,
    file_name: name,
    sha256: format.file.sha256,
    content_key: key,
    mode: terms.mode,
    as_of_on: asOf,
    imported_at: new Date(context.now()).toISOString(),
  });
  const customers = await placementCustomers(trx);
  const counts = await takeIn(trx, { ...placement, importId });
  const accepted = stored.rows - refused;
  const summary: PortfolioSummary = {
    command: 'import portfolio',
    asOf,
    warnings: [...readingWarnings(format, stored.totalLines), ...reading.warnings.sentences],
    import: options.dryRun ? null : importId,
    kind: 'portfolio',
    portfolio: terms.portfolio,
    mode: terms.mode,
    file: name,
    sha256: format.file.sha256,
    rows: stored.rows,
    accepted,
    refused,
    refusals: stored.refusals.counts,
    ...counts,
    customers,
    total,
    open: totalsOf(sums.map(({ currency, open }) => ({ currency: currency as Currency, amount: minorOf(open) }))),
    rounded: reading.rounded(),
    rejectsFile: refused > 0 && !options.dryRun ? rejects.path : null,
    alreadyImported: false,
    ...writtenAs(format),
  };
  await endImport(trx, importId, { rows: stored.rows, accepted, refused, ...counts }, summary);
  if (!options.dryRun && !isRejectsFile(format)) await rememberMapping(workspace, format, terms.portfolio);
  return summary;
};

const refuseOlderFile = async (trx: Transaction, asOf: string, portfolio: string): Promise<void> => {
  const newest = await newestImport(trx, 'portfolio', portfolio);
  if (newest === undefined || newest.as_of_on <= asOf) return;
  throw guardError(
    `The portfolio ${portfolio} was imported as of ${newest.as_of_on}; a file as of ${asOf} would put old balances over newer ones.`,
    'older-file',
    'Import it as of that day or later with --as-of, or into another portfolio with --portfolio NAME.',
  );
};

interface Reading {
  readonly read: PortfolioRowReader;
  readonly refusals: () => readonly Refusal[];
  readonly warnings: { readonly sentences: readonly string[] };
  readonly rounded: () => PortfolioSummary['rounded'];
}

const readerFor = async (format: FileFormat, terms: Terms, { asOf, settings }: Workspace): Promise<Reading> => {
  const { phonesOf } = await import('../files/phones.ts');
  const { mapping } = format;
  const reader = cellReader(mapping.headings, cellDialectOf(format, terms.round));
  const warnings = fieldWarnings();
  const extra = mapping.columns
    .filter(({ field, source }) => field === undefined && !isRejectColumn(source))
    .map(({ index, extra: name }) => ({ index, name }));
  const read = portfolioRowReader(
    reader,
    { of: (field) => columnsOf(mapping, field).map(({ index }) => index), extra },
    {
      asOf,
      currency: terms.currency,
      country: settings.country,
      balanceStated: mapping.balanceStated,
      phonesOf,
      warn: warnings.add,
    },
  );
  return {
    read,
    refusals: () => reader.refusals,
    warnings,
    rounded: () => ({
      count: reader.rounding.count,
      difference: writtenDifference(reader.rounding.millionths, terms.currency),
    }),
  };
};

/** What rounding added to the totals, told with up to six decimals more than the currency has. */
const writtenDifference = (millionths: number, currency: Currency): string => {
  const exponent = exponentOf(currency) + 6;
  const digits = Math.abs(millionths).toString().padStart(exponent + 1, '0');
  const written = `${millionths < 0 ? '-' : ''}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  return written.replace(/\.?0+$/, '') || '0';
};

const stage = async (
  trx: Transaction,
  { format, rejects, options, terms }: Intake,
  reading: Reading,
  { context }: Workspace,
): Promise<StoredRows> => {
  const load = await stagePlacement(trx);
  const progress = await progressOn(context, options, 'reading');
  const accountColumn = columnsOf(format.mapping, 'account_id')[0]?.index ?? -1;
  const refusedAccounts: string[] = [];
  const stored = await storeRows(format, {
    ...reading,
    load,
    rejects,
    progress,
    refused: (cells) => {
      const account = cells[accountColumn]?.trim();
      if (account) refusedAccounts.push(account);
    },
  });
  progress.stop();
  await keepRefusedAccounts(trx, refusedAccounts);
  await indexPlacement(trx);
  await refuseTakenOut(trx, { format, rejects, terms }, stored);
  return stored;
};

/** Refuses what only the whole file shows: accounts named twice, and accounts that belong to somebody else. */
const refuseTakenOut = async (
  trx: Transaction,
  { format, rejects, terms }: Pick<Intake, 'format' | 'rejects' | 'terms'>,
  { refusals: counts }: StoredRows,
): Promise<void> => {
  const repeated = await dropRepeatedAccounts(trx);
  const strangers = await dropStrangersAccounts(trx, terms.portfolio);
  const columnOf = (field: 'account_id' | 'customer_id'): string => columnsOf(format.mapping, field)[0]?.source ?? '';
  const refusalOf = (line: number): Refusal =>
    repeated.has(line)
      ? {
          line,
          column: columnOf('account_id'),
          code: 'duplicate-account',
          problem: 'the account is named on an earlier line of the file',
          suggestion: 'keep one row an account',
        }
      : {
          line,
          column: columnOf('customer_id'),
          code: 'account-of-another-customer',
          problem: 'the account is known under another customer',
          suggestion: 'write the customer it was placed with, or give the new account an id of its own',
        };
  await refuseLines(format, new Set([...repeated, ...strangers]), refusalOf, { rejects, counts });
};

const refuseManyClosures = (
  { open, closing }: { readonly open: number; readonly closing: number },
  maxShare: number,
): void => {
  if (closing <= open * maxShare) return;
  throw guardError(
    `The snapshot leaves out ${closing} of ${open} open accounts, which would close them; the workspace allows ${maxShare * 100} %.`,
    'too-many-closures',
    'If the file is whole, import it with --accept-closures; if it holds changes only, with --mode update.',
  );
};
