import type { Command } from 'commander';
import type { ControlTotals } from './control-totals.ts';
import { type ReadingOptions, readingOptions } from './reading-options.ts';

/** What every import can be told. */
export interface IntakeOptions extends ReadingOptions, ControlTotals {
  readonly portfolio?: string;
  readonly currency?: string;
  readonly roundAmounts?: boolean;
  readonly strict?: boolean;
  readonly rejects?: string;
  readonly dryRun?: boolean;
}

/** The options of every import. */
export const intakeOptions = (command: Command): Command =>
  readingOptions(command)
    .option('--expect-rows <n>', 'stop unless the file has so many rows')
    .option('--strict', 'take in nothing when any row is refused')
    .option('--rejects <file>', 'where refused rows go (else inbox/refused in the workspace)')
    .option('--dry-run', 'show what would change and keep nothing');

/** The options of an import of files that may hold amounts. */
export const amountOptions = (command: Command): Command =>
  command
    .option('--currency <code>', "the currency of rows that name none (else the workspace's)")
    .option('--round-amounts', 'round amounts with more decimals than their currency, half away from zero');

/** The options of an import whose amounts add up to something. */
export const sumOptions = (command: Command): Command =>
  amountOptions(intakeOptions(command)).option(
    '--expect-total <amount>',
    'stop unless the accepted amounts add up to this',
  );
