import { zipFile } from './zip-file.ts';

/** A cell of a test's sheet: a text is a shared one, a number a number; what else there is is told in XML. */
export type TestCell = string | number | null | { readonly xml: string };

export interface TestSheet {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** Rows from the first; null is a row that is not there. */
  readonly rows: readonly (readonly TestCell[] | null)[];
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[];
  readonly date1904?: boolean;
  /** Codes of number formats, for styles from 1 on. */
  readonly formats?: readonly string[];
  /** Members put beside, or instead of, the workbook's own. */
  readonly members?: Readonly<Record<string, string>>;
}

/** A workbook as a spreadsheet program saves it. */
export const workbookFile = ({ sheets, date1904 = false, formats = [], members = {} }: TestWorkbook): Buffer => {
  const strings: string[] = [];
  const parts = sheets.map(({ rows }, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(rows, strings)]);
  return zipFile({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': bookXml(sheets, date1904),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, index): Relation => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['rIdS', 'styles', '/xl/styles.xml'],
      ['rIdT', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': stylesXml(formats),
    ...Object.fromEntries(parts),
    'xl/sharedStrings.xml': `<sst ${main}>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ...members,
  });
};

type Relation = readonly [id: string, type: string, target: string];

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relationships = (relations: readonly Relation[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const bookXml = (sheets: readonly TestSheet[], date1904: boolean): string =>
  `<?xml version="1.0" encoding="UTF-8"?><workbook ${main} xmlns:r="${office}">` +
  `<workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
    .map(
      ({ name, state }, index) =>
        `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
    )
    .join('')}</sheets></workbook>`;

const stylesXml = (formats: readonly string[]): string =>
  `<styleSheet ${main}><numFmts>${formats
    .map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`)
    .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
    .map((_, index) => `<xf numFmtId="${200 + index}"/>`)
    .join('')}</cellXfs></styleSheet>`;

const sheetXml = (rows: TestSheet['rows'], strings: string[]): string =>
  `<worksheet ${main}><sheetData>${rows
    .map((cells, index) =>
      cells ? `<row r="${index + 1}">${cells.map(cellXml(index + 1, strings)).join('')}</row>` : '',
    )
    .join('')}</sheetData></worksheet>`;

const cellXml =
  (row: number, strings: string[]) =>
  (cell: TestCell, column: number): string => {
    if (cell === null) return '';
    const place = `r="${columnName(column)}${row}"`;
    if (typeof cell === 'object') return cell.xml.replace('<c', `<c ${place}`);
    if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
    strings.push(`<t xml:space="preserve">${escaped(cell)}</t>`);
    return `<c ${place} t="s"><v>${strings.length - 1}</v></c>`;
  };

const columnName = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
