import { join } from 'node:path';
import { UserError } from './domain/errors.ts';

/** Where the workspace's database is: the server that TRATO_DATABASE or trato.yaml name, else a file of its own. */
export const databaseLocation = (folder: string, env: NodeJS.ProcessEnv, written?: string): string => {
  if (env.TRATO_DATABASE) return serverUrl(env.TRATO_DATABASE, 'TRATO_DATABASE');
  return databaseNamed(written, env) ?? databaseFile(folder);
};

/** The file that holds the database of a workspace without a server. */
export const databaseFile = (folder: string): string => join(privateFolderOf(folder), 'trato.db');

/** The folder for what only Trato reads: the database, the key of the suppression list, the logs. */
export const privateFolderOf = (folder: string): string => join(folder, '.trato');

/** Where a database is, without who asks and by which password. */
export const shownLocation = (location: string): string => {
  if (!isServer.test(location)) return location;
  const { protocol, host, pathname } = new URL(location);
  return `${protocol}//${host}${pathname}`;
};

const isServer = /^postgres(?:ql)?:\/\/./;

const databaseNamed = (written: string | undefined, env: NodeJS.ProcessEnv): string | undefined => {
  if (written === undefined) return undefined;
  const variable = /^\$\{(\w+)\}$/.exec(written)?.[1];
  if (variable === undefined) return serverUrl(written, 'trato.yaml: database');
  const named = env[variable];
  if (named) return serverUrl(named, variable);
  throw new UserError(`trato.yaml: database names the environment variable ${variable}, which is not set.`, {
    code: 'database-not-named',
    hint: `Set ${variable} to postgres://USER:PASSWORD@HOST/NAME, or take the line out to use a file in the workspace.`,
  });
};

/** The URL as it is; one that is none is not repeated, for it may hold a password. */
const serverUrl = (url: string, where: string): string => {
  if (isServer.test(url) && URL.canParse(url)) return url;
  throw new UserError(`${where} is not the URL of a PostgreSQL database.`, {
    code: 'bad-database-url',
    hint: 'Write it as postgres://USER:PASSWORD@HOST:5432/NAME, or leave it out to use a file in the workspace.',
  });
};
