import { counted } from '../../domain/counted.ts';
import { guardError, UserError } from '../../domain/errors.ts';
import type { ImportSummary } from '../../intake/rows/summary.ts';
import { type RefusedFile, unresolvedFile, unresolvedRemedy, unresolvedWords } from '../../unresolved-file.ts';
import type { Workspace } from '../../workspace.ts';

/** What stopped a night because of a file: nobody is contacted before a file of its kind has come in. */
export class RefusedInput extends UserError {
  readonly refused: RefusedFile;

  constructor({ message, code, hint, exit }: UserError, refused: RefusedFile) {
    const { kind, movedTo } = refused;
    const where = movedTo === undefined ? [] : [`The file is now ${movedTo}: put it right and into inbox/${kind}.`];
    const hints = [...(hint === undefined ? [] : [hint]), ...where];
    super(message, { code, exit, ...(hints.length === 0 ? {} : { hint: hints.join('\n') }) });
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
  const file = await unresolvedFile(database);
  if (file === undefined) return;
  const [first = '', ...rest] = unresolvedWords(file);
  throw guardError(`${first.toUpperCase()}${rest.join('')}.`, 'unresolved-file', unresolvedRemedy(file));
};
