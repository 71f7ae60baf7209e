import type { BankMovement } from './bank-entry.ts';
import type { BankErrors } from './bank-error.ts';
import type { BankChecks, BankLineReader } from './bank-reader.ts';

/** Reads records of one width; a last line that only ends the file, as DOS did, is no record. */
export const cnabLines = (
  width: number,
  errors: BankErrors,
  record: (line: string, number: number) => readonly BankMovement[],
  checks: BankChecks,
  isEnded: () => boolean,
): BankLineReader => ({
  checks,
  take: (line, number) => {
    if (line === '' || line === '\u001A') return [];
    if (line.length === width) return record(line, number);
    throw errors.damaged(number, `${line.length} characters, expected ${width}`);
  },
  end: (number) => {
    if (isEnded()) return [];
    throw errors.damaged(number, 'the file ends without its trailer (type 9)');
  },
});
