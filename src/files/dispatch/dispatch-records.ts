import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { guardError, type UserError } from '../../domain/errors.ts';
import type { DispatchedBatch, RecordedMessage } from '../../domain/plan/dispatch-record.ts';
import { writeWhole } from '../paths/atomic-file.ts';

/** Where the record of a dispatched batch is, and the beginning of the batch's hash. */
export interface RecordFile {
  readonly path: string;
  readonly hashStart: string;
}

const recordFolder = (workspace: string): string => join(workspace, 'outbox', 'dispatched');

const hashLength = 16;

/** The beginning of a batch's hash by which its record is found. */
export const hashStartOf = (hash: string): string => hash.slice(0, hashLength);

const recordName = /^batch-(\d+)-([0-9a-f]{16})\.jsonl$/;

/** The records of every batch that was ever dispatched from the workspace, the oldest first. */
export const recordFiles = async (workspace: string): Promise<readonly RecordFile[]> => {
  const folder = recordFolder(workspace);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const numberOf = (name: string): number => Number(recordName.exec(name)?.[1]);
  return names
    .filter((name) => recordName.test(name))
    .sort((one, other) => numberOf(one) - numberOf(other) || (one < other ? -1 : 1))
    .map((name) => ({ path: join(folder, name), hashStart: recordName.exec(name)?.[2] ?? '' }));
};

/** Writes the record of a batch, for its owner only; the same batch always gives the same bytes. */
export const writeRecord = async (
  workspace: string,
  batch: DispatchedBatch,
  messages: AsyncIterable<readonly RecordedMessage[]>,
): Promise<void> => {
  const name = `batch-${batch.batch}-${hashStartOf(batch.hash)}.jsonl`;
  await writeWhole(join(recordFolder(workspace), name), recordText(batch, messages));
};

async function* recordText(
  batch: DispatchedBatch,
  messages: AsyncIterable<readonly RecordedMessage[]>,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const hashed = (text: string): string => {
    hash.update(text);
    return text;
  };
  yield hashed(lineOf(batch));
  for await (const page of messages) yield hashed(page.map(lineOf).join(''));
  yield lineOf({ sha256: hash.digest('hex') });
}

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;

/**
 * Reads a record: the batch first, then its messages in pages. A record that is not as it was written is an error at its end at
 * the latest: keep nothing of it before.
 */
export async function* readRecord({
  path,
  hashStart,
}: RecordFile): AsyncGenerator<DispatchedBatch | RecordedMessage[]> {
  const hash = createHash('sha256');
  const read = { lines: 0, messages: 0 };
  let waiting: string | undefined;
  let page: RecordedMessage[] = [];
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    if (waiting !== undefined) {
      hash.update(`${waiting}\n`);
      const value = parsed(path, waiting);
      if (read.lines === 0) yield batchOf(path, hashStart, value);
      else page.push(messageOf(path, value));
      read.lines += 1;
      if (page.length >= pageLength) {
        yield page;
        page = [];
      }
    }
    waiting = line;
  }
  const { sha256 } = parsed(path, waiting ?? '') as { readonly sha256?: unknown };
  if (sha256 !== hash.digest('hex')) throw changedRecord(path);
  yield page;
}

const pageLength = 1000;

const parsed = (path: string, line: string): object => {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw changedRecord(path);
};

const batchOf = (path: string, hashStart: string, value: object): DispatchedBatch => {
  const batch = value as DispatchedBatch;
  if (typeof batch.hash !== 'string' || hashStartOf(batch.hash) !== hashStart) throw changedRecord(path);
  return batch;
};

const messageOf = (path: string, value: object): RecordedMessage => {
  if (Array.isArray(value)) return value as RecordedMessage;
  throw changedRecord(path);
};

const changedRecord = (path: string): UserError =>
  guardError(
    `${path} is not as it was written: what a batch that the database does not know sent, and to whom, cannot be told.`,
    'dispatch-record-changed',
    'Put the file back from a copy of the outbox. If it is not of this workspace, move it away.',
  );
