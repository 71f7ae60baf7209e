/** What a cell's number format makes of its number; `padded` shows an id with its leading zeros. */
export type NumberFormat = 'plain' | 'day' | 'time' | 'percent' | { readonly padded: number };

/**
 * The formats that every workbook has without writing them down, from the list of ECMA-376 part 1, 18.8.30; those from
 * 27 on are days in the languages that have them.
 */
const builtIn = (id: number): NumberFormat => {
  if (id === 9 || id === 10) return 'percent';
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time';
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'day';
  return 'plain';
};

/** What a format does, by its number and, where the workbook writes it down, its code such as `dd/mm/yyyy`. */
export const numberFormatOf = (id: number, code: string | undefined): NumberFormat =>
  code === undefined ? builtIn(id) : formatOfCode(code);

const formatOfCode = (code: string): NumberFormat => {
  const [bare = ''] = code.replace(/"[^"]*"|\\.|_.|\*./gu, '').split(';');
  const isClock = /\[(?:h+|m+|s+)\]|am\/pm|a\/p/iu.test(bare);
  const letters = bare.replace(/\[[^\]]*\]|am\/pm|a\/p/giu, '');
  if (/general/iu.test(letters)) return 'plain';
  if (/[dy]/iu.test(letters)) return 'day';
  if (isClock || /[hs]/iu.test(letters)) return 'time';
  if (/m/iu.test(letters)) return 'day';
  if (letters.includes('%')) return 'percent';
  return /^00+$/.test(letters) ? { padded: letters.length } : 'plain';
};
