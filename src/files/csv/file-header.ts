import { UserError } from '../../domain/errors.ts';
import { columnNames } from '../../domain/mapping/column-name.ts';
import { type FileKind, requiredFields } from '../../domain/mapping/field.ts';
import { fieldNamed } from '../../domain/mapping/heading.ts';
import type { SavedMapping } from '../../domain/mapping/saved-mapping.ts';
import { type Delimiter, delimiterOf, delimiters } from '../../domain/written/delimiter.ts';
import { cellsOfLine } from './cells.ts';
import { type LineBreak, quotedRecord } from './quoted-record.ts';

/** Where a file's headings stand and what they are. */
export interface FileHeader {
  readonly headerLine: number;
  readonly delimiter: Delimiter;
  readonly headings: readonly string[];
  /** The line of the headings of another table above this one. */
  readonly tableAbove?: number | undefined;
}

export interface HeaderSearch {
  readonly kind: FileKind;
  readonly delimiter?: Delimiter | undefined;
  readonly headerLine?: number | undefined;
  /** What is done to every cell before it is looked at. */
  readonly mended?: ((cell: string) => string) | undefined;
  /** Mappings whose headings are recognised too. */
  readonly known: readonly SavedMapping[];
}

/** How far down a header is looked for. */
const deepest = 20;

/** The line in which most known headings are found; above it is a preamble. */
export const findHeader = (text: string, search: HeaderSearch): FileHeader | undefined => {
  const candidates = lineStarts(text, lineBreakIn(text)).flatMap((start, index) =>
    headersAt(text, start, index + 1, search),
  );
  const usual = delimiterOf(text.split(/\r\n|\n|\r/, deepest + 1));
  const [best] = candidates.toSorted(
    (one, other) =>
      other.known - one.known ||
      Number(other.delimiter === usual) - Number(one.delimiter === usual) ||
      one.headerLine - other.headerLine,
  );
  return best && { ...best, tableAbove: candidates.find((other) => isTableAbove(text, other, best))?.headerLine };
};

/** Whether rows stand between other headings and those that were taken: figures in as many cells as there are headings. */
const isTableAbove = (text: string, other: FileHeader, best: FileHeader): boolean => {
  const { headerLine, delimiter, headings } = other;
  if (headerLine >= best.headerLine || delimiter !== best.delimiter) return false;
  const lines = text.split(/\r\n|\n|\r/, best.headerLine - 1).slice(headerLine);
  return lines.some((line) => /\d/.test(line) && cellsOfLine(line, delimiter)?.length === headings.length);
};

const lineBreakIn = (text: string): LineBreak => (/\r\n|\n|\r/.exec(text)?.[0] === '\r' ? '\r' : '\n');

const lineStarts = (text: string, lineBreak: LineBreak): number[] => {
  const starts = [0];
  for (let at = text.indexOf(lineBreak); at >= 0 && starts.length < deepest; at = text.indexOf(lineBreak, at + 1)) {
    starts.push(at + 1);
  }
  return starts;
};

interface Candidate extends FileHeader {
  /** How many of the headings are known. */
  readonly known: number;
}

const headersAt = (text: string, start: number, headerLine: number, search: HeaderSearch): Candidate[] => {
  if (search.headerLine !== undefined && search.headerLine !== headerLine) return [];
  const tried = search.delimiter ? [search.delimiter] : delimiters;
  return tried.flatMap((delimiter) => {
    const cells = cellsAt(text, start, delimiter);
    const headings = search.mended ? cells?.map(search.mended) : cells;
    const known = headings ? knownAmong(headings, search) : 0;
    const isToldLine = search.headerLine !== undefined && (headings?.length ?? 0) > 1;
    return headings && (known > 1 || isToldLine) ? [{ headerLine, delimiter, headings, known }] : [];
  });
};

const cellsAt = (text: string, start: number, delimiter: Delimiter): string[] | undefined => {
  const lineBreak = lineBreakIn(text);
  const found = text.indexOf(lineBreak, start);
  const line = text.slice(start, found < 0 ? text.length : found).replace(/\r$/, '');
  const cells = cellsOfLine(line, delimiter);
  if (cells) return cells;
  const record = quotedRecord(text, start, { delimiter, lineBreak });
  return typeof record === 'string' ? undefined : record.cells;
};

const knownAmong = (headings: readonly string[], { kind, known }: HeaderSearch): number => {
  if (headings.filter((heading) => heading.trim() !== '').length < 2) return 0;
  const names = columnNames(headings);
  const fields = new Set(headings.flatMap((heading) => fieldNamed(heading, kind) ?? []));
  const saved = known.map(({ columns }) => columns.filter(({ source }) => names.includes(source)).length);
  return Math.max(fields.size, ...saved);
};

/** Says what was looked for in a file that has no header to be recognised. */
export const noHeader = (path: string, text: string, search: HeaderSearch): UserError =>
  otherDelimiter(path, text, search) ??
  new UserError(`${path}: no line among the first ${deepest} has two headings that are known`, {
    code: 'no-header',
    hint: `the first line should name the columns, such as ${exampleOf(search.kind)}; other names can be told in a mapping file with --mapping NAME, with header_line if it is not the first`,
  });

const exampleOf = (kind: FileKind): string =>
  requiredFields(kind)
    .map(([field]) => field)
    .join(',');

const otherDelimiters = ['^', ':', '~', '#', '!', '&', '*', '/', '§', '¦', '\u001f', '\u0001', ' '] as const;

/** The error where the headings would be known if another mark stood between them. */
const otherDelimiter = (path: string, text: string, search: HeaderSearch): UserError | undefined => {
  const lines = text.split(/\r\n|\n|\r/, deepest);
  for (const mark of otherDelimiters) {
    const at = lines.findIndex((line) => knownAmong(line.split(mark), search) > 2);
    if (at >= 0) return unsupportedDelimiter(path, at + 1, mark);
  }
  return undefined;
};

/** The error where a file is written with marks that no table here is written with; undefined for any other header. */
export const unsupportedMarks = (
  path: string,
  { headings, headerLine, delimiter }: FileHeader,
): UserError | undefined => {
  const between = headings.filter((_, index) => index % 2 === 1);
  if (headings.length > 3 && between.every((heading) => heading === '')) {
    return unsupportedDelimiter(path, headerLine, delimiter + delimiter);
  }
  if (!headings.some((heading) => heading !== '') || !headings.every((heading) => /^\s*(?:'.*')?\s*$/s.test(heading)))
    return undefined;
  return new UserError(`${path}:${headerLine}: the cells stand between apostrophes, expected none or double quotes`, {
    code: 'unsupported-quote',
    hint: 'export it again with double quotes around the cells, or with none',
  });
};

const unsupportedDelimiter = (path: string, line: number, mark: string): UserError =>
  new UserError(
    `${path}:${line}: the cells stand apart by ${JSON.stringify(mark)}, expected a comma, a semicolon, a bar or a tab`,
    {
      code: 'unsupported-delimiter',
      hint: 'export it again with one of these between the cells, once',
    },
  );
