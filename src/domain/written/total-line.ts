const total =
  /^(?:(?:gran|sub|suma|grand|valor|saldo)[\s-]*)?total(?:es|is|s)?(?:[\s-]*(?:general|geral|cartera|carteira|final))?\s*:?$/i;

/** Whether a row is the sum that spreadsheets put under a table: its first word is `Total` and most of it is empty. */
export const isTotalLine = (cells: readonly string[]): boolean => {
  const first = cells[0] || cells[1] || cells[2];
  if (!first || !/^\s*[gsvt]/i.test(first) || !total.test(first.trim())) return false;
  return cells.filter((cell) => cell.trim() !== '').length * 2 <= Math.max(cells.length, 4);
};
