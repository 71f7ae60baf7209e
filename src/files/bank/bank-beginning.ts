import { open, stat } from 'node:fs/promises';
import { type BankFormat, bankFormatOf, type OtherBankFile } from '../../domain/bank/bank-format.ts';

/** Enough for the first elements of a message, or the first fields of a statement. */
const enough = 1 << 16;

/** What bank file a path holds, by its first bytes; undefined for everything else, also for what cannot be read. */
export const bankFormatIn = async (path: string): Promise<BankFormat | OtherBankFile | undefined> => {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(enough), 0, enough, 0);
    return bankFormatOf(plainLetters(buffer.subarray(0, bytesRead)));
  } finally {
    await file.close();
  }
};

/** What tells a format is of plain letters, which every encoding has at the same places but for zero bytes and marks. */
const plainLetters = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '');
