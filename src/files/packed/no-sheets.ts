import { exitCodes, UserError } from '../../domain/errors.ts';

/** Stops where a sheet is named of a file that has none. */
export const refuseSheet = (path: string, sheet: string | undefined): void => {
  if (sheet === undefined) return;
  throw new UserError(`--sheet names a sheet of a workbook, and ${path} is none`, {
    code: 'no-workbook',
    hint: 'leave --sheet out',
    exit: exitCodes.usage,
  });
};
