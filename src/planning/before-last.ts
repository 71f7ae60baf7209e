import { guardError } from '../domain/errors.ts';
import { findBatch } from '../stores/batches/batches.ts';
import type { Workspace } from '../workspace.ts';

/** Stops a plan that is dated before the last batch that was dispatched. */
export const refuseBeforeLast = async ({ database, asOf }: Pick<Workspace, 'database' | 'asOf'>): Promise<void> => {
  const last = await findBatch(database, { states: ['dispatched'] });
  if (last === undefined || asOf >= last.as_of_on) return;
  throw guardError(
    `Batch ${last.batch_id} of ${last.as_of_on} was dispatched already; a plan may not be dated before it.`,
    'plan-before-last',
    `Plan for ${last.as_of_on} or a later day.`,
  );
};
