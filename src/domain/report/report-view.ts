import type { Channel } from '../channel.ts';
import { type Day, parseIsoDay } from '../day.ts';
import type { Measure } from '../measure.ts';
import { formatDayInWords } from '../message/day-text.ts';
import { type Currency, formatAmount, minorOf } from '../money.ts';
import { amountWords, minorIn } from '../page/money-words.ts';
import type { Tongue } from '../page/page-language.ts';
import { reasonWords } from '../page/reason-words.ts';
import { visibleText } from '../page/visible-text.ts';
import { previewWords } from '../preview/preview-words.ts';
import type { Table } from '../table.ts';
import { type MeasureWords, reportWords } from './report-words.ts';

interface ColumnView {
  readonly title: string;
  readonly isNumber: boolean;
}

/** A table as people of the language read it; `totals` has a text for each column where the rows can be added up. */
export interface TableView {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly ColumnView[];
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly string[];
}

/** Titles, days, amounts and codes in words of the language; figures as its locale writes them. */
export const tableView = (table: Table, tongue: Tongue): TableView => {
  const columns = table.columns.map((name) => columnOf(name));
  const words = reportWords[tongue.language];
  return {
    name: table.name,
    title: words.tables[table.name] ?? table.name,
    columns: columns.map(({ noun, currency }, index) => ({
      title: `${words.columns[noun] ?? noun}${currency === undefined ? '' : ` ${currency}`}`,
      isNumber: currency !== undefined || table.rows.some((row) => typeof row[index] === 'number'),
    })),
    rows: table.rows.map((row) => row.map((cell, index) => cellWords(cell, columns[index], tongue))),
    totals: table.rows.length > 0 ? totalsRow(table, columns, tongue) : [],
  };
};

interface Column {
  readonly noun: string;
  readonly currency: Currency | undefined;
}

const columnOf = (name: string): Column => {
  const [noun = '', currency] = name.split(' ');
  return { noun, currency: currency as Currency | undefined };
};

const cellWords = (cell: string | number, column: Column | undefined, tongue: Tongue): string => {
  if (typeof cell === 'number') return countWords(cell, tongue.locale);
  if (column?.currency === undefined) return textWords(cell, column?.noun, tongue);
  return column.noun === 'share'
    ? shareWords(Number(cell), tongue.locale)
    : amountWords(cell, column.currency, tongue.locale);
};

const textWords = (cell: string, noun: string | undefined, { language, locale }: Tongue): string => {
  const day = noun === 'day' ? parseIsoDay(cell) : undefined;
  if (day) return formatDayInWords(day, locale);
  if (noun === 'channel') return previewWords[language].channels[cell as Channel] ?? cell;
  if (noun === 'reason') return reasonWords(cell, language);
  const isCode = noun === 'bucket' || noun === 'segment' || noun === 'kind';
  return visibleText((isCode ? reportWords[language].cells[cell] : undefined) ?? cell);
};

/** A whole number with the locale's separators. */
export const countWords = (count: number, locale: string): string =>
  new Intl.NumberFormat(locale, { useGrouping: 'always' }).format(count);

/** A quotient as a percentage with two decimals. */
const shareWords = (share: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 })
    .format(share)
    .replace(/\s/gu, ' ');

/** Customers of several segments and parts of a whole cannot be added up. */
const addsUp = (table: string, { noun }: Column): boolean =>
  noun !== 'share' && !(table === 'segments' && noun === 'customers');

const totalsRow = (table: Table, columns: readonly Column[], tongue: Tongue): string[] =>
  columns.map((column, index) => {
    if (index === 0) return reportWords[tongue.language].total;
    const total = addsUp(table.name, column) ? columnTotal(table, index, column.currency) : undefined;
    return total === undefined ? '' : cellWords(total, column, tongue);
  });

/** The sum of a column: of whole numbers a number, of amounts their decimal text; none for words. */
export const columnTotal = (
  table: Table,
  index: number,
  currency: Currency | undefined,
): string | number | undefined => {
  const cells = table.rows.map((row) => row[index] ?? 0);
  if (currency !== undefined) {
    return formatAmount(
      minorOf(cells.reduce<number>((sum, cell) => sum + minorIn(String(cell), currency), 0)),
      currency,
    );
  }
  if (!cells.every((cell) => typeof cell === 'number')) return undefined;
  return cells.reduce<number>((sum, cell) => sum + Number(cell), 0);
};

export interface MeasureView {
  readonly name: string;
  readonly value: string;
  readonly formula: string;
  readonly numerator: string;
  readonly denominator: string;
  /** The two with the sign of the division between them. */
  readonly figures: string;
}

/** A measure with its formula in words and the two figures it divides. */
export const measureView = (measure: Measure, tongue: Tongue): MeasureView => {
  const words = reportWords[tongue.language];
  const [name, formula] = measureWords(measure, tongue);
  const figure = (value: string | number): string =>
    measure.currency === undefined
      ? countWords(Number(value), tongue.locale)
      : amountWords(String(value), measure.currency as Currency, tongue.locale);
  const [numerator, denominator] = [figure(measure.numerator), figure(measure.denominator)];
  return {
    name: measure.currency === undefined ? name : `${name} (${measure.currency})`,
    value: measure.value === null ? words.noDivisor : shareWords(measure.value, tongue.locale),
    formula,
    numerator,
    denominator,
    figures: `${numerator} ÷ ${denominator}`,
  };
};

const measureWords = ({ name, formula }: Measure, { language }: Tongue): MeasureWords => {
  const words = reportWords[language];
  const days = /^PAR-(\d+)$/.exec(name)?.[1];
  if (days !== undefined) return words.atRisk(days);
  const channel = /^cost-to-collect-(\w+)$/.exec(name)?.[1];
  const [told, toldFormula] = words.measureWords[channel === undefined ? name : 'cost-to-collect'] ?? [name, formula];
  return channel === undefined
    ? [told, toldFormula]
    : [`${told}, ${previewWords[language].channels[channel as Channel] ?? channel}`, toldFormula];
};

/** `20 nov`: a day for the axis of a chart. */
export const shortDay = (day: Day, locale: string): string => {
  const month = /\p{L}{3,}/u.exec(formatDayInWords(day, locale))?.[0] ?? '';
  return `${Number(day.slice(8))} ${month.slice(0, 3)}`;
};
