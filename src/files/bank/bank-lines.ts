import type { BankMovement } from '../../domain/bank/bank-entry.ts';
import type { BankErrors } from '../../domain/bank/bank-error.ts';
import type { BankFormat } from '../../domain/bank/bank-format.ts';
import type { BankChecks, BankLineReader } from '../../domain/bank/bank-reader.ts';
import { cnab240Reader } from '../../domain/bank/cnab-240.ts';
import { cnab400Reader } from '../../domain/bank/cnab-400.ts';
import { mt940Reader } from '../../domain/bank/mt940.ts';

/** The bank files that are read line by line. */
export type LineFormat = Exclude<BankFormat, 'camt.053' | 'camt.054'>;

const readers: Readonly<Record<LineFormat, (errors: BankErrors) => BankLineReader>> = {
  mt940: mt940Reader,
  cnab240: cnab240Reader,
  cnab400: cnab400Reader,
};

const longestLine = 100_000;

/** Reads a bank's file whose lines end in CR, LF or both, handing on what each piece of it holds. */
export const readBankLines = async (
  text: AsyncIterable<string>,
  format: LineFormat,
  errors: BankErrors,
  found: (movements: readonly BankMovement[]) => Promise<void>,
): Promise<BankChecks> => {
  const reader = readers[format](errors);
  let number = 0;
  let rest = '';
  const take = (line: string): readonly BankMovement[] => {
    number += 1;
    return reader.take(line, number);
  };
  for await (const piece of text) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw errors.damaged(number + 1, `a line of more than ${longestLine} characters`);
    await found(lines.flatMap(take));
  }
  await found([...(rest === '' ? [] : take(rest.replace(/\r$/, ''))), ...reader.end(number)]);
  return reader.checks;
};
