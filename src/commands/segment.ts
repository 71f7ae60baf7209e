import { Command } from 'commander';
import { counted } from '../domain/counted.ts';
import type { Day } from '../domain/day.ts';
import { bucketsOf } from '../domain/segment/ageing.ts';
import { factGuide } from '../domain/segment/fact-guide.ts';
import { type MoveFigures, moveFigures } from '../domain/segment/segment-move.ts';
import { type PortfolioFigures, portfolioFigures } from '../domain/segment/segment-totals.ts';
import { inSnapshot, inTransaction } from '../stores/database.ts';
import { assignSegments, segmentsAsOf } from '../stores/segments/segments.ts';
import type { Context, GlobalOptions } from '../terminal/context.ts';
import { fitted } from '../terminal/fitted.ts';
import { dryRunWords } from '../terminal/next-words.ts';
import { report, type Summary } from '../terminal/print.ts';
import { textTable } from '../terminal/table.ts';
import { type Workspace, withWorkspace } from '../workspace.ts';

interface SegmentOptions extends GlobalOptions {
  readonly dryRun?: boolean;
  readonly rewind?: boolean;
}

export interface SegmentSummary extends Summary, PortfolioFigures {
  /** The day of the segments that `moves` sets out from; null where none were assigned before. */
  readonly since: Day | null;
  readonly moves: readonly MoveFigures[];
}

export const segmentCommand = (context: Context): Command =>
  new Command('segment')
    .description('put every open account into the first segment whose condition it meets')
    .option('--dry-run', 'show the segments and who would move, and keep nothing')
    .option('--rewind', 'drop what was assigned as of later days first, such as after a wrong --as-of')
    .addHelpText(
      'after',
      () => `\nExample:\n  $ trato segment --as-of 2026-11-20\n\n${fitted(factGuide().join('\n'), 110)}`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<SegmentOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        segmentAccounts(workspace, { dryRun: options.dryRun ?? false, rewind: options.rewind ?? false }),
      );
      report(context, options, summary, (figures) => segmentsInWords(figures, options));
    });

/** Assigns every open account as of the run's day; the same day and data always give the same assignment. */
export const segmentAccounts = async (
  {
    database,
    settings,
    asOf,
  }: Pick<Workspace, 'database' | 'asOf'> & {
    readonly settings: Pick<Workspace['settings'], 'segments' | 'ageing' | 'currency'> &
      Partial<Pick<Workspace['settings'], 'score' | 'promises'>>;
  },
  { dryRun, rewind = false }: { readonly dryRun: boolean; readonly rewind?: boolean },
): Promise<SegmentSummary> => {
  const { segments, ageing, currency, promises } = settings;
  const on = { day: asOf, buckets: bucketsOf(ageing.edges), promises };
  const { totals, since, moves } = dryRun
    ? await inSnapshot(database, (trx) => segmentsAsOf(trx, settings, on))
    : await inTransaction(database, (trx) => assignSegments(trx, settings, { ...on, rewind }));
  const order = segments.map(({ id }) => id);
  const figures = portfolioFigures(totals, order, currency);
  return {
    command: 'segment',
    asOf,
    warnings: warningsOf(figures),
    ...figures,
    since: since ?? null,
    moves: moveFigures(moves, order, currency),
  };
};

const warningsOf = ({ unsegmented, accounts }: PortfolioFigures): readonly string[] => {
  if (unsegmented === 0) return [];
  const count = counted(unsegmented, 'open account meets', 'open accounts meet');
  return [
    `${count} no segment's condition (of ${accounts}): no strategy treats them. Add a last segment with "when: {}".`,
  ];
};

const segmentsInWords = (summary: SegmentSummary, { dryRun }: SegmentOptions): string => {
  const { asOf, segments, unsegmented, accounts, balance } = summary;
  const currencies = Object.keys(balance);
  const table = textTable({
    columns: ['segment', 'accounts', 'customers', ...currencies],
    rows: segments.map((line) => [
      line.segment,
      line.accounts,
      line.customers,
      ...currencies.map((code) => line.balance[code] ?? ''),
    ]),
  });
  const total = Object.entries(balance).map(([code, amount]) => `${amount} ${code}`);
  const all = `${counted(accounts, 'open account')}, ${total.join(', ')}; ${unsegmented} in no segment`;
  return [`Segments as of ${asOf}`, '', table, '', all, ...moveLines(summary), ...keptLines(dryRun)].join('\n');
};

const keptLines = (dryRun: boolean | undefined): readonly string[] => (dryRun ? ['', dryRunWords] : []);

const moveLines = ({ since, moves }: SegmentSummary): readonly string[] => {
  if (since === null) return [];
  if (moves.length === 0) return ['', `Nobody moves: every account is where it was on ${since}`];
  const currencies = [...new Set(moves.flatMap(({ balance }) => Object.keys(balance)))].sort();
  const table = textTable({
    columns: ['from', 'to', 'accounts', ...currencies],
    rows: moves.map(({ from, to, accounts, balance }) => [
      from ?? '(new)',
      to ?? '(closed)',
      accounts,
      ...currencies.map((code) => balance[code] ?? ''),
    ]),
  });
  return ['', `Moves since ${since}; for one account and why: trato explain ACCOUNT`, '', table];
};
