import type { Database } from './stores/database.ts';
import { type ImportKind, importedAfter } from './stores/imports/imports.ts';
import { endedRuns } from './stores/runs.ts';

/** A file of the inbox that was not taken in, or not for the greater part. */
export interface RefusedFile {
  readonly kind: ImportKind;
  readonly file: string;
  /** Where it lies now, within the workspace; absent where it stayed in the inbox. */
  readonly movedTo?: string;
}

/** The refused file as its run remembers it. */
export interface FileInRun extends RefusedFile {
  /** The newest import when the night stopped. */
  readonly newestImport: number;
}

/** The file that a night refused and that no good one of its kind has followed: until then no night contacts anybody. */
export const unresolvedFile = async (
  database: Database,
): Promise<(RefusedFile & { readonly run: number }) | undefined> => {
  for (const { run_id: run, summary } of await endedRuns(database)) {
    const { refusedFile } = (JSON.parse(summary ?? 'null') ?? {}) as { readonly refusedFile?: FileInRun | null };
    if (!refusedFile) continue;
    if (!(await importedAfter(database, refusedFile.kind, refusedFile.newestImport))) return { ...refusedFile, run };
  }
  return undefined;
};

/** What is wrong, in a sentence. */
export const unresolvedWords = ({ run, kind, file }: RefusedFile & { readonly run: number }): string =>
  `run ${run} refused the ${kind} file ${file}, and nothing of its kind came in since`;

/** What to do about it. */
export const unresolvedRemedy = ({ kind, movedTo }: RefusedFile): string =>
  `Put ${movedTo ?? 'the file'} right and into inbox/${kind}; or plan by hand if it is not needed: trato plan.`;
