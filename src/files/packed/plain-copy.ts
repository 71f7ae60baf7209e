import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { BankSummary } from '../../domain/bank/bank-tally.ts';
import { unpackGzip } from './gzip-text.ts';
import { refuseSheet } from './no-sheets.ts';
import type { Packing } from './packing.ts';
import { unpackZip } from './zipped-text.ts';

/** What is known of a text that was unpacked from another file. */
export interface Unpacked {
  /** Of the file that it was unpacked from. */
  readonly sha256: string;
  /** The sheet that was read, where it is a workbook's. */
  readonly sheet?: string;
  readonly warnings: readonly string[];
  /** What a bank's file held, of which the text is a copy in our own columns. */
  readonly bank?: BankSummary;
}

/** Writes the text that a packed file holds as a private file of its own. */
export const plainCopy = async (
  path: string,
  packing: Packing,
  { target, sheet }: { readonly target: string; readonly sheet: string | undefined },
): Promise<Unpacked> => {
  if (packing === 'zip') return { ...(await unpackZip(path, target, sheet)), sha256: await sha256Of(path) };
  refuseSheet(path, sheet);
  await unpackGzip(path, target);
  return { sha256: await sha256Of(path), warnings: [] };
};

const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
};
