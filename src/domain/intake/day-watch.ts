import { counted } from '../counted.ts';
import { addMonths, type Day } from '../day.ts';
import { contradictedShare, type WatchedDay, yearsUntold } from './day-limits.ts';

/** The days of a row that must follow each other. */
export interface RowDays {
  readonly line: number;
  readonly opened: Day | null;
  readonly due: Day | null;
  readonly settled: Day | null;
}

/** So many rows that name a day before the account was opened that the days are read in the wrong order. */
export interface DayContradiction {
  readonly code: 'due-before-opened' | 'settled-before-opened';
  readonly rows: number;
  /** The rows that have a day of opening, and a due date where it is about that; few are settled. */
  readonly of: number;
  readonly line: number;
}

/** Watches the days of a file's rows for what is possible and unlikely; holds a few counts, not the days. */
export interface DayWatch {
  /** Told of a value that means there is no day. */
  none(field: WatchedDay, line: number): void;
  seen(field: WatchedDay, day: Day, line: number): void;
  row(days: RowDays): void;
  /** How often something was noticed. */
  readonly count: number;
  /** One sentence for each thing noticed. */
  readonly sentences: readonly string[];
  readonly contradiction: DayContradiction | undefined;
}

interface Noticed {
  count: number;
  line: number;
}

interface Pair extends Noticed {
  of: number;
}

export const dayWatch = (asOf: Day): DayWatch => {
  const untold = new Map(Object.entries(yearsUntold).map(([field, years]) => [field, addMonths(asOf, years * 12)]));
  const ahead = new Map<WatchedDay, Noticed>();
  const none = new Map<WatchedDay, Noticed>();
  const due: Pair = { count: 0, line: 0, of: 0 };
  const settled: Pair = { count: 0, line: 0, of: 0 };
  return {
    none: (field, line) => notice(none, field, line),
    seen: (field, day, line) => {
      if (day > (untold.get(field) ?? day)) notice(ahead, field, line);
    },
    row: (days) => {
      if (days.opened === null) return;
      if (days.due !== null) compare(due, days.opened, days.due, days.line);
      compare(settled, days.opened, days.settled, days.line);
    },
    get count() {
      return due.count + settled.count + countOf(ahead) + countOf(none);
    },
    get sentences() {
      return [
        ...beforeOpened(due, 'are due', 'is due'),
        ...beforeOpened(settled, 'were settled', 'was settled'),
        ...[...ahead].map(
          ([field, noticed]) =>
            `${field}: ${counted(noticed.count, 'day is', 'days are')} more than ${years(field)} after ${asOf}, the first on line ${noticed.line}`,
        ),
        ...[...none].map(
          ([field, noticed]) =>
            `${field}: ${counted(noticed.count, 'value means', 'values mean')} no day, as 1900-01-01 and 9999-12-31 do, the first on line ${noticed.line}`,
        ),
      ];
    },
    get contradiction() {
      return contradictionOf('due-before-opened', due) ?? contradictionOf('settled-before-opened', settled);
    },
  };
};

const countOf = (all: ReadonlyMap<WatchedDay, Noticed>): number => {
  let sum = 0;
  for (const { count } of all.values()) sum += count;
  return sum;
};

const notice = (all: Map<WatchedDay, Noticed>, field: WatchedDay, line: number): void => {
  const known = all.get(field);
  if (known) known.count += 1;
  else all.set(field, { count: 1, line });
};

const compare = (pair: Pair, opened: Day, day: Day | null, line: number): void => {
  pair.of += 1;
  if (day === null || day >= opened) return;
  pair.count += 1;
  if (pair.count === 1) pair.line = line;
};

const contradictionOf = (code: DayContradiction['code'], { count, of, line }: Pair): DayContradiction | undefined =>
  count > 0 && count >= of * contradictedShare ? { code, rows: count, of, line } : undefined;

const beforeOpened = (pair: Pair, several: string, one: string): string[] =>
  pair.count === 0
    ? []
    : [
        `${counted(pair.count, `row ${one}`, `rows ${several}`)} before the day of opening, the first on line ${pair.line}`,
      ];

const years = (field: WatchedDay): string => (yearsUntold[field] === 1 ? 'a year' : `${yearsUntold[field]} years`);
