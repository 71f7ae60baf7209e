import type { CellReader } from './cell-reader.ts';

const hiddenCharacter = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** How spreadsheets write a number too long for them; an id that happens to be `1E5` is none. */
const shortened = /^\d(?:[.,]\d+)?E\+\d{1,3}$/i;

/**
 * The id as it is written, refused where it would look the same as another that it is not, or where a spreadsheet has
 * dropped its last figures.
 */
export const writtenId = (reader: CellReader, index: number, field: string): string | null => {
  const written = reader.text(index);
  if (written === null) return null;
  if (hiddenCharacter.test(written)) {
    const problem = `${field} holds a line break or a character that cannot be seen`;
    reader.refuse(index, 'hidden-character', problem, `type the ${field} anew, in one line`);
  }
  if (shortened.test(written)) {
    const problem = `"${written}" is a number that a spreadsheet has shortened; its last figures are lost`;
    const suggestion = 'ask for the file anew, or export it again with the column as text, such as 1230000000000004567';
    reader.refuse(index, 'digits-lost', problem, suggestion);
  }
  return written;
};
