/** Whether a row is no row but a line drawn across a printed list: dashes and the like, three and more, and nothing else. */
export const isRulerLine = (cells: readonly string[]): boolean => {
  const first = cells.find((cell) => cell !== '' && cell.trim() !== '');
  if (first === undefined || !stroke.test(first)) return false;
  return cells.every((cell) => stroke.test(cell)) && cells.join('').replace(/\s/g, '').length > 2;
};

const stroke = /^\s*[-=_+─—]*\s*$/;
