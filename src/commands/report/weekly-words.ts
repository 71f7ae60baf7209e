import type { Tongue } from '../../domain/page/page-language.ts';
import { measureView, type TableView, tableView } from '../../domain/report/report-view.ts';
import { type ReportWords, reportWords } from '../../domain/report/report-words.ts';
import { type Weekly, weeklyHead } from '../../domain/report/weekly-page.ts';
import { textTable } from '../../terminal/table.ts';

/** The weekly report for a terminal: its tables with their totals, and each measure with its formula. */
export const weeklyInWords = (weekly: Weekly, tongue: Tongue): string => {
  const words = reportWords[tongue.language];
  const { title, creditor, period, asOf, tie } = weeklyHead(weekly, tongue);
  const tables = weekly.tables.map((table) => tableInWords(tableView(table, tongue), words));
  const measures = weekly.measures.map((measure) => {
    const { name, value, formula, figures } = measureView(measure, tongue);
    return `${name}: ${value} = ${formula}: ${figures}`;
  });
  return [`${title} · ${creditor}`, `${period} · ${asOf}`, tie, '', ...tables, words.measures, ...measures].join('\n');
};

const tableInWords = ({ title, columns, rows, totals }: TableView, { noRows }: ReportWords): string => {
  if (rows.length === 0) return `${title}\n${noRows}\n`;
  const lines = totals.length > 0 ? [...rows, totals] : rows;
  return `${title}\n${textTable({ columns: columns.map((column) => column.title), rows: lines })}\n`;
};
