/** A national id in the form in which it stands for its customer: capitals and figures without marks. */
export const nationalIdKeyOf = (column: string): string =>
  ['.', ' ', '/', '-'].reduce((text, mark) => `replace(${text}, '${mark}', '')`, `upper(${column})`);

/** An account's id without the ways in which people copy it: case, spaces, hyphens and leading zeros. */
export const looseIdOf = (column: string): string => `ltrim(replace(replace(lower(${column}), ' ', ''), '-', ''), '0')`;
