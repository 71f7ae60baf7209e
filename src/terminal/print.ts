import { type ExitCode, exitCodes, UserError } from '../domain/errors.ts';
import { visibleText } from '../domain/page/visible-text.ts';
import { coloursFor } from './colour.ts';
import type { Context, GlobalOptions } from './context.ts';
import { fitted, widthOf } from './fitted.ts';

/** What every command's summary carries beside its own keys. */
export interface Summary {
  readonly command: string;
  readonly asOf: string;
  readonly warnings: readonly string[];
}

/** Prints a summary: as one JSON document, or as the sentences and tables of its command; warnings go to stderr. */
export const report = <S extends Summary>(
  context: Context,
  options: GlobalOptions,
  summary: S,
  inWords: (summary: S) => string,
): void => {
  if (options.json) {
    context.stdout.write(`${visibleJson(summary, 2)}\n`);
    return;
  }
  const colours = coloursFor(context.stderr, context, options.color);
  for (const warning of summary.warnings) context.stderr.write(marked(context, 'warning:', colours.yellow, warning));
  if (!options.quiet) context.stdout.write(fitted(visibleText(ended(inWords(summary))), widthOf(context.stdout)));
};

/** A line of talk behind a coloured word, as wide as the terminal. */
const marked = ({ stderr }: Context, mark: string, colour: (text: string) => string, text: string): string =>
  `${colour(mark)}${fitted(`${mark} ${visibleText(text)}`, widthOf(stderr)).slice(mark.length)}\n`;

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** Says something on stderr; names of files and columns in it cannot steer the terminal. */
export const say = ({ stderr }: Pick<Context, 'stderr'>, text: string): void => {
  stderr.write(fitted(visibleText(text), widthOf(stderr)));
};

/** JSON in which what cannot be seen is escaped: equal to any reader of JSON, and harmless on a terminal. */
const visibleJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (hidden) =>
    hidden === '\n' ? hidden : hidden.split('').map(escapedUnit).join(''),
  );

const escapedUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Tells an error to its reader and answers with the exit code it stands for. */
export const tellError = (context: Context, options: GlobalOptions, error: unknown): ExitCode => {
  const { code, message, hint, exit } = described(error);
  if (options.json) {
    context.stderr.write(`${visibleJson({ error: { code, message, hint: hint ?? null } })}\n`);
    return exit;
  }
  const colours = coloursFor(context.stderr, context, options.color);
  context.stderr.write(marked(context, 'error:', colours.red, message));
  if (hint) say(context, `${hint}\n`);
  return exit;
};

/** The code that stands for an error in logs and summaries: `bug` where nobody knows what it is. */
export const errorCode = (error: unknown): string => described(error).code;

interface Described {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly exit: ExitCode;
}

const described = (error: unknown): Described => {
  if (error instanceof UserError) return error;
  const known = systemProblem(error);
  if (known) return known;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    code: 'bug',
    message: `This is a bug in trato, please report it:\n${stack}`,
    exit: exitCodes.bug,
  };
};

type SystemProblem = readonly [problem: string, hint: string];

const diskFull: SystemProblem = [
  'The disk is full: nothing was kept of what was under way.',
  'Free some space and run the same command again.',
];

const diskFails: SystemProblem = [
  'The disk could not be written or read: nothing was kept of what was under way.',
  'See whether it has space and is in order, and run the same command again.',
];

const wrongKind: SystemProblem = [
  'There is a file where a folder is expected, or a folder where a file is.',
  'Move it away and run the same command again.',
];

const otherWriter: SystemProblem = [
  'Another trato is writing to this workspace.',
  'Wait until it has ended and run the same command again.',
];

const noServer: SystemProblem = [
  'The PostgreSQL server cannot be reached: nothing was kept of what was under way.',
  'See whether it runs, and whether TRATO_DATABASE or `database` in trato.yaml names its host and port.',
];

const refusedByServer: SystemProblem = [
  'The PostgreSQL server refuses the user or the password.',
  'Put them right in TRATO_DATABASE or in the `database` of trato.yaml.',
];

const systemProblems: Readonly<Record<string, SystemProblem>> = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EFBIG: diskFull,
  SQLITE_FULL: diskFull,
  EIO: diskFails,
  SQLITE_IOERR: diskFails,
  EEXIST: wrongKind,
  EISDIR: wrongKind,
  ENOTDIR: ['A part of the path is a file, not a folder.', 'Name another path.'],
  EROFS: ['The folder is read-only.', 'Use a workspace or --output folder that can be written.'],
  EACCES: [
    'A file or folder may not be read or written.',
    'Check the permissions of the workspace and of the file named.',
  ],
  EPERM: [
    'A file or folder may not be read or written.',
    'Check the permissions of the workspace and of the file named.',
  ],
  SQLITE_READONLY: ['The database may not be written.', 'Check the permissions of the .trato folder in the workspace.'],
  SQLITE_CANTOPEN: [
    'The database cannot be opened for writing: the workspace is read-only, or its .trato folder may not be written.',
    'Make the workspace writable, or copy it to a place that is and name that with --workspace.',
  ],
  SQLITE_BUSY: otherWriter,
  ECONNREFUSED: noServer,
  ENOTFOUND: noServer,
  EHOSTUNREACH: noServer,
  ETIMEDOUT: noServer,
  ECONNRESET: noServer,
  '28P01': refusedByServer,
  '28000': refusedByServer,
  '3D000': [
    'The PostgreSQL server has no database by that name.',
    'Make it with: createdb --template=template0 --encoding=UTF8 --locale=C NAME.',
  ],
  '42501': ['The PostgreSQL user may not do that in this database.', 'Make the user its owner, or name another user.'],
  '55P03': otherWriter,
  '53100': diskFull,
  '57P01': noServer,
  '57P03': noServer,
  SQLITE_CORRUPT: ['The database file is damaged.', 'Restore the .trato folder from a backup.'],
  SQLITE_NOTADB: ['The database file is not a SQLite database.', 'Restore the .trato folder from a backup.'],
};

/** SQLite's result codes by number, as Node's own driver reports them. */
const sqliteCodes: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
};

const systemProblem = (error: unknown): Described | undefined => {
  const { code, errcode, path } = (error ?? {}) as { code?: string; errcode?: number; path?: string };
  const name = errcode === undefined ? code : sqliteCodes[errcode & 0xff];
  const problem = name === undefined ? undefined : systemProblems[name];
  if (name === undefined || problem === undefined) return undefined;
  const busy = problem === otherWriter;
  return {
    code: /^\d/.test(name) ? `postgres-${name.toLowerCase()}` : name.toLowerCase().replaceAll('_', '-'),
    message: path ? `${path}: ${problem[0]}` : problem[0],
    hint: problem[1],
    exit: busy ? exitCodes.busy : exitCodes.configuration,
  };
};
