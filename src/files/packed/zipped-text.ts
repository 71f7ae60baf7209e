import { UserError } from '../../domain/errors.ts';
import { asDamage } from '../zip/damage.ts';
import { copyWithin } from '../zip/limited-copy.ts';
import { unpackingLimit } from '../zip/unpacking-limit.ts';
import { withZipArchive, type ZipArchive } from '../zip/zip-archive.ts';
import { refuseSheet } from './no-sheets.ts';

/** What came out of a zip archive: a sheet of a workbook, or the one text file in it. */
export interface ZippedText {
  readonly sheet?: string;
  readonly warnings: readonly string[];
}

/** Writes the text that a zip archive holds: a workbook's sheet, or the only file in it when that is text. */
export const unpackZip = async (path: string, target: string, sheet: string | undefined): Promise<ZippedText> => {
  try {
    return await withZipArchive(path, async (archive) => {
      const { documentPart } = await import('../workbook/workbook-parts.ts');
      const document = await documentPart(archive);
      if (document === undefined) return await onlyText(archive, target, sheet);
      if (!/workbook\.xml$/i.test(document)) throw otherDocument(path, document);
      const { writeSheetText } = await import('../workbook/workbook-text.ts');
      return await writeSheetText(archive, document, target, sheet);
    });
  } catch (error) {
    throw asDamage(error, path, 'a workbook or zip archive');
  }
};

const otherDocument = (path: string, document: string): UserError =>
  /\.bin$/i.test(document)
    ? notReadable(path, 'a binary workbook (xlsb)', 'save it as an Excel workbook (xlsx) or as CSV')
    : notReadable(path, 'an office document without sheets', 'ask for the figures as CSV or as a workbook (xlsx)');

const onlyText = async (archive: ZipArchive, target: string, sheet: string | undefined): Promise<ZippedText> => {
  const { path, names } = archive;
  if (names.includes('content.xml')) {
    throw notReadable(path, 'an OpenDocument file (ods)', 'save it as an Excel workbook (xlsx) or as CSV');
  }
  const [only] = names;
  if (only === undefined || names.length > 1 || !/\.(?:csv|txt|tsv)$/i.test(only)) {
    const held = names.length === 1 ? 'one file that is no CSV or TXT' : `${names.length} files`;
    throw notReadable(path, `a zip archive of ${held}`, 'unpack it, and import the file that is meant');
  }
  refuseSheet(path, sheet);
  const stream = await archive.open(only);
  if (stream) await copyWithin(stream, target, await unpackingLimit(path, target));
  return { warnings: [] };
};

const notReadable = (path: string, what: string, hint: string): UserError =>
  new UserError(`${path} is ${what}, expected a text file, a workbook (xlsx) or a zip archive of one CSV`, {
    code: 'not-text',
    hint,
  });
