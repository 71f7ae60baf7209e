import { Command } from 'commander';
import type { Context } from '../../terminal/context.ts';
import { ageingCommand } from './ageing.ts';
import { complianceCommand } from './compliance.ts';
import { segmentsCommand } from './segments.ts';
import { weeklyCommand } from './weekly.ts';

/** Every report, by the name it is asked for with. */
const reports: readonly ((context: Context) => Command)[] = [
  ageingCommand,
  complianceCommand,
  segmentsCommand,
  weeklyCommand,
];

export const reportCommand = (context: Context): Command => {
  const command = new Command('report')
    .description('what the portfolio, the segments and the contacts came to')
    .addHelpText(
      'after',
      '\nExamples:\n  $ trato report weekly --format html\n  $ trato report compliance --from 2026-11-01 --to 2026-11-30',
    );
  for (const report of reports) command.addCommand(report(context));
  return command;
};
