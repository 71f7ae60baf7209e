import { type ImportKind, importOf, markFresh } from '../stores/imports.ts';
import type { Workspace } from '../workspace.ts';
import type { IntakeOptions } from './intake-options.ts';
import type { ImportSummary } from './summary.ts';

/** The summary of the import that took in the same content before; the content is as fresh as the day, and nothing else changes. */
export const importedBefore = async <S extends ImportSummary>(
  { database, asOf }: Workspace,
  kind: ImportKind,
  key: string,
  { dryRun }: IntakeOptions,
): Promise<S | undefined> => {
  const earlier = await importOf(database, kind, key);
  if (earlier === undefined) return undefined;
  if (!dryRun) await markFresh(database, earlier.import_id, asOf);
  const told = JSON.parse(earlier.summary) as S;
  return { ...told, asOf, import: earlier.import_id, warnings: [], rejectsFile: null, alreadyImported: true };
};
