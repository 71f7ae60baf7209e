/** The place of a cell's column from 0, by its reference: `C12` is 2; undefined when it is none. */
export const columnOfReference = (reference: string): number | undefined => {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return at > 0 && at < 4 ? column - 1 : undefined;
};

/** The letters above a column: 27 is `AB`. */
export const columnLetters = (column: number): string => {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : `${columnLetters(Math.floor(column / 26) - 1)}${rest}`;
};
