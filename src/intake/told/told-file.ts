import type { Transaction } from '../../stores/database.ts';
import { beginImport, endImport } from '../../stores/imports/imports.ts';
import { withProgress } from '../../terminal/progress.ts';
import type { Workspace } from '../../workspace.ts';
import type { IntakeOptions } from '../options/intake-options.ts';
import { importRecord } from '../record/import-record.ts';
import { importSingleFile, type SingleFile } from '../record/single-file.ts';
import { readingOf } from '../rows/reading-task.ts';
import { checkStored, tallyOf } from '../rows/stored-file.ts';
import { readingWarnings } from '../rows/summary.ts';
import { stagedTold } from './staged-told.ts';
import type { ToldIntake, ToldSummary } from './told-intake.ts';

/** Takes in one file about known customers, whole or not at all; the same content again changes nothing. */
export const importToldFile = (
  intake: ToldIntake,
  workspace: Workspace,
  file: string,
  options: IntakeOptions,
): Promise<ToldSummary> =>
  importSingleFile<ToldSummary>(workspace, file, options, {
    kind: intake.kind,
    takeIn: (trx, incoming) => takeInTold(trx, workspace, incoming, intake),
    toldAgain: (earlier) => ({ ...earlier, created: 0, updated: 0, unchanged: earlier.accepted }),
  });

const takeInTold = async (
  trx: Transaction,
  workspace: Workspace,
  file: SingleFile,
  intake: ToldIntake,
): Promise<ToldSummary> => {
  const { asOf, context } = workspace;
  const { format, key, terms, rejects, options } = file;
  const { kind } = intake;
  const { portfolio } = terms;
  const reading = await intake.readingOf(format, terms, workspace);
  const stored = await withProgress(context, options, readingOf([format]), (progress) =>
    stagedTold(trx, { asOf, format, rejects, reading, portfolio, intake, progress }),
  );
  checkStored([{ ...file, stored }], [], terms.currency, options);
  const record = importRecord(workspace, { kind, portfolio, mode: 'update', files: [file], key });
  const importId = await beginImport(trx, record);
  const counts = await intake.takeIn(trx, { importId, asOf, columns: reading.columns });
  const tally = tallyOf({ ...file, stored }, options);
  const summary: ToldSummary = {
    command: `import ${kind}`,
    asOf,
    warnings: [...readingWarnings(format, stored.aside), ...reading.warnings.sentences],
    import: options.dryRun ? null : importId,
    kind,
    ...tally,
    ...counts,
    total: {},
    alreadyImported: false,
  };
  await endImport(trx, importId, summary);
  await rejects.finish();
  return summary;
};
