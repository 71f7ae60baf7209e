import { counted } from '../../domain/counted.ts';
import { exitCodes, guardError, UserError } from '../../domain/errors.ts';
import type { ImportSummary } from '../../intake/rows/summary.ts';
import { type ImportKind, importedAfter } from '../../stores/imports/imports.ts';
import { endedRuns } from '../../stores/runs.ts';
import type { Workspace } from '../../workspace.ts';

/** A file of the inbox that was not taken in, or not for the greater part. */
export interface RefusedFile {
  readonly kind: ImportKind;
  readonly file: string;
}

/** The refused file as its run remembers it. */
export interface FileInRun extends RefusedFile {
  /** The newest import when the night stopped. */
  readonly newestImport: number;
}

/** What stopped a night because of a file: nobody is contacted before a file of its kind has come in. */
export class RefusedInput extends UserError {
  readonly refused: RefusedFile;

  constructor({ message, code, hint, exit }: UserError, refused: RefusedFile) {
    super(message, { code, exit, ...(hint === undefined ? {} : { hint }) });
    this.refused = refused;
  }
}

/** Stops the night after a file of which most rows were refused: it is probably not what it seems. */
export const refuseMostlyRefused = (
  { refused, accepted, alreadyImported, rejectsFile }: ImportSummary,
  from: RefusedFile,
): void => {
  if (alreadyImported || refused <= accepted) return;
  const problem = `${refused} of ${counted(refused + accepted, 'row')} of ${from.file} were refused: too many to contact anybody on the rest.`;
  const hint = `Look at ${rejectsFile ?? 'the rejects file'}, and put the right file into inbox/${from.kind}.`;
  throw new RefusedInput(guardError(problem, 'mostly-refused', hint), from);
};

/** Stops the plan while a file that an earlier night refused was not followed by a good one of its kind. */
export const refuseUnresolvedInput = async ({ database }: Workspace): Promise<void> => {
  for (const { run_id: run, summary } of await endedRuns(database)) {
    const { refusedFile } = (JSON.parse(summary ?? 'null') ?? {}) as { readonly refusedFile?: FileInRun | null };
    if (!refusedFile) continue;
    if (await importedAfter(database, refusedFile.kind, refusedFile.newestImport)) continue;
    throw new UserError(
      `Run ${run} refused the ${refusedFile.kind} file ${refusedFile.file}, and nothing of its kind came in since.`,
      {
        code: 'unresolved-file',
        hint: `Put the file right and into inbox/${refusedFile.kind}; or plan by hand if it is not needed: trato plan.`,
        exit: exitCodes.guard,
      },
    );
  }
};
