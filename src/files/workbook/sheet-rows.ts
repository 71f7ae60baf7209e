import { columnOfReference } from '../../domain/workbook/cell-place.ts';
import { longestPiece } from '../xml/xml-limits.ts';
import { stringText } from './string-text.ts';
import type { XmlEvents } from './xml-parts.ts';

/** A cell as the sheet writes it. */
export interface SheetCell {
  readonly column: number;
  /** `n` a number, `s` a shared text, `str` a formula's text, `inlineStr`, `b`, `d` a day, `e` an error. */
  readonly type: string;
  /** The number of its style. */
  readonly style: number;
  readonly value: string;
}

export interface SheetRow {
  /** As it is numbered beside the sheet, from 1. */
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
}

const mostRows = 1_048_576;
const mostColumns = 16_384;

/** Gathers the rows of a sheet from its XML; rows that do not follow each other, or stand outside any sheet, are damage. */
export const sheetRows = (take: (row: SheetRow) => void): XmlEvents => {
  let row = { number: 0, hidden: false, cells: [] as SheetCell[] };
  let [column, type, style, value, inValue] = [-1, 'n', 0, '', false];
  const inline = stringText('is', (text) => {
    value = text;
  });
  const openRow = ({ r, hidden }: Readonly<Record<string, string>>): void => {
    const number = r === undefined ? row.number + 1 : Number(r);
    if (!(number > row.number && number <= mostRows)) throw new Error('rows out of order');
    row = { number, hidden: /^(?:1|true)$/.test(hidden ?? ''), cells: [] };
    column = -1;
  };
  const openCell = ({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void => {
    column = (r === undefined ? undefined : columnOfReference(r)) ?? column + 1;
    if (column >= mostColumns) throw new Error('a column outside any sheet');
    [type, style, value] = [t, Number(s), ''];
  };
  return {
    open: (name, attributes) => {
      if (name === 'c') openCell(attributes);
      else if (name === 'v') inValue = true;
      else if (name === 'row') openRow(attributes);
      else inline.open(name, attributes);
    },
    text: (text) => {
      if (inValue) value += text;
      else inline.text(text);
      if (value.length > longestPiece) throw new Error('a value longer than any cell');
    },
    close: (name) => {
      if (name === 'v') inValue = false;
      else if (name === 'c') {
        if (value !== '') row.cells.push({ column, type, style, value });
        if (row.cells.length > mostColumns) throw new Error('more cells than a row has');
      } else if (name === 'row') take(row);
      else inline.close(name);
    },
  };
};
