import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { databaseFile, databaseLocation } from '../database-location.ts';
import { UserError } from '../domain/errors.ts';
import { namingWarnings } from '../domain/message/creditor.ts';
import { type NewWorkspace, newWorkspace, type WorkspaceWishes } from '../domain/new-workspace.ts';
import type { FolderContents } from '../files/new-workspace/new-folder.ts';
import type { WorkspaceDefaults } from '../files/new-workspace/workspace-defaults.ts';
import type { Context, GlobalOptions } from '../terminal/context.ts';
import { report, type Summary } from '../terminal/print.ts';
import { asOfDay } from '../workspace.ts';

interface InitOptions extends GlobalOptions, WorkspaceWishes {
  readonly dryRun?: boolean;
}

export interface InitSummary extends Summary {
  /** The folder, from the root. */
  readonly workspace: string;
  /** What is in it, by paths with `/`; folders end in one. */
  readonly files: readonly string[];
}

/** `trato init`: a folder with a working default for the country. */
export const initCommand = (context: Context): Command =>
  new Command('init')
    .description('make a workspace: settings, message templates and an empty database for a country')
    .argument('[dir]', 'the folder, made if need be (else --workspace, else this one)')
    .requiredOption('--country <cc>', 'whose contact rules hold: MX CO CL PE AR BR ES US GB SV')
    .option('--currency <code>', "the accounts' currency (else the country's)")
    .option('--locale <locale>', "the messages' language, such as es-MX (else the country's)")
    .option('--timezone <zone>', "such as America/Tijuana (else the capital's)")
    .option('--creditor <name>', 'the name that customers know, which signs every message')
    .option('--dry-run', 'list what would be made and make nothing')
    .addHelpText(
      'after',
      "\nExamples:\n  $ trato init cobranza --country MX --creditor 'Mueblería La Paloma'\n  $ trato init --country PE --currency USD --dry-run",
    )
    .action(async (folder: string | undefined, _: unknown, command: Command) => {
      const options: InitOptions = command.optsWithGlobals();
      const summary = await createWorkspace(context, folder ?? options.workspace ?? '.', options);
      report(context, options, summary, (made) => inWords(made, options.dryRun ?? false));
    });

/** Makes a workspace, whole or not at all; a folder that is one already, or holds other files by these names, is refused. */
export const createWorkspace = async (context: Context, dir: string, options: InitOptions): Promise<InitSummary> => {
  const folder = resolve(context.cwd, dir);
  const { readWorkspaceDefaults } = await import('../files/new-workspace/workspace-defaults.ts');
  const defaults = await readWorkspaceDefaults();
  const chosen = newWorkspace(options, defaults);
  const asOf = asOfDay(options.asOf, context, chosen.timeZone);
  const { newWorkspaceContents } = await import('../files/new-workspace/new-workspace-contents.ts');
  const contents = await newWorkspaceContents(folder, chosen, defaults);
  await refuseOthers(folder, contents);
  if (!options.dryRun) await make(folder, contents, context);
  return {
    command: 'init',
    asOf,
    warnings: warningsOf(chosen, defaults, contents),
    workspace: folder,
    files: pathsOf(contents, context.env),
  };
};

const refuseOthers = async (folder: string, contents: FolderContents): Promise<void> => {
  if (existsSync(join(folder, 'trato.yaml'))) {
    throw new UserError(`${folder} is a workspace already; nothing was changed.`, {
      code: 'already-a-workspace',
      hint: 'Change its trato.yaml, or make the new one in another folder.',
    });
  }
  const { inTheWay } = await import('../files/new-workspace/new-folder.ts');
  const database = existsSync(databaseFile(folder)) ? ['.trato/trato.db'] : [];
  const others = [...database, ...(await inTheWay(folder, contents))];
  if (others.length === 0) return;
  throw new UserError(`These would be overwritten, so nothing was made in ${folder}: ${others.join(', ')}.`, {
    code: 'in-the-way',
    hint: 'Move them away or choose another folder, and run the same command again.',
  });
};

const make = async (folder: string, contents: FolderContents, { env }: Context): Promise<void> => {
  const { writeWholly } = await import('../files/new-workspace/new-folder.ts');
  const { withDatabase } = await import('../stores/database.ts');
  await writeWholly(folder, contents, () =>
    withDatabase(databaseLocation(folder, env), { env, create: true }, async () => undefined),
  );
};

/** With the database where it is a file of the workspace. */
const pathsOf = (
  { folders, files }: FolderContents,
  { TRATO_DATABASE: server }: NodeJS.ProcessEnv,
): readonly string[] =>
  [
    ...folders.map(({ path }) => `${path}/`),
    ...files.map(({ path }) => path),
    ...(server ? [] : ['.trato/trato.db']),
  ].sort();

const warningsOf = (
  { creditor, locale, currency }: NewWorkspace,
  { locales, currencies }: WorkspaceDefaults,
  { files }: FolderContents,
): readonly string[] => {
  const name = creditor ?? locales[locale]?.creditor ?? '';
  const unpriced = `No usual amounts are known for ${currency}: put right every amount in trato.yaml.`;
  const ignoring = "Add /.trato/, /inbox/ and /outbox/ to the folder's own .gitignore: they hold customers' data.";
  return [
    ...namingWarnings(name),
    ...(currency in currencies ? [] : [unpriced]),
    ...(files.some(({ path }) => path === '.gitignore') ? [] : [ignoring]),
  ];
};

const inWords = ({ workspace, files }: InitSummary, dryRun: boolean): string => {
  if (dryRun) return [`Would make in ${workspace}:`, ...files.map((path) => `  ${path}`)].join('\n');
  return `Made a workspace in ${workspace}.

  trato.yaml    settings, with a note for each line
  templates/    the messages, to be put into your own words
  inbox/        where trato nightly looks for files

Next: trato import portfolio FILE, there or with --workspace ${workspace}`;
};
