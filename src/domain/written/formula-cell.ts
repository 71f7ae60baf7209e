/** What a spreadsheet would run as a formula: all that begins like one and is no plain figure. */
const formula = /^[=+\-@\t\r\n]/;

/** An amount or a telephone in figures alone, or a dash, which a spreadsheet takes for what it is. */
const plainFigure = /^[+-] ?\$? ?\d[\d., ]*$|^-+$/;

/** Whether a spreadsheet would run the cell. */
export const isFormula = (cell: string): boolean => formula.test(cell) && !plainFigure.test(cell);

/** The cell with an apostrophe where a spreadsheet would run it, or where one before it would be taken off again. */
export const guardedCell = (cell: string): string => (isFormula(withoutApostrophes(cell)) ? `'${cell}` : cell);

/** The cell as it was before it was guarded. */
export const unguardedCell = (cell: string): string =>
  cell.startsWith("'") && isFormula(withoutApostrophes(cell)) ? cell.slice(1) : cell;

const withoutApostrophes = (cell: string): string => cell.slice(cell.search(/[^']|$/));
