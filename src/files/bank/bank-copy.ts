import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { BankEntry, BankMovement } from '../../domain/bank/bank-entry.ts';
import { type BankErrors, bankErrors } from '../../domain/bank/bank-error.ts';
import type { BankFormat } from '../../domain/bank/bank-format.ts';
import type { BankChecks } from '../../domain/bank/bank-reader.ts';
import { type BankSummary, bankTally } from '../../domain/bank/bank-tally.ts';
import { formatAmount } from '../../domain/money.ts';
import type { Encoding } from '../../domain/written/encoding.ts';
import { decodedText } from '../text/decoded-text.ts';
import { readBankLines } from './bank-lines.ts';
import { readCamt } from './camt-file.ts';

/** The headings of the copy, those of any payments file. */
export const bankHeadings = 'paid_on,amount,currency,kind,reference,payment_id,national_id,payer,description'.split(
  ',',
);

export interface BankFile {
  readonly path: string;
  /** What the file is called in messages. */
  readonly name: string;
  readonly encoding: Encoding;
  readonly format: BankFormat;
}

/** Writes the payments and reversals of a bank's file as CSV, in pieces: memory does not grow with the file. */
export const writeBankCopy = async (file: BankFile, target: string): Promise<BankSummary> => {
  const tally = bankTally();
  const out = createWriteStream(target, { mode: 0o600 });
  const closed = finished(out);
  closed.catch(() => undefined);
  try {
    out.write(stringify([bankHeadings]));
    const checks = await readBankFile(file, bankErrors(file.name), async (movements) => {
      for (const movement of movements) tally.add(movement);
      const rows = movements.filter(isEntry).map(rowOf);
      if (rows.length > 0 && !out.write(stringify(rows))) await once(out, 'drain');
    });
    return tally.summary(file.format, checks);
  } finally {
    out.end();
    await closed;
  }
};

const readBankFile = (
  { path, encoding, format }: BankFile,
  errors: BankErrors,
  found: (movements: readonly BankMovement[]) => Promise<void>,
): Promise<BankChecks> => {
  const text = decodedText(path, encoding);
  return format === 'camt.053' || format === 'camt.054'
    ? readCamt(text, errors, found)
    : readBankLines(text, format, errors, found);
};

const isEntry = (movement: BankMovement): movement is BankEntry => movement.kind !== 'left-out';

const rowOf = (entry: BankEntry): string[] => [
  entry.paidOn,
  formatAmount(entry.amount, entry.currency),
  entry.currency,
  entry.kind,
  entry.reference,
  entry.paymentId,
  entry.nationalId,
  entry.payer,
  entry.description,
];
