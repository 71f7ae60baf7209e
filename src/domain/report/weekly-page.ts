import type { Day } from '../day.ts';
import type { Measure } from '../measure.ts';
import { formatDayInWords } from '../message/day-text.ts';
import type { Currency } from '../money.ts';
import { amountWords } from '../page/money-words.ts';
import type { Tongue } from '../page/page-language.ts';
import { visibleText } from '../page/visible-text.ts';
import type { Table } from '../table.ts';
import { columnTotal, countWords, measureView, tableView } from './report-view.ts';
import { type ReportWords, reportWords } from './report-words.ts';
import { ageingCharts, messageCharts, paymentCharts } from './weekly-charts.ts';
import type { Dispatched, Period } from './weekly-figures.ts';

/** What the weekly report is about. */
export interface Weekly {
  readonly creditor: string;
  readonly period: Period;
  readonly tables: readonly Table[];
  readonly measures: readonly Measure[];
  readonly dispatched: readonly Dispatched[];
}

/** `Weekly collections report`, its creditor, its period and whether it ties, as the lines above its tables. */
export const weeklyHead = ({ creditor, period, tables }: Weekly, { language, locale }: Tongue): WeeklyHead => {
  const words = reportWords[language];
  const day = (value: Day): string => formatDayInWords(value, locale);
  return {
    title: words.title,
    creditor: visibleText(creditor),
    period: `${words.period} ${day(period.from)} ${words.until} ${day(period.to)}`,
    asOf: `${words.asOf} ${day(period.to)}`,
    ...reconciled(tables, words, locale),
  };
};

export interface WeeklyHead {
  readonly title: string;
  readonly creditor: string;
  readonly period: string;
  readonly asOf: string;
  readonly isTied: boolean;
  readonly tie: string;
  /** The same in parts: what it says, and the amounts of the ageing and, where they differ, of the segments. */
  readonly tieWords: string;
  readonly tieAmounts: readonly (readonly string[])[];
}

/** The facts of the page. */
export const weeklyPage = (weekly: Weekly, tongue: Tongue): object => {
  const words = reportWords[tongue.language];
  const charts = chartsOf(weekly, tongue);
  return {
    language: tongue.language,
    words,
    ...weeklyHead(weekly, tongue),
    figures: figuresOf(weekly, words, tongue.locale),
    measures: weekly.measures.map((measure) => measureView(measure, tongue)),
    tables: weekly.tables.map((table) => ({ ...tableView(table, tongue), charts: charts[table.name] ?? [] })),
  };
};

const chartsOf = ({ tables, dispatched }: Weekly, tongue: Tongue): Readonly<Record<string, readonly object[]>> => {
  const named = (name: string): Table => tables.find((table) => table.name === name) ?? { name, columns: [], rows: [] };
  return {
    ageing: ageingCharts(named('ageing'), tongue),
    payments: paymentCharts(named('payments'), tongue),
    messages: messageCharts(dispatched, tongue),
  };
};

const figuresOf = ({ tables }: Weekly, words: ReportWords, locale: string): readonly object[] => [
  { name: words.openBalance, values: amountsOf(tables, 'ageing', 'balance', locale) },
  { name: words.paid, values: amountsOf(tables, 'payments', 'paid', locale) },
  { name: words.sent, values: [countWords(Number(totalsIn(tables, 'messages', 'messages')[0]?.total ?? 0), locale)] },
];

const reconciled = (
  tables: readonly Table[],
  words: ReportWords,
  locale: string,
): Pick<WeeklyHead, 'isTied' | 'tie' | 'tieWords' | 'tieAmounts'> => {
  const isTied = ties(tables);
  const tieWords = isTied ? words.ties : words.differs;
  const tieAmounts = (isTied ? ['ageing'] : ['ageing', 'segments']).map((name) =>
    amountsOf(tables, name, 'balance', locale),
  );
  const told = tieAmounts.map((amounts) => amounts.join(' · ')).join('; ');
  return { isTied, tie: `${tieWords}: ${told}.`, tieWords, tieAmounts };
};

/** Whether the ageing and the segments add up to the same accounts and the same balance in every currency. */
export const ties = (tables: readonly Table[]): boolean => {
  const totals = (name: string): string =>
    JSON.stringify([totalsIn(tables, name, 'accounts'), totalsIn(tables, name, 'balance')]);
  return totals('ageing') === totals('segments');
};

const amountsOf = (tables: readonly Table[], name: string, noun: string, locale: string): readonly string[] =>
  totalsIn(tables, name, noun).map(({ currency, total }) =>
    currency === undefined ? `${total}` : amountWords(`${total}`, currency, locale),
  );

interface ColumnSum {
  readonly currency: Currency | undefined;
  readonly total: string | number | undefined;
}

const totalsIn = (tables: readonly Table[], name: string, noun: string): readonly ColumnSum[] => {
  const table = tables.find((candidate) => candidate.name === name);
  if (!table) return [];
  return table.columns.flatMap((column, index) => {
    const [first, code] = column.split(' ');
    const currency = code as Currency | undefined;
    return first === noun ? [{ currency, total: columnTotal(table, index, currency) }] : [];
  });
};
