import { UserError } from '../../domain/errors.ts';

/** What went wrong in unpacking, for the reader: what the system says stays as it is, and all else is damage to the file. */
export const asDamage = (error: unknown, path: string, what: string): unknown => {
  if (error instanceof UserError || !(error instanceof Error) || 'syscall' in error) return error;
  return new UserError(`${path} is ${what} that is damaged or cut short`, {
    code: 'damaged-file',
    hint: 'ask for it again, or save it anew in the program that made it; nothing was taken in',
  });
};
