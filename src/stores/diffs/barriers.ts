import type { Barrier } from '../../domain/barrier/exclusion.ts';
import type { Database } from '../database.ts';

/** Everything that stood against a message of a batch to these customers, by their ids. */
export const barriersOf = async (
  database: Database,
  batchId: number,
  customers: readonly string[],
): Promise<ReadonlyMap<string, readonly Barrier[]>> => {
  const rows: { customer_id: string; barriers: string }[] = await database('exclusions')
    .where({ batch_id: batchId })
    .whereIn('customer_id', [...customers])
    .select('customer_id', 'barriers');
  return new Map(rows.map(({ customer_id, barriers }) => [customer_id, JSON.parse(barriers) as Barrier[]]));
};
