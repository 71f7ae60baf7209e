/**
 * Whether a row is no more than a remark in one cell, as people put below a table: words, and neither an id at its
 * beginning nor an amount, as a row has whose delimiters were lost or whose end was cut off.
 */
export const isNote = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const text = filled[0]?.trim() ?? '';
  return filled.length === 1 && isRemark(text) && !/\d[.,]\d{2}(?!\d)/.test(text);
};

const isRemark = (text: string): boolean => /^[\p{P}\p{S}\s]*\p{L}+(?:[\s:.,;*]|$)/u.test(text) && /[\s:.*]/.test(text);
