import { guardError, UserError } from '../errors.ts';

/** Makes the errors of one bank file, each with its place: `extracto.xml:12: …`. */
export interface BankErrors {
  /** The file is not what its format says. */
  damaged(line: number, problem: string): UserError;
  /** The file is well-formed and its own figures do not agree. */
  differs(line: number, problem: string): UserError;
  /** The file is right and is not read, with what to do instead. */
  unsupported(line: number, problem: string, hint: string): UserError;
}

export const bankErrors = (name: string): BankErrors => ({
  damaged: (line, problem) =>
    new UserError(`${name}:${line}: ${problem}`, {
      code: 'bank-file-damaged',
      hint: 'fetch the file from the bank again; it may have been cut short or edited',
    }),
  differs: (line, problem) =>
    guardError(
      `${name}:${line}: ${problem}`,
      'bank-file-differs',
      'fetch the file from the bank again; if it says the same there, ask the bank which figure is right',
    ),
  unsupported: (line, problem, hint) =>
    new UserError(`${name}:${line}: ${problem}`, { code: 'bank-file-unsupported', hint }),
});
