import { channels } from '../channel.ts';
import type { Day } from '../day.ts';
import { type Currency, exponentOf } from '../money.ts';
import { barChart, type ChartFrame, lineChart, stackedBarChart } from '../page/chart.ts';
import { amountWords, minorIn } from '../page/money-words.ts';
import type { Tongue } from '../page/page-language.ts';
import { previewWords } from '../preview/preview-words.ts';
import type { Table } from '../table.ts';
import { countWords, shortDay } from './report-view.ts';
import { reportWords } from './report-words.ts';
import type { Dispatched } from './weekly-figures.ts';

export interface Chart {
  readonly title: string;
  readonly svg: string;
}

/** Bars of the open balance per ageing bucket; one chart per currency. */
export const ageingCharts = (ageing: Table, tongue: Tongue): readonly Chart[] => {
  const words = reportWords[tongue.language];
  return amountColumns(ageing, 'balance').map(({ currency, index }) => {
    const marks = ageing.rows.map((row) => ({
      label: words.cells[String(row[0])] ?? String(row[0]),
      ...amountMark(String(row[index]), currency, tongue),
    }));
    const title = `${words.tables.ageing ?? ''} (${currency})`;
    return charted(barChart, frameOf('ageing', title, words.columns.balance, currency, tongue), marks);
  });
};

/** A line of what came in on each day; one chart per currency. */
export const paymentCharts = (payments: Table, tongue: Tongue): readonly Chart[] => {
  const words = reportWords[tongue.language];
  return amountColumns(payments, 'paid').map(({ currency, index }) => {
    const marks = payments.rows.map((row) => ({
      label: shortDay(String(row[0]) as Day, tongue.locale),
      ...amountMark(String(row[index]), currency, tongue),
    }));
    const title = `${words.tables.payments ?? ''} (${currency})`;
    return charted(lineChart, frameOf('payments', title, words.columns.paid, currency, tongue), marks);
  });
};

/** Bars of the messages of each day of dispatch, made of a part per channel; none where nothing left. */
export const messageCharts = (dispatched: readonly Dispatched[], tongue: Tongue): readonly Chart[] => {
  const words = reportWords[tongue.language];
  const used = channels.filter((channel) => dispatched.some((line) => line.channel === channel));
  if (used.length === 0) return [];
  const days = [...new Set(dispatched.map(({ day }) => day))].sort();
  const marks = days.map((day) => {
    const sent = (channel: string): number =>
      dispatched.find((line) => line.day === day && line.channel === channel)?.messages ?? 0;
    const values = used.map(sent);
    const total = values.reduce((sum, count) => sum + count, 0);
    return { label: shortDay(day, tongue.locale), values, text: countWords(total, tongue.locale) };
  });
  const title = `${words.tables.messages ?? ''}, ${words.perDay}`;
  const frame = {
    id: 'messages',
    title,
    description: marks.map(({ label, text }) => `${label}: ${text}`).join('; '),
    axis: words.columns.messages ?? '',
    tick: (value: number) => countWords(value, tongue.locale),
  };
  const names = used.map((channel) => previewWords[tongue.language].channels[channel]);
  return [{ title, svg: stackedBarChart(frame, names, marks) }];
};

type Described = Omit<ChartFrame, 'description'>;

const charted = <M extends { readonly label: string; readonly text: string }>(
  draw: (frame: ChartFrame, marks: readonly M[]) => string,
  frame: Described,
  marks: readonly M[],
): Chart => {
  const description = marks.map(({ label, text }) => `${label}: ${text}`).join('; ');
  return { title: frame.title, svg: draw({ ...frame, description }, marks) };
};

const frameOf = (
  name: string,
  title: string,
  axis: string | undefined,
  currency: Currency,
  { locale }: Tongue,
): Described => {
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const units = 10 ** exponentOf(currency);
  return {
    id: `${name}-${currency}`,
    title,
    axis: `${axis ?? ''} (${currency})`,
    tick: (value) => compact.format(value / units),
  };
};

const amountColumns = (
  table: Table,
  noun: string,
): readonly { readonly currency: Currency; readonly index: number }[] =>
  table.columns.flatMap((name, index) => {
    const [first, currency] = name.split(' ');
    return first === noun && currency !== undefined ? [{ currency: currency as Currency, index }] : [];
  });

const amountMark = (amount: string, currency: Currency, { locale }: Tongue): { value: number; text: string } => ({
  value: minorIn(amount, currency),
  text: amountWords(amount, currency, locale),
});
