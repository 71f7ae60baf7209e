import { inTransaction, type Transaction } from '../../stores/database.ts';
import type { ImportKind } from '../../stores/imports/imports.ts';
import type { Workspace } from '../../workspace.ts';
import { type IncomingFile, withIncomingFile } from '../format/incoming-file.ts';
import { type FileTerms, fileTerms } from '../options/file-terms.ts';
import type { IntakeOptions } from '../options/intake-options.ts';
import { type Rejects, withRejects } from '../rows/rejects.ts';
import type { ImportSummary } from '../rows/summary.ts';
import { contentKey } from './content-key.ts';
import { importedBefore } from './imported-before.ts';
import { rememberMapping } from './remembered-mapping.ts';

/** A file that is new, and all that taking it in needs. */
export interface SingleFile extends IncomingFile {
  readonly key: string;
  readonly terms: FileTerms;
  readonly rejects: Rejects;
  readonly options: IntakeOptions;
}

/** What is different from kind to kind of the files that are imported by themselves. */
export interface SingleFileImport<Told extends ImportSummary> {
  readonly kind: Exclude<ImportKind, 'portfolio'>;
  readonly takeIn: (trx: Transaction, file: SingleFile) => Promise<Told>;
  /** What an earlier import of the same content tells: nothing of it is new. */
  readonly toldAgain: (earlier: Told) => Told;
}

/** Takes in one file, whole or not at all; the same content again changes nothing but its freshness. */
export const importSingleFile = <Told extends ImportSummary>(
  workspace: Workspace,
  file: string,
  options: IntakeOptions,
  { kind, takeIn, toldAgain }: SingleFileImport<Told>,
): Promise<Told> =>
  withIncomingFile(file, kind, options, workspace, async (incoming) => {
    const terms = fileTerms(workspace, options);
    const key = contentKey(incoming.format, terms);
    const earlier = await importedBefore<Told>(workspace, kind, key, options);
    if (earlier) return toldAgain(earlier);
    const { dryRun = false } = options;
    const summary = await withRejects(workspace, incoming, options, (rejects) =>
      inTransaction(workspace.database, (trx) => takeIn(trx, { ...incoming, key, terms, rejects, options }), {
        dryRun,
      }),
    );
    const kept = dryRun ? [] : await rememberMapping(workspace, incoming.format, kind);
    return { ...summary, warnings: [...summary.warnings, ...kept] };
  });
