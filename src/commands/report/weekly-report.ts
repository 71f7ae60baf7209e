import type { Currency } from '../../domain/money.ts';
import type { Dispatched, Period } from '../../domain/report/weekly-figures.ts';
import { costsToCollect, recoveryRates, refusedShare, unreachableShare } from '../../domain/report/weekly-measures.ts';
import { ties } from '../../domain/report/weekly-page.ts';
import {
  exclusionsTable,
  importsTable,
  messagesTable,
  movementsTable,
  paymentsTable,
} from '../../domain/report/weekly-tables.ts';
import { exclusionsByReason, latestBatch } from '../../stores/batches/batch-contents.ts';
import type { Database } from '../../stores/database.ts';
import * as figures from '../../stores/weekly/weekly-figures.ts';
import type { Workspace } from '../../workspace.ts';
import { ageingReport } from './ageing.ts';
import type { ReportSummary } from './delivery.ts';
import { segmentsReport } from './segments.ts';

export interface WeeklySummary extends ReportSummary {
  readonly period: Period;
  readonly dispatched: readonly Dispatched[];
}

/** The figures of the period; balances are those of its last day, and ageing and segments add up to the same. */
export const weeklyReport = async (
  { database, settings, asOf }: Pick<Workspace, 'database' | 'settings' | 'asOf'>,
  period: Period,
): Promise<WeeklySummary> => {
  const lastDay = { database, settings, asOf: period.to };
  const ageing = await ageingReport(lastDay);
  const segments = await segmentsReport(lastDay);
  const flow = await flowIn(database, settings.currency, period);
  const tables = [...ageing.tables, ...segments.tables, ...flow.tables];
  const untied = ties(tables) ? [] : ['Ageing and segments add up to different balances: please report this bug.'];
  return {
    command: 'report weekly',
    asOf,
    warnings: [...segments.warnings, ...untied],
    period,
    tables,
    measures: [
      ...ageing.measures,
      ...flow.measures,
      unreachableShare(await figures.reachabilityOn(database, period.to)),
      ...segments.measures,
    ],
    dispatched: flow.dispatched,
  };
};

const flowIn = async (
  database: Database,
  currency: Currency,
  period: Period,
): Promise<Pick<WeeklySummary, 'tables' | 'measures' | 'dispatched'>> => {
  const paid = await figures.paidByDay(database, period);
  const openBefore = await figures.openBefore(database, period);
  const dispatched = await figures.dispatchedIn(database, period);
  const imports = await figures.importsIn(database, period);
  const batch = await latestBatch(database, period.to);
  const exclusions = batch ? await exclusionsByReason(database, batch.batch_id) : [];
  const currencies = currenciesOf([...paid, ...openBefore], currency);
  return {
    tables: [
      paymentsTable(paid, period, currencies),
      movementsTable(await figures.movementsIn(database, period)),
      messagesTable(dispatched, currency),
      exclusionsTable(exclusions),
      importsTable(imports),
    ],
    measures: [
      ...recoveryRates(paid, openBefore, currencies),
      ...costsToCollect(dispatched, paid, currency),
      refusedShare(imports),
    ],
    dispatched,
  };
};

const currenciesOf = (sums: readonly { readonly currency: Currency }[], own: Currency): readonly Currency[] => {
  const found = [...new Set(sums.map(({ currency }) => currency))].sort();
  return found.length > 0 ? found : [own];
};
