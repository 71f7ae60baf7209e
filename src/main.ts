import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { type ExitCode, exitCodes, UserError } from './domain/errors.ts';
import type { Context } from './terminal/context.ts';
import { say, tellError } from './terminal/print.ts';

export { dropPassing } from './files/paths/passing-paths.ts';

export type World = Omit<Context, 'leave'>;

interface ListedCommand {
  /** As the command describes itself. */
  readonly about: string;
  readonly load: () => Promise<(context: Context) => Command>;
}

/** Every command, in the order in which a day goes. */
const commands: Readonly<Record<string, ListedCommand>> = {
  init: {
    about: 'make a workspace: settings, message templates and an empty database for a country',
    load: async () => (await import('./commands/init.ts')).initCommand,
  },
  mapping: {
    about: 'show what would be read from a file: its encoding, marks and columns, with some of their values',
    load: async () => (await import('./commands/mapping.ts')).mappingCommand,
  },
  import: {
    about: 'take in files, of one kind each; list and undo what was taken in',
    load: async () => (await import('./commands/import/index.ts')).importCommand,
  },
  segment: {
    about: 'put every open account into the first segment whose condition it meets',
    load: async () => (await import('./commands/segment.ts')).segmentCommand,
  },
  customer: {
    about: 'one customer: what stands and what happened, all of it for whoever asks, and its erasure',
    load: async () => (await import('./commands/customer/index.ts')).customerCommand,
  },
  request: {
    about: 'what customers asked for, and what we owe them an answer to',
    load: async () => (await import('./commands/request/index.ts')).requestCommand,
  },
  consent: {
    about: 'what customers agreed to and refused, per channel',
    load: async () => (await import('./commands/consent/index.ts')).consentCommand,
  },
  offer: {
    about: 'work out what every open account can be offered; what still stands is kept as it was promised',
    load: async () => (await import('./commands/offer/index.ts')).offerCommand,
  },
  plan: {
    about: "draft the day's batch: one message per customer, or the reasons against one",
    load: async () => (await import('./commands/plan.ts')).planCommand,
  },
  preview: {
    about: 'show the messages of a batch before anybody approves it',
    load: async () => (await import('./commands/preview/index.ts')).previewCommand,
  },
  diff: {
    about: 'what changed against the last batch that was dispatched, and why',
    load: async () => (await import('./commands/diff/index.ts')).diffCommand,
  },
  explain: {
    about: 'why a customer is treated as they are: segment, step, channel, offer, and what was rejected',
    load: async () => (await import('./commands/explain/index.ts')).explainCommand,
  },
  approve: {
    about: 'approve a batch as it was previewed; only what is approved can be dispatched',
    load: async () => (await import('./commands/approve.ts')).approveCommand,
  },
  discard: {
    about: 'give up a batch that was not dispatched; nobody in it is contacted by it',
    load: async () => (await import('./commands/discard.ts')).discardCommand,
  },
  dispatch: {
    about: 'write the files of an approved batch: one CSV per channel and a manifest with their hashes',
    load: async () => (await import('./commands/dispatch.ts')).dispatchCommand,
  },
  hold: {
    about: 'bars on contact: why, from when until when, and when a person looks again',
    load: async () => (await import('./commands/hold/index.ts')).holdCommand,
  },
  simulate: {
    about: 'the coming days if nobody answers: messages, exclusions and cost a day; nothing is written',
    load: async () => (await import('./commands/simulate.ts')).simulateCommand,
  },
  promise: {
    about: 'what customers promised to pay, and what became of it',
    load: async () => (await import('./commands/promise/index.ts')).promiseCommand,
  },
  report: {
    about: 'what the portfolio, the segments and the contacts came to',
    load: async () => (await import('./commands/report/index.ts')).reportCommand,
  },
  nightly: {
    about:
      'walk the whole way unattended: import what waits in inbox/, segment, offer, plan, approve, dispatch, report',
    load: async () => (await import('./commands/nightly/index.ts')).nightlyCommand,
  },
  doctor: {
    about: 'look whether the program, the workspace and the database are in good health',
    load: async () => (await import('./commands/doctor.ts')).doctorCommand,
  },
  help: {
    about: 'help on a command, or on a topic: contact-rules',
    load: async () => (await import('./commands/help/index.ts')).helpCommand,
  },
};

/** Runs one command line and answers with its exit code; the only place where errors become text. */
export const run = async (argv: readonly string[], world: World): Promise<ExitCode> => {
  let exit: ExitCode = exitCodes.done;
  const leave = (code: ExitCode): void => {
    exit = code;
  };
  const context: Context = { ...world, leave };
  const began = world.now();
  try {
    await (await programFor(argv, context)).parseAsync([...argv], { from: 'user' });
    if (argv.includes('--verbose')) world.stderr.write(`${((world.now() - began) / 1000).toFixed(2)} s\n`);
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
    const options = { json: argv.includes('--json'), color: !argv.includes('--no-color') };
    if (!(error instanceof CommanderError)) return tellError(context, options, error);
    return options.json ? tellError(context, options, usageError(error)) : exitCodes.usage;
  }
};

/** The program with every command; only those that the command line names are loaded, the others are there to be listed. */
const programFor = async (argv: readonly string[], context: Context): Promise<Command> => {
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
    .helpCommand(false)
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help for what there is)')
    .addHelpText('after', dayInWords);
  for (const [name, { about, load }] of Object.entries(commands)) {
    program.addCommand(argv.includes(name) ? (await load())(context) : new Command(name).description(about));
  }
  for (const command of withSubcommands(program)) {
    command.exitOverride().configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => argv.includes('--json') || say(context, text),
    });
  }
  return program;
};

/** What commander told a person, as an error for scripts. */
const usageError = ({ message }: CommanderError): UserError =>
  new UserError(message.replace(/^error: /, ''), {
    code: 'usage',
    hint: 'Add --help to the command for what there is.',
    exit: exitCodes.usage,
  });

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
