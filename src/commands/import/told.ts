import type { Command } from 'commander';
import { exitCodes } from '../../domain/errors.ts';
import type { IntakeOptions } from '../../intake/options/intake-options.ts';
import { fileInWords } from '../../intake/rows/summary.ts';
import type { ToldIntake, ToldSummary } from '../../intake/told/told-intake.ts';
import type { Context } from '../../terminal/context.ts';
import { nextWords } from '../../terminal/next-words.ts';
import { report } from '../../terminal/print.ts';
import { withWorkspace } from '../../workspace.ts';

/** Takes in the file that a command names, tells of it, and ends with 4 where rows were refused. */
export const takeInTold =
  (context: Context, what: string, intakeOf: () => Promise<ToldIntake>) =>
  async (file: string, _: unknown, command: Command): Promise<void> => {
    const { importToldFile } = await import('../../intake/told/told-file.ts');
    const intake = await intakeOf();
    const options = command.optsWithGlobals<IntakeOptions>();
    const summary = await withWorkspace(context, options, { create: true, writes: true }, (workspace) =>
      importToldFile(intake, workspace, file, options),
    );
    report(context, options, summary, (told) => inWords(told, what, options));
    if (summary.refused > 0 && !summary.alreadyImported) context.leave(exitCodes.refusedRows);
  };

const inWords = (summary: ToldSummary, what: string, { dryRun }: IntakeOptions): string =>
  summary.alreadyImported
    ? `Already imported as number ${summary.import}: nothing changed.`
    : [
        ...fileInWords(summary),
        `${what}: ${summary.created} new, ${summary.updated} changed, ${summary.unchanged} known already`,
        nextWords(dryRun, 'trato plan'),
      ].join('\n');
