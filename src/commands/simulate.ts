import { Command, InvalidArgumentError } from 'commander';
import { exclusionReasons } from '../domain/barrier/exclusion.ts';
import { counted } from '../domain/counted.ts';
import { formatAmount, type Totals } from '../domain/money.ts';
import { type SimulatedDay, type Volume, volumeOf } from '../domain/simulation/simulated-day.ts';
import { type Simulation, simulation } from '../planning/simulation.ts';
import { inTransaction } from '../stores/database.ts';
import type { Context, GlobalOptions } from '../terminal/context.ts';
import { report, type Summary } from '../terminal/print.ts';
import { withProgress } from '../terminal/progress.ts';
import { textTable } from '../terminal/table.ts';
import { type Workspace, withWorkspace } from '../workspace.ts';

interface SimulateOptions extends GlobalOptions {
  readonly days: number;
}

type ToldVolume = Omit<Volume, 'cost'> & { readonly cost: Totals };

export interface SimulateSummary extends Summary {
  readonly days: readonly (ToldVolume & { readonly day: string })[];
  readonly totals: ToldVolume;
  readonly bySegment: Volume['bySegment'];
}

const help = `
Nobody is assumed to answer or to pay, and nothing new to be imported; offers stand as they are and lapse. Each day is
put into segments, planned and counted as sent by the same rules as ever, in one transaction that is rolled back:
nothing is written. Nobody else can write meanwhile.

Example:
  $ trato simulate --days 30 --as-of 2026-11-20`;

export const simulateCommand = (context: Context): Command =>
  new Command('simulate')
    .description('the coming days if nobody answers: messages, exclusions and cost a day; nothing is written')
    .option('--days <n>', 'how many days, the day of the run being the first', daysAhead, 30)
    .addHelpText('after', help)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<SimulateOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        simulate(workspace, options.days),
      );
      report(context, options, summary, simulationInWords);
    });

const mostDays = 366;

const daysAhead = (written: string): number => {
  const days = /^\d{1,3}$/.test(written) ? Number(written) : 0;
  if (days >= 1 && days <= mostDays) return days;
  throw new InvalidArgumentError(`expected a whole number from 1 to ${mostDays}.`);
};

/** Walks the days in one transaction and rolls it back; the same day, data and settings always come to the same. */
export const simulate = async (workspace: Workspace, count: number): Promise<SimulateSummary> => {
  const { context, options, database, settings, asOf } = workspace;
  const task = { text: `simulating ${counted(count, 'day')}`, bytes: count, of: 'customers' };
  const { days, warnings } = await withProgress(context, options, task, (progress) =>
    inTransaction<Simulation>(
      database,
      (trx) => simulation(trx, workspace, count, (day) => progress.advance(customersOn(day), 1)),
      { dryRun: true },
    ),
  );
  const total = volumeOf(days, settings.currency);
  const told = ({ cost, ...volume }: Volume): ToldVolume => ({
    ...volume,
    cost: { [settings.currency]: formatAmount(cost, settings.currency) },
  });
  return {
    command: 'simulate',
    asOf,
    warnings,
    days: days.map(({ day, ...volume }) => ({ day, ...told(volume) })),
    bySegment: total.bySegment,
    totals: told(total),
  };
};

const customersOn = ({ messages, excluded }: SimulatedDay): number =>
  Object.values(excluded).reduce((sum, customers) => sum + customers, messages);

const simulationInWords = ({ days, totals }: SimulateSummary): string => {
  const channels = Object.keys(totals.byChannel);
  const [currency = ''] = Object.keys(totals.cost);
  const row = (name: string, { messages, byChannel, excluded, cost }: ToldVolume): readonly (string | number)[] => [
    name,
    messages,
    ...channels.map((channel) => byChannel[channel] ?? 0),
    Object.values(excluded).reduce((sum, customers) => sum + customers, 0),
    cost[currency] ?? '',
  ];
  const table = textTable({
    columns: ['day', 'messages', ...channels, 'excluded', `cost ${currency}`],
    rows: [...days.map((one) => row(one.day, one)), row('together', totals)],
  });
  return [
    `If nobody answers or pays, from ${days[0]?.day} to ${days.at(-1)?.day}; nothing was written`,
    '',
    table,
    '',
    `By segment: ${countsInWords(totals.bySegment)}`,
    ...excludedInWords(totals.excluded),
  ].join('\n');
};

const countsInWords = (counts: Volume['bySegment']): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';

/** A customer is counted on each day on which they get no message. */
const excludedInWords = (excluded: Volume['excluded']): string[] => {
  const reasons = Object.entries(excluded).sort(([, one], [, other]) => other - one);
  if (reasons.length === 0) return [];
  return [
    'Excluded, counted each day:',
    ...reasons.map(
      ([reason, customers]) =>
        `  ${String(customers).padStart(9)}  ${reason}: ${exclusionReasons[reason as keyof typeof exclusionReasons]}`,
    ),
  ];
};
