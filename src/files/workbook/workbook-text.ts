import { counted } from '../../domain/counted.ts';
import { UserError } from '../../domain/errors.ts';
import { unpackingLimit } from '../zip/unpacking-limit.ts';
import type { ZipArchive } from '../zip/zip-archive.ts';
import { cellFormats } from './cell-formats.ts';
import { cellValues } from './cell-values.ts';
import { chosenSheet, otherSheetsWarning } from './chosen-sheet.ts';
import { type RowWriter, withRowWriter } from './row-writer.ts';
import { withSharedStrings } from './shared-strings.ts';
import { type SheetRow, sheetRows } from './sheet-rows.ts';
import { type WorkbookParts, workbookParts } from './workbook-parts.ts';
import { readXmlPart } from './xml-parts.ts';

/** The sheet that was read, and what is to be told of it. */
export interface SheetText {
  readonly sheet: string;
  readonly warnings: readonly string[];
}

/** Writes one sheet of a workbook as comma-separated text, row by row under the numbers they have in the sheet. */
export const writeSheetText = async (
  archive: ZipArchive,
  document: string,
  target: string,
  named: string | undefined,
): Promise<SheetText> => {
  const { path } = archive;
  const parts = await workbookParts(archive, document);
  const sheet = chosenSheet(parts.sheets, named, path);
  const limit = await unpackingLimit(path, target);
  limit.check(archive.sizeOf(sheet.part) + archive.sizeOf(parts.sharedStrings ?? ''));
  const warnings = await withSharedStrings(archive, parts.sharedStrings, { target, limit }, async (strings) => {
    const values = cellValues(strings, await cellFormats(archive, parts.styles), parts.system);
    return withRowWriter(target, limit, async (writer) => {
      const hidden = await writtenRows(archive, sheet.part, writer, values.textOf);
      if (writer.rows() === 0) throw emptySheet(path, sheet.name, parts);
      return [...hiddenWarning(hidden), ...values.warnings()];
    });
  });
  return { sheet: sheet.name, warnings: [...otherSheetsWarning(parts.sheets, sheet, named), ...warnings] };
};

/** Writes the rows as the sheet is read, and counts those that are hidden. */
const writtenRows = async (
  archive: ZipArchive,
  part: string,
  writer: RowWriter,
  textOf: ReturnType<typeof cellValues>['textOf'],
): Promise<number> => {
  let hiddenRows = 0;
  const rows = sheetRows(({ number, hidden, cells }: SheetRow) => {
    const texts: string[] = [];
    for (const cell of cells) texts[cell.column] = textOf(cell);
    if (hidden && cells.length > 0) hiddenRows += 1;
    writer.add(
      number,
      Array.from(texts, (text) => text ?? ''),
    );
  });
  if (!(await readXmlPart(archive, part, { ...rows, pause: writer.flush })))
    throw new Error('a sheet that is not there');
  await writer.flush();
  return hiddenRows;
};

const hiddenWarning = (rows: number): string[] =>
  rows === 0
    ? []
    : [
        `${counted(rows, 'row')} hidden in the sheet, by a filter perhaps, ${rows === 1 ? 'was' : 'were'} read like the others`,
      ];

const emptySheet = (path: string, sheet: string, { sheets }: WorkbookParts): UserError =>
  new UserError(`${path}: the sheet "${sheet}" is empty`, {
    code: 'empty-file',
    hint: sheets.length > 1 ? 'name another with --sheet NAME' : 'ask for it again; the export may have failed',
  });
