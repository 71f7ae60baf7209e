import { Command } from 'commander';
import type { Context } from '../../terminal/context.ts';
import { report } from '../../terminal/print.ts';
import { withWorkspace } from '../../workspace.ts';
import { stepNames } from './step-names.ts';
import type { NightlyOptions, NightlySummary } from './walk.ts';

export const nightlyCommand = (context: Context): Command =>
  new Command('nightly')
    .description(
      'walk the whole way unattended: import what waits in inbox/, segment, offer, plan, approve, dispatch, report',
    )
    .option('--only <steps>', `some steps only, such as import,segment (${stepNames.join(', ')})`)
    .option('--output <dir>', 'the folder for the dispatch files (else outbox/batch-N)')
    .option('--dry-run', 'walk the way and keep nothing')
    .addHelpText('after', help)
    .action(async (_, command: Command) => {
      const { walkNight } = await import('./walk.ts');
      const options = command.optsWithGlobals<NightlyOptions>();
      const { dryRun = false } = options;
      await withWorkspace(context, options, { create: true, passing: dryRun }, async (workspace) => {
        const night = await walkNight(workspace, options);
        report(context, { ...options, quiet: false }, night.summary, nightInOneLine);
        if (night.error) throw night.error;
        context.leave(night.exit);
      });
    });

const help = `
Example, for a crontab:
  17 2 * * *  trato nightly --workspace /srv/trato/acme

A run that finds nothing new sends nothing; one that was cut off is finished by the next.`;

const nightInOneLine = ({ run, asOf, state, steps }: NightlySummary): string => {
  const told = steps.map(
    ({ step, state: came, summary }) => `${step} ${came === 'failed' ? 'FAILED: ' : ''}${summary}`,
  );
  return `run ${run} of ${asOf} ${state}: ${told.join('; ')}`;
};
