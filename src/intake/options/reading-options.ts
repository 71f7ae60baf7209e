import { type Command, Option } from 'commander';
import type { DateOrder } from '../../domain/day.ts';
import { exitCodes, UserError } from '../../domain/errors.ts';
import { type Delimiter, parseDelimiter } from '../../domain/written/delimiter.ts';
import { type Encoding, parseEncoding } from '../../domain/written/encoding.ts';
import type { DecimalMark } from '../../domain/written/written-amount.ts';
import type { GlobalOptions } from '../../terminal/context.ts';

/** How a file is written, as far as the command line says. */
export interface ReadingOptions extends GlobalOptions {
  readonly mapping?: string;
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly repairEncoding?: boolean;
  readonly sheet?: string;
}

/** The options that tell how a file is written, the same for every command that reads one. */
export const readingOptions = (command: Command): Command =>
  command
    .option('--mapping <name>', 'a saved mapping under mappings/')
    .addOption(new Option('--date-order <order>', 'how days are written').choices(['dmy', 'mdy', 'ymd']))
    .addOption(new Option('--decimal <mark>', 'the decimal mark').choices(['.', ',']))
    .option('--encoding <name>', 'utf-8, windows-1252, iso-8859-1, utf-16le or utf-16be')
    .option('--repair-encoding', 'mend letters that were encoded twice, such as Ã© for é')
    .option('--delimiter <mark>', 'a comma, a semicolon, a bar or tab')
    .option('--sheet <name>', 'the sheet of a workbook (else the first that is shown)');

/** The encoding that was told, if any. */
export const encodingTold = ({ encoding: written }: ReadingOptions): Encoding | undefined => {
  if (written === undefined) return undefined;
  const encoding = parseEncoding(written);
  if (encoding) return encoding;
  throw new UserError(
    `--encoding "${written}" is not known, expected utf-8, windows-1252, iso-8859-1, utf-16le or utf-16be.`,
    { code: 'unknown-encoding', exit: exitCodes.usage },
  );
};

/** The delimiter that was told, if any. */
export const delimiterTold = ({ delimiter: written }: ReadingOptions): Delimiter | undefined => {
  if (written === undefined) return undefined;
  const delimiter = parseDelimiter(named[written.toLowerCase()] ?? written);
  if (delimiter) return delimiter;
  throw new UserError(`--delimiter "${written}" is not known, expected a comma, a semicolon, a bar or tab.`, {
    code: 'unknown-delimiter',
    exit: exitCodes.usage,
  });
};

const named: Readonly<Record<string, Delimiter>> = { comma: ',', semicolon: ';', bar: '|', pipe: '|' };
