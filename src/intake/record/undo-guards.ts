import { guardError, type UserError } from '../../domain/errors.ts';
import type { Transaction } from '../../stores/database.ts';
import { listedImports } from '../../stores/imports/imports.ts';
import {
  approvedWith,
  builtUpon,
  changedSince,
  contactedBy,
  refusalRestated,
  type UndoConflict,
} from '../../stores/undo/undo-conflicts.ts';

/** Stops where taking the import back would undo what a later one did to the same rows, or a plan that was approved. */
export const refuseChangedSince = async (trx: Transaction, importId: number): Promise<void> => {
  const approved = await approvedWith(trx, importId);
  if (approved) throw approvedError(importId, approved);
  const changed = await changedSince(trx, importId);
  if (changed) throw await laterError(trx, importId, changed, 'changed rows that it had changed');
  const restated = await refusalRestated(trx, importId);
  if (restated)
    throw await laterError(trx, importId, restated, 'may have confirmed a refusal of consent that it brought');
};

/** Stops where customers or accounts that came with the import were contacted since, or a later import added to them. */
export const refuseBuiltUpon = async (trx: Transaction, importId: number): Promise<void> => {
  const contacted = await contactedBy(trx);
  if (contacted) throw contactedError(importId, contacted);
  const built = await builtUpon(trx, importId);
  if (built) throw await laterError(trx, importId, built, 'added to customers or accounts that came with it');
};

const approvedError = (importId: number, { batch }: UndoConflict): UserError =>
  guardError(
    `Import ${importId} cannot be undone: batch ${batch} was planned with it and is approved.`,
    'batch-approved',
    `Discard the batch first: trato discard ${batch}.`,
  );

const contactedError = (importId: number, { batch }: UndoConflict): UserError =>
  guardError(
    `Import ${importId} cannot be undone: customers that came with it ${batch === undefined ? 'were contacted' : `are in batch ${batch}, which was dispatched`}.`,
    'contacted-since',
    'What was sent stays in the ledger. Have the creditor state the portfolio anew and import that file.',
  );

const laterError = async (
  trx: Transaction,
  importId: number,
  { import: later }: UndoConflict,
  did: string,
): Promise<UserError> => {
  const [found] = later === undefined ? [] : await listedImports(trx, later);
  const name = found ? `import ${found.import_id} (${found.kind}, ${found.file_name})` : 'a later change';
  return guardError(
    `Import ${importId} cannot be undone: ${name} came after it and ${did}.`,
    'later-import',
    later === undefined
      ? 'Have the creditor state the file anew and import that.'
      : `Undo that one first: trato import undo ${later}.`,
  );
};
