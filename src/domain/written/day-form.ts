import type { DateOrder } from '../day.ts';

/**
 * How the days of a column are written: in an order of figures, with the month's name, as a spreadsheet's serial numbers,
 * or in six figures without a mark, which only such a form reads.
 */
export type DayForm = DateOrder | 'named' | 'serial' | 'yymmdd' | 'ddmmyy' | 'mmddyy';

const inSixFigures = { ymd: 'yymmdd', dmy: 'ddmmyy', mdy: 'mmddyy' } as const satisfies Record<DateOrder, DayForm>;

/** The form in which six figures follow each other in the order. */
export const sixFigureForm = (order: DateOrder): DayForm => inSixFigures[order];

/** Whether the form reads six figures without a mark. */
export const isInSixFigures = (form: DayForm): boolean => form === 'yymmdd' || form === 'ddmmyy' || form === 'mmddyy';

const orders: Readonly<Partial<Record<DayForm, DateOrder>>> = {
  dmy: 'dmy',
  mdy: 'mdy',
  ymd: 'ymd',
  yymmdd: 'ymd',
  ddmmyy: 'dmy',
  mmddyy: 'mdy',
};

/** The order of figures in a form; undefined where it has none. */
export const orderOfForm = (form: DayForm): DateOrder | undefined => orders[form];
