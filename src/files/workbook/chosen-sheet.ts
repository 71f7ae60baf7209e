import { UserError } from '../../domain/errors.ts';
import type { Sheet } from './workbook-parts.ts';

/** The sheet that was named, else the first that is shown. */
export const chosenSheet = (sheets: readonly Sheet[], named: string | undefined, path: string): Sheet => {
  if (named === undefined) {
    const first = sheets.find(({ visible }) => visible);
    if (first) return first;
    throw new UserError(`${path} has no sheet that is shown`, {
      code: 'no-such-sheet',
      hint: sheets.length > 0 ? `name one with --sheet: ${namesOf(sheets)}` : 'look into it, and save it anew',
    });
  }
  const key = named.trim().toLowerCase();
  const found =
    sheets.find(({ name }) => name === named) ?? sheets.find(({ name }) => name.trim().toLowerCase() === key);
  if (found) return found;
  throw new UserError(`${path} has no sheet "${named}"`, {
    code: 'no-such-sheet',
    hint: `it has: ${namesOf(sheets)}`,
  });
};

/** What is told where other sheets that are shown were left aside without a word. */
export const otherSheetsWarning = (sheets: readonly Sheet[], chosen: Sheet, named: string | undefined): string[] => {
  const others = sheets.filter((sheet) => sheet.visible && sheet !== chosen);
  if (named !== undefined || others.length === 0) return [];
  return [`the sheet "${chosen.name}" was read and no other; there are also ${namesOf(others)}, for --sheet NAME`];
};

const namesOf = (sheets: readonly Sheet[]): string =>
  sheets.map(({ name, visible }) => `"${name}"${visible ? '' : ' (hidden)'}`).join(', ');
