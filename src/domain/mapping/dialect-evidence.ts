import { type OrderDecision, type OrderEvidence, orderDecision, orderEvidence } from '../written/date-order.ts';
import { type MarkDecision, type MarkEvidence, markDecision, markEvidence } from '../written/decimal-mark.ts';
import { factsOf } from './field.ts';
import type { MappedColumn } from './mapped-column.ts';

/** What each kind of writing was first found at, by line. */
type Lines<T> = Map<T, number>;

/** What the columns read so far tell of how days and amounts are written. */
export interface DialectEvidence {
  readonly days: ReadonlyMap<MappedColumn, Lines<OrderEvidence>>;
  readonly amounts: ReadonlyMap<MappedColumn, Lines<MarkEvidence>>;
}

/** Evidence about the day and amount columns, none yet. */
export const noEvidence = (columns: readonly MappedColumn[]): DialectEvidence => ({
  days: new Map(ofKind(columns, 'day').map((column) => [column, new Map()])),
  amounts: new Map(ofKind(columns, 'amount').map((column) => [column, new Map()])),
});

const ofKind = (columns: readonly MappedColumn[], kind: 'day' | 'amount'): MappedColumn[] =>
  columns.filter(({ field }) => field !== undefined && factsOf(field).kind === kind);

/** Adds what one row tells. */
export const witness = ({ days, amounts }: DialectEvidence, line: number, cells: readonly string[]): void => {
  for (const [{ index }, lines] of days) note(lines, orderEvidence(cells[index] ?? ''), line);
  for (const [{ index }, lines] of amounts) note(lines, markEvidence(cells[index] ?? ''), line);
};

const note = <T>(lines: Lines<T>, found: T, line: number): void => {
  if (found !== undefined && !lines.has(found)) lines.set(found, line);
};

/** How the amounts of the file are written, which share one decimal mark. */
export const markOf = ({ amounts }: DialectEvidence): MarkDecision => markDecision(allMarks(amounts));

const allMarks = (amounts: DialectEvidence['amounts']): Lines<MarkEvidence> => {
  const all: Lines<MarkEvidence> = new Map();
  for (const lines of amounts.values()) for (const [mark, line] of lines) note(all, mark, line);
  return all;
};

/** How the days of each column are written. */
export const ordersOf = ({ days }: DialectEvidence): ReadonlyMap<MappedColumn, OrderDecision> =>
  new Map([...days].map(([column, lines]) => [column, orderDecision(lines)]));

/** Where two ways of writing were met that exclude each other. */
export const contradictingLines = (
  lines: ReadonlyMap<unknown, number> | undefined,
  ways: readonly unknown[],
): number[] => ways.flatMap((way) => lines?.get(way) ?? []);

/** The first line of each of two ways of writing that were met. */
export const firstLines = (lines: ReadonlyMap<unknown, number> | undefined): number[] =>
  [...(lines?.values() ?? [])].slice(0, 2);

/** Whether the column holds days of six figures without a mark. */
export const hasSixFigures = ({ days }: DialectEvidence, column: MappedColumn): boolean =>
  [...(days.get(column)?.keys() ?? [])].some((found) => found?.startsWith('six'));

/** The lines of both decimal marks. */
export const contradictingMarks = ({ amounts }: DialectEvidence): number[] =>
  contradictingLines(allMarks(amounts), ['.', ',']);

/** Whether more rows could still change how days or amounts are read. */
export const isOpen = (evidence: DialectEvidence): boolean => {
  const mark = markOf(evidence);
  const marksOpen = evidence.amounts.size > 0 && ['undecided', 'unmarked', 'padded'].includes(String(mark));
  const orders = [...evidence.days.values()];
  const decided = orders.some((lines) => isDecided(lines));
  return marksOpen || orders.some((lines) => !isDecided(lines) && (lines.size > 0 || !decided));
};

const settled: ReadonlySet<OrderDecision> = new Set(['ymd', 'named', 'serial', 'mixed']);

const isDecided = (lines: Lines<OrderEvidence>): boolean =>
  lines.has('dmy') || lines.has('mdy') || (settled.has(orderDecision(lines)) && !lines.has('either'));
