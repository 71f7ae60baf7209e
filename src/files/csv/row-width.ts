import { counted } from '../../domain/counted.ts';
import type { Refusal } from '../../domain/intake/refusal.ts';

/** How many cells a row must and may have; headings that are blank at the end need no cell. */
export interface RowWidth {
  readonly least: number;
  readonly most: number;
}

export const widthOf = (headings: readonly string[]): RowWidth => ({
  least: headings.findLastIndex((heading) => heading.trim() !== '') + 1,
  most: headings.length,
});

/** The row with as many cells as there are headings, or undefined when that takes more than empty cells at its end. */
export const fitted = (cells: string[], { least, most }: RowWidth): string[] | undefined => {
  if (cells.length === most) return cells;
  if (cells.length < least || cells.slice(most).some((cell) => cell.trim() !== '')) return undefined;
  return cells.length > most ? cells.slice(0, most) : [...cells, ...new Array<string>(most - cells.length).fill('')];
};

export const wrongColumnCount = (line: number, count: number, { most }: RowWidth): Refusal => ({
  line,
  column: '',
  code: 'wrong-column-count',
  problem: `${counted(count, 'cell')}, expected ${most} as in the header`,
  suggestion:
    'put quotes around a cell that holds the delimiter, such as "Calle 5, piso 2", or add the cells that are missing',
});

export const strayQuote = (line: number): Refusal => ({
  line,
  column: '',
  code: 'stray-quote',
  problem: 'a quote that opens on this line is never closed, or stands inside a cell',
  suggestion: 'put the whole cell in quotes and double those inside: "Tienda ""La Paz"""',
});
