import { type PortfolioRow, type PortfolioWorkspace, portfolioCsv, portfolioWorkspace } from './portfolio-workspace.ts';
import type { Outcome } from './workspace.ts';

/** A workspace in which files about its customers are taken in. */
export interface ToldWorkspace extends PortfolioWorkspace {
  /** Takes in a file of a kind, as JSON, on the workspace's day unless another is told. */
  readonly tell: (kind: string, text: string, ...argv: string[]) => Promise<Outcome>;
  /** The customers with a message in a new draft, with its channel, and the others with their reasons. */
  readonly planned: (asOf?: string) => Promise<Readonly<Record<string, string>>>;
}

/** A portfolio in segments, by default of the customers C-A and C-B, and what tells more of them. */
export const toldWorkspace = async (
  rows: readonly PortfolioRow[] = [{ account: 'A' }, { account: 'B' }],
  country = 'MX',
): Promise<ToldWorkspace> => {
  const workspace = await portfolioWorkspace(rows, { country });
  let number = 0;
  return {
    ...workspace,
    tell: async (kind, text, ...argv) => {
      number += 1;
      return workspace.trato('import', kind, await workspace.write(`${kind}-${number}.csv`, text), '--json', ...argv);
    },
    planned: async (asOf = '2026-11-20') => {
      const outcome = await workspace.on(asOf, 'plan', '--json', '--accept-stale');
      if (outcome.exit !== 0) throw new Error(outcome.stderr);
      return workspace.inDatabase(async (database) => {
        const { batch } = outcome.json as { batch: number };
        const sent = await database('messages').where({ batch_id: batch }).select('customer_id', 'channel as told');
        const left = await database('exclusions').where({ batch_id: batch }).select('customer_id', 'reason as told');
        const rows: { customer_id: string; told: string }[] = [...sent, ...left];
        return Object.fromEntries(rows.map(({ customer_id, told }) => [customer_id, told]).sort());
      });
    },
  };
};

/** The same portfolio again, a day later, changed for the one account. */
export const placedAgain = (row: PortfolioRow): string => portfolioCsv([row, { account: 'B' }]);
