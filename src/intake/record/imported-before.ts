import { existsSync } from 'node:fs';
import { inTransaction } from '../../stores/database.ts';
import { type ImportKind, importOf, markFresh, newestImport } from '../../stores/imports/imports.ts';
import type { Workspace } from '../../workspace.ts';
import type { IntakeOptions } from '../options/intake-options.ts';
import type { ImportSummary } from '../rows/summary.ts';

/** The summary of the import that took in the same content before; the content is as fresh as the day, and nothing else changes. */
export const importedBefore = async <S extends ImportSummary>(
  { database, asOf }: Workspace,
  kind: ImportKind,
  key: string,
  { dryRun }: IntakeOptions,
): Promise<S | undefined> => {
  const earlier = await importOf(database, kind, key);
  if (earlier === undefined) return undefined;
  await inTransaction(database, (trx) => markFresh(trx, earlier.import_id, asOf), { dryRun: dryRun ?? false });
  const told = JSON.parse(earlier.summary) as S;
  const newest = kind === 'portfolio' ? await newestImport(database, kind, earlier.portfolio) : earlier;
  const warnings = newest === undefined || newest.import_id === earlier.import_id ? [] : [stays(newest.import_id)];
  return {
    ...told,
    asOf,
    import: earlier.import_id,
    warnings,
    rejectsFile: stillThere(told.rejectsFile),
    alreadyImported: true,
  };
};

/** The rejects file of an earlier import, where nobody has put it right or away. */
export const stillThere = (path: string | null): string | null => (path !== null && existsSync(path) ? path : null);

const stays = (newest: number): string =>
  `import ${newest} of this portfolio came after it, and its figures stay; if this older file is right after all, ask the creditor to state it anew`;
