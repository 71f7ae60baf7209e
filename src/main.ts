import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { approveCommand } from './commands/approve.ts';
import { discardCommand } from './commands/discard.ts';
import { dispatchCommand } from './commands/dispatch.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain/index.ts';
import { importCommand } from './commands/import/index.ts';
import { initCommand } from './commands/init.ts';
import { mappingCommand } from './commands/mapping.ts';
import { nightlyCommand } from './commands/nightly/index.ts';
import { offerCommand } from './commands/offer/index.ts';
import { planCommand } from './commands/plan.ts';
import { previewCommand } from './commands/preview/index.ts';
import { reportCommand } from './commands/report/index.ts';
import { segmentCommand } from './commands/segment.ts';
import { type ExitCode, exitCodes } from './domain/errors.ts';
import type { Context } from './terminal/context.ts';
import { tellError } from './terminal/print.ts';

export type World = Omit<Context, 'leave'>;

/** Every command, in the order in which a day goes. */
const commands: readonly ((context: Context) => Command)[] = [
  initCommand,
  mappingCommand,
  importCommand,
  segmentCommand,
  offerCommand,
  planCommand,
  previewCommand,
  explainCommand,
  approveCommand,
  discardCommand,
  dispatchCommand,
  reportCommand,
  nightlyCommand,
  doctorCommand,
];

/** Runs one command line and answers with its exit code; the only place where errors become text. */
export const run = async (argv: readonly string[], world: World): Promise<ExitCode> => {
  let exit: ExitCode = exitCodes.done;
  const leave = (code: ExitCode): void => {
    exit = code;
  };
  const context: Context = { ...world, leave };
  const began = world.now();
  try {
    await programFor(context).parseAsync([...argv], { from: 'user' });
    if (argv.includes('--verbose')) world.stderr.write(`${((world.now() - began) / 1000).toFixed(2)} s\n`);
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    return tellError(context, { json: argv.includes('--json'), color: !argv.includes('--no-color') }, error);
  }
};

const programFor = (context: Context): Command => {
  const program = new Command('trato')
    .description('Friendly debt collection: import, segment, offer, plan, preview, approve, dispatch, report.')
    .version(packageVersion(), '--version', 'print the version')
    .option('--workspace <dir>', 'the folder with trato.yaml (else TRATO_WORKSPACE, else the nearest above)')
    .option('--as-of <day>', 'the day the run calls today, YYYY-MM-DD')
    .option('--json', 'print one JSON document')
    .option('--quiet', 'print nothing but errors and warnings')
    .option('--verbose', 'say on stderr which workspace, day and database driver are at work, and how long it took')
    .option('--no-color', 'no colours (also NO_COLOR)')
    .option('--yes', 'answer yes to questions')
    .addOption(new Option('--lang <lang>', 'language of reports').choices(['es', 'pt', 'en']))
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help for what there is)')
    .addHelpText('after', dayInWords);
  for (const command of commands) program.addCommand(command(context));
  for (const command of withSubcommands(program)) {
    command.exitOverride().configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
    });
  }
  return program;
};

const dayInWords = `
The way a day goes:
  trato import portfolio FILE → segment → offer → plan → preview → approve → dispatch → report weekly
  trato nightly walks it unattended.

Exit codes: 0 done, 2 wrong command line, 3 configuration, 4 rows were refused, 5 a guard stopped it, 6 another run is at work.`;

const withSubcommands = (command: Command): Command[] => [command, ...command.commands.flatMap(withSubcommands)];

const packageVersion = (): string => {
  const file = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
};
