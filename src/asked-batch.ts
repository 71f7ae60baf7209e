import { UserError } from './domain/errors.ts';
import type { Batch } from './stores/batches/batches.ts';
import type { Database } from './stores/database.ts';

/** The batch of that number, else the latest that was not discarded; a refusal names the batches there are. */
export const batchAsked = async (
  database: Database,
  written: string | undefined,
  purpose: 'preview' | 'compare',
): Promise<Batch> => {
  const { findBatch } = await import('./stores/batches/batches.ts');
  if (written === undefined) {
    const latest = await findBatch(database, { states: ['draft', 'approved', 'dispatched'] });
    return latest ?? refuseBatch(database, `There is no batch to ${purpose}.`, 'no-batch');
  }
  const found = /^\d{1,9}$/.test(written) ? await findBatch(database, { batchId: Number(written) }) : undefined;
  return found ?? refuseBatch(database, `There is no batch "${written}".`, 'unknown-batch');
};

const refuseBatch = async (database: Database, problem: string, code: string): Promise<never> => {
  const { newestBatches } = await import('./stores/batches/batch-contents.ts');
  const batches = await newestBatches(database, 8);
  const there = batches.map(({ batch_id, state, as_of_on }) => `${batch_id} (${state}, ${as_of_on})`).join(', ');
  const hint = 'Draft one with `trato plan`.';
  throw new UserError(problem, { code, hint: there === '' ? hint : `There are: ${there}. ${hint}` });
};
