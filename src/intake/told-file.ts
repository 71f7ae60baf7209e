import type { Refusal, RefusalCode } from '../domain/intake/refusal.ts';
import type { ToldRowReader } from '../domain/intake/told-row.ts';
import type { FileKind } from '../domain/mapping/field.ts';
import type { Currency } from '../domain/money.ts';
import type { FileFormat } from '../files/file-format.ts';
import { inTransaction, type Transaction } from '../stores/database.ts';
import { beginImport, endImport } from '../stores/imports.ts';
import type { ToldCounts, ToldTerms } from '../stores/told-counts.ts';
import { withProgress } from '../terminal/progress.ts';
import type { Workspace } from '../workspace.ts';
import { contentKey } from './content-key.ts';
import { checkRows, checkStated } from './control-totals.ts';
import { importedBefore } from './imported-before.ts';
import { type IncomingFile, withIncomingFile } from './incoming-file.ts';
import type { IntakeOptions } from './intake-options.ts';
import { knownCurrency } from './known-currency.ts';
import { portfolioTold } from './portfolio-told.ts';
import { readingOf } from './reading-task.ts';
import { type Rejects, refuseIfStrict, withRejects } from './rejects.ts';
import { rememberMapping } from './remembered-mapping.ts';
import { stagedTold } from './staged-told.ts';
import { type ImportSummary, readingWarnings, sha256Of, writtenAs } from './summary.ts';

/** What files about known customers hold. */
export type ToldKind = Exclude<FileKind, 'portfolio' | 'payments'>;

export interface ToldSummary extends ImportSummary, ToldCounts {
  readonly kind: ToldKind;
}

/** What a told file is read under. */
export interface ReadingTerms {
  readonly portfolio: string | null;
  readonly currency: Currency;
  readonly round: boolean;
}

/** A reading of one file: its rows, and what is told of them all. */
export interface ToldReading extends ToldRowReader {
  readonly refusals: () => readonly Refusal[];
  readonly warnings: { readonly sentences: readonly string[] };
}

/** What is different from kind to kind. */
export interface ToldIntake {
  readonly kind: ToldKind;
  readonly readingOf: (
    format: FileFormat,
    terms: ReadingTerms,
    workspace: Pick<Workspace, 'asOf' | 'settings'>,
  ) => Promise<ToldReading>;
  /** What is found out of the staged rows before their customers are. */
  readonly matchFirst?: (trx: Transaction) => Promise<void>;
  /** The staged rows that cannot be taken in although their customers are known, by their lines. */
  readonly dropUnfit?: (trx: Transaction) => Promise<Map<number, RefusalCode>>;
  readonly takeIn: (trx: Transaction, terms: ToldTerms) => Promise<ToldCounts>;
}

/** Takes in one file about known customers, whole or not at all; the same content again changes nothing. */
export const importToldFile = async (
  intake: ToldIntake,
  workspace: Workspace,
  file: string,
  options: IntakeOptions,
): Promise<ToldSummary> =>
  withIncomingFile(file, intake.kind, options, workspace, async (incoming) => {
    const terms = termsOf(workspace, options);
    const key = contentKey(incoming.format, terms);
    const earlier = await importedBefore<ToldSummary>(workspace, intake.kind, key, options);
    if (earlier) return { ...earlier, created: 0, updated: 0, unchanged: earlier.accepted };
    const { dryRun = false } = options;
    const summary = await withRejects(workspace, incoming, options, (rejects) =>
      inTransaction(
        workspace.database,
        (trx) => takeInFile(trx, workspace, { ...incoming, intake, key, terms, rejects, options }),
        { dryRun },
      ),
    );
    const kept = dryRun ? [] : await rememberMapping(workspace, incoming.format, intake.kind);
    return { ...summary, warnings: [...summary.warnings, ...kept] };
  });

const termsOf = ({ settings }: Workspace, options: IntakeOptions): ReadingTerms => ({
  portfolio: portfolioTold(options) ?? null,
  currency: knownCurrency(options.currency, settings.currency),
  round: options.roundAmounts ?? false,
});

interface Intake extends IncomingFile {
  readonly intake: ToldIntake;
  readonly key: string;
  readonly terms: ReadingTerms;
  readonly rejects: Rejects;
  readonly options: IntakeOptions;
}

const takeInFile = async (trx: Transaction, workspace: Workspace, incoming: Intake): Promise<ToldSummary> => {
  const { asOf, context } = workspace;
  const { intake, name, format, key, terms, rejects, options } = incoming;
  const { kind } = intake;
  const reading = await intake.readingOf(format, terms, workspace);
  const stored = await withProgress(context, options, readingOf([format]), (progress) =>
    stagedTold(trx, { format, rejects, reading, portfolio: terms.portfolio, intake, progress }),
  );
  const { rows, refusals } = stored;
  checkRows(rows, options);
  checkStated(name, stored.aside.totals, options);
  refuseIfStrict(refusals.total, rows, options, rejects.path);
  const importId = await beginImport(trx, {
    kind,
    portfolio: terms.portfolio ?? '',
    file_name: name,
    sha256: sha256Of(format),
    content_key: key,
    mode: 'update',
    as_of_on: asOf,
    imported_at: new Date(context.now()).toISOString(),
  });
  const counts = await intake.takeIn(trx, { importId, asOf, columns: reading.columns });
  const accepted = rows - refusals.total;
  const summary: ToldSummary = {
    command: `import ${kind}`,
    asOf,
    warnings: [...readingWarnings(format, stored.aside), ...reading.warnings.sentences],
    import: options.dryRun ? null : importId,
    kind,
    file: name,
    sha256: sha256Of(format),
    rows,
    accepted,
    refused: refusals.total,
    refusals: refusals.counts,
    ...counts,
    total: {},
    rejectsFile: refusals.total > 0 && !options.dryRun ? rejects.path : null,
    alreadyImported: false,
    ...writtenAs(format),
  };
  await endImport(trx, importId, { rows, accepted, refused: refusals.total, ...counts, closed: 0 }, summary);
  await rejects.finish();
  return summary;
};
