import { typedNumber } from '../../asked/typed-number.ts';
import { exitCodes, guardError, UserError } from '../../domain/errors.ts';
import type { Database } from '../../stores/database.ts';
import { type ListedImport, listedImports } from '../../stores/imports/imports.ts';

/** Reads the number of an import as it is typed. */
export const importNumber = (written: string): number => {
  const number = typedNumber(written);
  if (number !== undefined) return number;
  throw new UserError(`"${written}" is not the number of an import, expected one such as 1.`, {
    code: 'bad-import',
    exit: exitCodes.usage,
  });
};

/** The import of the number, where it is one that may be undone; else an error that says which is. */
export const importToUndo = async (database: Database, importId: number): Promise<ListedImport> => {
  const [found] = await listedImports(database, importId);
  if (found === undefined) {
    throw new UserError(`There is no import ${importId}.`, {
      code: 'no-import',
      hint: 'See which there are: trato import list.',
    });
  }
  if (found.undone_at !== null) {
    throw guardError(`Import ${importId} was undone already.`, 'already-undone', 'Nothing of it is left to take back.');
  }
  if (found.valid_newer !== null) throw notNewest(found, found.valid_newer);
  if (found.newer !== null) throw noWayBack(found, found.newer);
  return found;
};

/** Whether an import is the one of its kind, and of its portfolio, that can be taken back. */
export const mayBeUndone = ({ undone_at, newer }: ListedImport): boolean => undone_at === null && newer === null;

const notNewest = ({ import_id, kind, portfolio }: ListedImport, newer: number) =>
  guardError(
    `Import ${import_id} is not the newest of ${kind === 'portfolio' ? `the portfolio ${portfolio}` : kind}: that is import ${newer}.`,
    'not-the-newest',
    `Only the newest can be undone: trato import undo ${newer}.`,
  );

const noWayBack = ({ import_id }: ListedImport, newer: number) =>
  guardError(
    `Import ${import_id} cannot be undone: what was before it was kept only until import ${newer} came.`,
    'no-way-back',
    'If its figures are wrong, ask the creditor to state them anew and import that file.',
  );
