import { exitCodes, UserError } from '../domain/errors.ts';
import type { Batch } from '../stores/batches/batches.ts';
import type { Database } from '../stores/database.ts';
import type { Workspace } from '../workspace.ts';
import { typedNumber } from './typed-number.ts';

/** Reads the number of a batch as it is typed. */
export const batchNumber = (written: string): number => {
  const number = typedNumber(written);
  if (number !== undefined) return number;
  throw new UserError(`"${written}" is not the number of a batch, expected one such as 1.`, {
    code: 'bad-batch',
    exit: exitCodes.usage,
  });
};

/** The batch of the number, or an error that says what there is. */
export const knownBatch = async ({ database }: Workspace, batchId: number): Promise<Batch> => {
  const { findBatch } = await import('../stores/batches/batches.ts');
  const batch = await findBatch(database, { batchId });
  if (batch) return batch;
  const newest = await findBatch(database, { states: ['draft', 'approved', 'dispatched', 'discarded'] });
  throw new UserError(`There is no batch ${batchId}.`, {
    code: 'no-batch',
    hint: newest ? `The newest is ${newest.batch_id}, ${newest.state}.` : 'Draft one first: trato plan.',
  });
};

/** The batch of that number, else the latest that was not discarded; a refusal names the batches there are. */
export const batchAsked = async (
  database: Database,
  written: string | undefined,
  purpose: 'preview' | 'compare',
): Promise<Batch> => {
  const { findBatch } = await import('../stores/batches/batches.ts');
  if (written === undefined) {
    const latest = await findBatch(database, { states: ['draft', 'approved', 'dispatched'] });
    return latest ?? refuseBatch(database, `There is no batch to ${purpose}.`, 'no-batch');
  }
  const batchId = typedNumber(written);
  const found = batchId === undefined ? undefined : await findBatch(database, { batchId });
  return found ?? refuseBatch(database, `There is no batch "${written}".`, 'unknown-batch');
};

const refuseBatch = async (database: Database, problem: string, code: string): Promise<never> => {
  const { newestBatches } = await import('../stores/batches/batch-contents.ts');
  const batches = await newestBatches(database, 8);
  const there = batches.map(({ batch_id, state, as_of_on }) => `${batch_id} (${state}, ${as_of_on})`).join(', ');
  const hint = 'Draft one with `trato plan`.';
  throw new UserError(problem, { code, hint: there === '' ? hint : `There are: ${there}. ${hint}` });
};
