import { type NumberFormat, numberFormatOf } from '../../domain/workbook/number-format.ts';
import type { ZipArchive } from '../zip/zip-archive.ts';
import { readXmlPart } from './xml-parts.ts';

/** Excel itself keeps some 65,000 styles. */
const mostFormats = 200_000;

/** The number formats of a workbook's cells, by the number of the style that a cell names. */
export const cellFormats = async (archive: ZipArchive, part: string | undefined): Promise<readonly NumberFormat[]> => {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  if (part !== undefined) {
    await readXmlPart(archive, part, {
      open: (name, { numFmtId = '0', formatCode = '' }) => {
        if (name === 'cellXfs') inCells = true;
        if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
        if (name === 'xf' && inCells) formats.push(Number(numFmtId));
        if (formats.length + codes.size > mostFormats) throw new Error('more formats than any workbook has');
      },
      close: (name) => {
        if (name === 'cellXfs') inCells = false;
      },
    });
  }
  return formats.map((id) => numberFormatOf(id, codes.get(id)));
};
