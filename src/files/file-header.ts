import { UserError } from '../domain/errors.ts';
import { columnNames } from '../domain/mapping/column-name.ts';
import { type FileKind, requiredFields } from '../domain/mapping/field.ts';
import { fieldNamed } from '../domain/mapping/heading.ts';
import type { SavedMapping } from '../domain/mapping/saved-mapping.ts';
import { type Delimiter, delimiterOf, delimiters } from '../domain/written/delimiter.ts';
import { cellsOfLine } from './cells.ts';
import { type LineBreak, quotedRecord } from './quoted-record.ts';

/** Where a file's headings stand and what they are. */
export interface FileHeader {
  readonly headerLine: number;
  readonly delimiter: Delimiter;
  readonly headings: readonly string[];
}

export interface HeaderSearch {
  readonly kind: FileKind;
  readonly delimiter?: Delimiter | undefined;
  readonly headerLine?: number | undefined;
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
  return candidates.sort(
    (one, other) =>
      other.known - one.known ||
      Number(other.delimiter === usual) - Number(one.delimiter === usual) ||
      one.headerLine - other.headerLine,
  )[0];
};

const lineBreakIn = (text: string): LineBreak => (/\r(?!\n)/.test(text) && !text.includes('\n') ? '\r' : '\n');

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
    const headings = cellsAt(text, start, delimiter);
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
export const noHeader = (path: string, kind: FileKind): UserError =>
  new UserError(`${path}: no line among the first ${deepest} has two headings that are known`, {
    code: 'no-header',
    hint: `the first line should name the columns, such as ${exampleOf(kind)}; other names can be told in a mapping file with --mapping NAME, with header_line if it is not the first`,
  });

const exampleOf = (kind: FileKind): string =>
  requiredFields(kind)
    .map(([field]) => field)
    .join(',');
