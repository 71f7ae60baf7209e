import { type Command, Option } from 'commander';
import type { ControlTotals } from './control-totals.ts';
import type { ReadingOptions } from './incoming-file.ts';

/** What every import can be told. */
export interface IntakeOptions extends ReadingOptions, ControlTotals {
  readonly portfolio?: string;
  readonly currency?: string;
  readonly roundAmounts?: boolean;
  readonly strict?: boolean;
  readonly rejects?: string;
  readonly dryRun?: boolean;
}

/** The options that tell how a file is written, the same for every command that reads one. */
export const readingOptions = (command: Command): Command =>
  command
    .option('--mapping <name>', 'a saved mapping under mappings/')
    .addOption(new Option('--date-order <order>', 'how days are written').choices(['dmy', 'mdy', 'ymd']))
    .addOption(new Option('--decimal <mark>', 'the decimal mark').choices(['.', ',']))
    .option('--encoding <name>', 'utf-8, windows-1252, iso-8859-1, utf-16le or utf-16be')
    .option('--delimiter <mark>', 'a comma, a semicolon, a bar or tab');

/** The options of every import. */
export const intakeOptions = (command: Command): Command =>
  readingOptions(command)
    .option('--currency <code>', "the currency of rows that name none (else the workspace's)")
    .option('--expect-rows <n>', 'stop unless the file has so many rows')
    .option('--expect-total <amount>', 'stop unless the accepted amounts add up to this')
    .option('--round-amounts', 'round amounts with more decimals than their currency, half away from zero')
    .option('--strict', 'take in nothing when any row is refused')
    .option('--rejects <file>', 'where refused rows go (else inbox/refused in the workspace)')
    .option('--dry-run', 'show what would change and keep nothing');
