import { knownBatch } from '../asked/asked-batch.ts';
import { counted } from '../domain/counted.ts';
import { guardError } from '../domain/errors.ts';
import type { DispatchedBatch, RecordedMessage } from '../domain/plan/dispatch-record.ts';
import { recordedMessage } from '../domain/plan/dispatch-record.ts';
import {
  hashStartOf,
  type RecordFile,
  readRecord,
  recordFiles,
  writeRecord,
} from '../files/dispatch/dispatch-records.ts';
import { contentOf } from '../stores/batches/batches.ts';
import { knownDispatches, type TakenBack, takeBack } from '../stores/batches/taken-back.ts';
import type { Transaction } from '../stores/database.ts';
import type { Workspace } from '../workspace.ts';

/** Keeps in the outbox what a batch sent, before its files get their names. */
export const recordBatch = async (workspace: Workspace, batchId: number): Promise<void> => {
  const batch = await knownBatch(workspace, batchId);
  const { hash, approved_by: approvedBy, as_of_on: asOf } = batch;
  const dispatched: DispatchedBatch = {
    ...{ batch: Number(batch.batch_id), asOf, hash, importId: batch.import_id, approvedBy },
    ...{ candidates: batch.candidates, messages: batch.messages, excluded: batch.excluded },
    ...{ dispatchedOn: batch.dispatched_on ?? asOf, dispatchedAt: batch.dispatched_at ?? asOf },
  };
  const content = contentOf(workspace.database, batch);
  await writeRecord(workspace.folder, dispatched, recorded(hash, content.messages()));
};

async function* recorded(
  hash: string,
  messages: ReturnType<ReturnType<typeof contentOf>['messages']>,
): AsyncGenerator<RecordedMessage[]> {
  for await (const page of messages) yield page.map((message) => recordedMessage(hash, message));
}

/**
 * Takes back into the ledger what was dispatched and the database does not know, as after an older copy of it was put in place;
 * answers with a warning for each batch. Where a record is not as it was written it stops.
 */
export const takeBackDispatches = async (
  trx: Transaction,
  { folder }: Pick<Workspace, 'folder'>,
): Promise<string[]> => {
  const files = await recordFiles(folder);
  if (files.length === 0) return [];
  const known = new Set([...(await knownDispatches(trx))].map(hashStartOf));
  const warnings: string[] = [];
  for (const file of files.filter(({ hashStart }) => !known.has(hashStart))) {
    warnings.push(await takeBackRecord(trx, file));
  }
  return warnings;
};

const takeBackRecord = async (trx: Transaction, file: RecordFile): Promise<string> => {
  const record = readRecord(file);
  const first = await record.next();
  const batch = first.value as DispatchedBatch;
  const messages = record as AsyncGenerator<RecordedMessage[]>;
  return takenBackWords(batch, await takeBack(trx, batch, messages));
};

const takenBackWords = ({ batch, asOf, messages, dispatchedOn }: DispatchedBatch, taken: TakenBack): string => {
  const renumbered = taken.batch === batch ? '' : `, as batch ${taken.batch}`;
  const back = messages - taken.unknown;
  const unknown =
    taken.unknown === 0
      ? ''
      : `; ${counted(taken.unknown, 'more is', 'more are')} for customers whom the database does not know: import the portfolio they were in`;
  return (
    `batch ${batch} of ${asOf} went out on ${dispatchedOn} and the database did not know it, as after an older copy of it was put back: ` +
    `${counted(back, 'message is', 'messages are')} in the ledger again${renumbered}${unknown}`
  );
};

/** Stops where what was about to be sent went out already. */
export const refuseGoneOut = (batchId: number, state: string, warnings: readonly string[]): void => {
  if (warnings.length === 0 || state !== 'dispatched') return;
  throw guardError(
    `Batch ${batchId} went out before this copy of the database was put back: it is not sent again.`,
    'already-sent',
    'Plan anew (trato plan): what went out is taken back into the ledger.',
  );
};
