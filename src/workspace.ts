import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { databaseFile, databaseLocation, privateFolderOf } from './database-location.ts';
import { type Day, dayInZone, parseIsoDay } from './domain/day.ts';
import { exitCodes, UserError } from './domain/errors.ts';
import { sweepPassing } from './files/paths/passing-paths.ts';
import type { Settings } from './files/settings/settings.ts';
import { refuseTakenTargets, type Targets } from './output-target.ts';
import type { Database } from './stores/database.ts';
import type { Context, GlobalOptions } from './terminal/context.ts';
import { say } from './terminal/print.ts';
import { refuseWhileLocked } from './workspace-lock.ts';

/** A workspace lent to a command: its folder, settings and database, and the run's only "today". */
export interface Workspace {
  readonly folder: string;
  readonly settings: Settings;
  readonly database: Database;
  readonly asOf: Day;
  readonly context: Context;
  readonly options: GlobalOptions;
}

/**
 * Lends the workspace to the work and closes it afterwards. A command that does not create the database refuses where
 * nothing was imported; one that writes refuses while a run holds the workspace, and sweeps what dead ones left. Where there
 * is no database yet, a `passing` one is made in memory only.
 */
export const withWorkspace = async <T>(
  context: Context,
  options: GlobalOptions & Targets,
  { create, passing = false, writes = false }: { create: boolean; passing?: boolean; writes?: boolean },
  work: (workspace: Workspace) => Promise<T>,
): Promise<T> => {
  const folder = workspaceFolder(context, options);
  await refuseTakenTargets(options, { folder, cwd: context.cwd });
  const { readSettings } = await import('./files/settings/settings.ts');
  const settings = await readSettings(folder);
  const asOf = asOfDay(options.asOf, context, settings.timeZone);
  const { withDatabase } = await import('./stores/database.ts');
  const location = databaseLocation(folder, context.env, settings.database);
  const kept = passing && location === databaseFile(folder) && !existsSync(location) ? ':memory:' : location;
  return withDatabase(kept, { env: context.env, create, beside: privateFolderOf(folder) }, async (database) => {
    if (options.verbose) say(context, `${folder} as of ${asOf}, ${database.client.driverName}\n`);
    if (writes) await refuseWhileLocked(database, context);
    if (writes || (create && !passing)) await sweepPassing(folder);
    return await work({ folder, settings, database, asOf, context, options }).catch(async (error) => {
      const { ofOtherVersion } = await import('./stores/schema-check.ts');
      throw await ofOtherVersion(error, database, context.env);
    });
  });
};

/** The folder named by `--workspace`, else by TRATO_WORKSPACE, else the nearest one upwards that holds a trato.yaml. */
export const workspaceFolder = ({ env, cwd }: Context, { workspace }: GlobalOptions): string => {
  const named = workspace ?? (env.TRATO_WORKSPACE || undefined);
  if (named === undefined) return nearestWorkspace(cwd);
  const folder = resolve(cwd, named);
  if (isWorkspace(folder)) return folder;
  throw noWorkspace(`${folder} is not a workspace: it has no trato.yaml.`);
};

/** The same folder, or none where no workspace is named and none is near: for what does without one. */
export const nearWorkspace = (context: Context, options: GlobalOptions): string | undefined => {
  try {
    return workspaceFolder(context, options);
  } catch (error) {
    const named = options.workspace ?? (context.env.TRATO_WORKSPACE || undefined);
    if (named === undefined && error instanceof UserError) return undefined;
    throw error;
  }
};

const nearestWorkspace = (from: string): string => {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isWorkspace(folder)) return folder;
    if (dirname(folder) === folder)
      throw noWorkspace(`No workspace: neither ${from} nor a folder above it has a trato.yaml.`);
  }
};

const isWorkspace = (folder: string): boolean => {
  const file = join(folder, 'trato.yaml');
  return existsSync(file) && statSync(file).isFile();
};

const noWorkspace = (problem: string): UserError =>
  new UserError(problem, {
    code: 'no-workspace',
    hint: 'Make one with `trato init DIR --country CC`, or name one with --workspace DIR.',
  });

/** The day of `--as-of`, else today on the wall of the workspace's time zone. */
export const asOfDay = (written: string | undefined, { now }: Context, timeZone: string): Day => {
  if (written === undefined) return dayInZone(now(), timeZone);
  const day = parseIsoDay(written);
  if (day) return day;
  throw new UserError(`--as-of "${written}" is not a day of the calendar, expected YYYY-MM-DD such as 2026-11-20.`, {
    code: 'bad-day',
    exit: exitCodes.usage,
  });
};
