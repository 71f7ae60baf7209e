import type { BankMovement } from '../../src/domain/bank/bank-entry.ts';
import type { BankErrors } from '../../src/domain/bank/bank-error.ts';
import { bankErrors } from '../../src/domain/bank/bank-error.ts';
import type { BankChecks, BankLineReader } from '../../src/domain/bank/bank-reader.ts';
import { readCamt } from '../../src/files/bank/camt-file.ts';

export interface ReadMovements {
  readonly movements: readonly BankMovement[];
  readonly checks: BankChecks;
}

/** The movements of a text that is read line by line. */
export const movementsOf = (make: (errors: BankErrors) => BankLineReader, text: string): ReadMovements => {
  const reader = make(bankErrors('file'));
  const lines = text.split(/\r?\n/);
  const movements = lines.flatMap((line, index) => reader.take(line, index + 1));
  return { movements: [...movements, ...reader.end(lines.length)], checks: reader.checks };
};

/** The movements of an XML text, which comes in pieces of seven characters. */
export const camtMovementsOf = async (text: string): Promise<ReadMovements> => {
  const movements: BankMovement[] = [];
  const pieces = (async function* () {
    for (let at = 0; at < text.length; at += 7) yield text.slice(at, at + 7);
  })();
  const checks = await readCamt(pieces, bankErrors('file'), async (found) => {
    movements.push(...found);
  });
  return { movements, checks };
};
