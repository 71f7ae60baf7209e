import type { Refusal } from '../../domain/intake/refusal.ts';
import type { StatedTotal } from '../../domain/intake/sums-above.ts';
import { isHeadingRow, severalTables } from '../../domain/mapping/heading-row.ts';
import { isNote } from '../../domain/written/note-line.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';

/** Lines of a file that are no rows of it, and are told instead of being taken in or refused. */
export interface LinesAside {
  readonly totals: readonly StatedTotal[];
  /** Remarks below the rows. */
  readonly notes: readonly number[];
  /** Further lines of headings, and those that repeat them. */
  readonly headings: readonly number[];
  /** Lines drawn across a printed list. */
  readonly rulers: readonly number[];
}

/** A row that cannot be taken, and why. */
export interface RefusedLine {
  readonly line: number;
  readonly cells: readonly string[];
  readonly refusals: readonly Refusal[];
  /** Whether the cells stand where they should. */
  readonly inPlace: boolean;
  /** Whether its amount was read and counts among what the file adds up to. */
  readonly isAdded: boolean;
}

/** What was set aside and why, without what the lines say. */
export const asideWarnings = ({ totals, notes, headings, rulers }: LinesAside): string[] => [
  ...[...new Set(totals.map(totalInWords))].map(
    (words) => `${linesOf(totals, words)} ${words} and was not taken for an account`,
  ),
  ...(notes.length > 0 ? [`${placeOf(notes)} a remark below the rows and was left out`] : []),
  ...(headings.length > 0 ? [`${placeOf(headings)} more of the headings and was left out`] : []),
  ...(rulers.length > 0 ? [`${placeOf(rulers)} drawn across the list and was left out`] : []),
];

const totalInWords = ({ verdict, what }: StatedTotal): string => {
  if (verdict === 'unchecked') return 'is a total';
  return what === 'count' ? 'counts the rows rightly' : 'is a total, which the rows add up to,';
};

const linesOf = (totals: readonly StatedTotal[], words: string): string =>
  inWords(totals.filter((total) => totalInWords(total) === words).map(({ line }) => line));

const placeOf = (lines: readonly number[]): string => `${inWords(lines)} is`;

const inWords = (lines: readonly number[]): string =>
  lines.length > 5 ? `line ${lines.slice(0, 5).join(', ')} and ${lines.length - 5} more` : `line ${lines.join(', ')}`;

/** The first and the last line of the good rows of a batch, where it has any. */
export type GoodLines = readonly [first: number, last: number] | undefined;

/** Tells refused rows from lines that are no rows; a remark is one only when no row comes after it. */
export interface AsideKeeping {
  /** The refused rows that are rows indeed, of this batch and of those held back before. */
  rowsAmong(refused: readonly RefusedLine[], good: GoodLines): RefusedLine[];
  leftOut(lines: { readonly headings: readonly number[]; readonly rulers: readonly number[] }): void;
  /** What is left at the end of the file. */
  end(): Omit<LinesAside, 'totals'>;
}

/** More remarks than this are no footnote. */
const mostNotes = 20;

/** What is no row among the refused ones of a file. */
export const asideKeeping = ({ mapping, file, headerLine }: FileFormat): AsideKeeping => {
  const headings: number[] = [];
  const rulers: number[] = [];
  let held: RefusedLine[] = [];
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  const span = (line: number): void => {
    first = Math.min(first, line);
    last = Math.max(last, line);
  };
  const isOfHeadings = (refused: RefusedLine): boolean => {
    const { line, cells } = refused;
    const isNamed = isHeadingRow(cells, mapping.kind);
    if (isNamed && line > first) throw severalTables(file.path, line, headerLine);
    return isNamed || (line < first && continuesHeadings(refused));
  };
  return {
    rowsAmong: (refused, good) => {
      good?.forEach(span);
      const rows = refused.filter((one) => {
        const kind = isOfHeadings(one) ? 'headings' : isNote(one.cells) ? 'note' : 'row';
        if (kind === 'headings') headings.push(one.line);
        if (kind === 'note') held.push(one);
        if (kind === 'row') span(one.line);
        return kind === 'row';
      });
      const isRow = ({ line }: RefusedLine): boolean => held.length > mostNotes || line < last;
      const released = held.filter(isRow);
      held = held.length > mostNotes ? [] : held.filter(({ line }) => line > last);
      return [...released, ...rows];
    },
    leftOut: (lines) => {
      headings.push(...lines.headings);
      rulers.push(...lines.rulers);
    },
    end: () => ({ notes: inOrder(held.map(({ line }) => line)), headings: inOrder(headings), rulers }),
  };
};

const inOrder = (lines: readonly number[]): number[] => lines.toSorted((one, other) => one - other);

/** Whether a first row without a single figure stands where an amount is due: units such as `(MXN)`, or a second line of names. */
const continuesHeadings = ({ cells, refusals, inPlace }: RefusedLine): boolean =>
  inPlace && refusals.some(({ code }) => code === 'bad-amount') && !cells.some((cell) => /\d/.test(cell));
