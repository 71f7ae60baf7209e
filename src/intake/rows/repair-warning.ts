import type { FileFormat } from '../../files/csv/file-format.ts';

/** What is told of letters that were encoded twice: that there are some, that they were mended, or that there were none. */
export const repairWarning = ({ file: { twiceEncoded }, repair }: FileFormat): string[] => {
  if (!twiceEncoded) return repair ? ['no letters were found that were encoded twice; nothing was mended'] : [];
  const { lines, first } = twiceEncoded;
  const where = lines === 1 ? 'a line holds' : `${lines} lines hold`;
  const place = lines === 1 ? `: line ${first}` : `, the first on line ${first}`;
  const found = `${where} letters that were encoded twice, such as Ã© for é${place}`;
  return [repair ? `${found}; they were mended` : `${found}; --repair-encoding mends them`];
};
