import { access, constants, statfs } from 'node:fs/promises';
import { Command } from 'commander';
import { databaseLocation, shownLocation } from '../database-location.ts';
import { counted } from '../domain/counted.ts';
import { namingWarnings } from '../domain/message/creditor.ts';
import type { Context, GlobalOptions } from '../terminal/context.ts';
import { report, type Summary } from '../terminal/print.ts';
import { type Workspace, withWorkspace } from '../workspace.ts';

interface Check {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  readonly remedy?: string;
}

export interface DoctorSummary extends Summary {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

export const doctorCommand = (context: Context): Command =>
  new Command('doctor')
    .description('look whether the program, the workspace and the database are in good health')
    .addHelpText('after', '\nExample:\n  $ trato doctor')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const summary = await withWorkspace(context, options, { create: true }, examine);
      report(context, options, summary, ({ checks }) =>
        checks
          .map(
            ({ check, ok, found, remedy }) =>
              `${ok ? 'ok  ' : 'BAD '} ${check}: ${found}${remedy ? `\n     ${remedy}` : ''}`,
          )
          .join('\n'),
      );
      if (!summary.ok) context.leave(3);
    });

/** Examines what the work depends on; each check says what it found and, where that is bad, what to do. */
export const examine = async (workspace: Workspace): Promise<DoctorSummary> => {
  const checks = [
    await programCheck(workspace),
    {
      check: 'settings',
      ok: true,
      found: `trato.yaml is right; ${counted(workspace.settings.segments.length, 'segment')}`,
    },
    await templatesCheck(workspace),
    await rulesCheck(workspace),
    ...(await databaseChecks(workspace)),
    await diskCheck(workspace),
    await folderCheck(workspace),
  ];
  const warnings = namingWarnings(workspace.settings.creditor.name);
  return { command: 'doctor', asOf: workspace.asOf, warnings, ok: checks.every(({ ok }) => ok), checks };
};

const programCheck = async ({ database }: Workspace): Promise<Check> => {
  const { databaseVersion } = await import('../stores/database-health.ts');
  const driver = database.client.driverName as string;
  const found = `Node.js ${process.version}, driver ${driver}, ${await databaseVersion(database)}`;
  return { check: 'program', ok: true, found };
};

const templatesCheck = async (workspace: Workspace): Promise<Check> => {
  const { missingTemplates, planTerms } = await import('../planning/plan-terms.ts');
  const terms = await planTerms(workspace);
  const { locale, strategies } = workspace.settings;
  const missing = missingTemplates(terms, workspace.settings);
  const steps = strategies.reduce((count, strategy) => count + strategy.steps.length, 0);
  if (missing.length === 0)
    return {
      check: 'templates',
      ok: true,
      found: `${counted(steps, 'step finds its own', 'steps find theirs')} in ${locale}`,
    };
  return {
    check: 'templates',
    ok: false,
    found: `missing in ${locale}: ${missing.join(', ')}`,
    remedy: `Write templates/${locale}/${missing[0]}.liquid, or name another template in trato.yaml.`,
  };
};

const rulesCheck = async ({ settings }: Workspace): Promise<Check> => {
  const { readContactPacks } = await import('../files/contact-rules/contact-rules.ts');
  const packs = await readContactPacks([settings.country]);
  const rules = packs.flatMap((pack) => pack.rules);
  return { check: 'contact rules', ok: true, found: `${rules.length} rules for ${settings.country}` };
};

const restore = 'Restore the .trato folder from a backup.';
const remake = `${restore} If another version of trato made it, work on with that one or import the files again.`;

const databaseChecks = async (workspace: Workspace): Promise<Check[]> => {
  const { database, folder, settings, context } = workspace;
  const { databaseHealth } = await import('../stores/database-health.ts');
  const { missing, version, file, orphans } = await databaseHealth(database, context.env);
  const place = shownLocation(databaseLocation(folder, context.env, settings.database));
  if (missing.length > 0) {
    return [{ check: 'database', ok: false, found: `${place} lacks ${missing.join(', ')}`, remedy: remake }];
  }
  const waiting = [await holdsCheck(workspace), await inboxCheck(workspace)];
  if (file === undefined) return [{ check: 'database', ok: true, found: `${place}, ${version}` }, ...waiting];
  const whole = file.check === 'ok';
  return [
    {
      check: 'database',
      ok: whole,
      found: `${place}, ${file.journal}, quick check ${file.check}`,
      ...(whole ? {} : { remedy: restore }),
    },
    {
      check: 'references',
      ok: orphans === 0,
      found:
        orphans === 0
          ? 'every row refers to one that exists'
          : `${counted(orphans, 'row refers', 'rows refer')} to nothing`,
      ...(orphans === 0 ? {} : { remedy: restore }),
    },
    ...waiting,
  ];
};

/** A hold that nobody looked at again in time is no damage, but somebody should. */
const holdsCheck = async ({ database, asOf }: Workspace): Promise<Check> => {
  const { holdsDue } = await import('../holds-due.ts');
  const due = await holdsDue(database, asOf);
  if (due === 0) return { check: 'holds', ok: true, found: 'none is past its review day' };
  return {
    check: 'holds',
    ok: true,
    found: `${due} past the day of review`,
    remedy: 'Look at them again: trato hold list --due.',
  };
};

/** A file that a night refused stops every further night until somebody looks. */
const inboxCheck = async ({ database }: Workspace): Promise<Check> => {
  const { unresolvedFile, unresolvedRemedy, unresolvedWords } = await import('../unresolved-file.ts');
  const file = await unresolvedFile(database);
  if (file === undefined) return { check: 'inbox', ok: true, found: 'no refused file stops the night' };
  return { check: 'inbox', ok: false, found: unresolvedWords(file), remedy: unresolvedRemedy(file) };
};

const leastFreeBytes = 500_000_000;

const diskCheck = async ({ folder }: Workspace): Promise<Check> => {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const ok = free >= leastFreeBytes;
  const found = `${Math.floor(free / 1_000_000)} MB free`;
  return {
    check: 'disk',
    ok,
    found,
    ...(ok ? {} : { remedy: 'Make room: an import needs several times the size of its file.' }),
  };
};

const folderCheck = async ({ folder }: Workspace): Promise<Check> => {
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  return {
    check: 'folder',
    ok: writable,
    found: `${folder} ${writable ? 'can' : 'cannot'} be written`,
    ...(writable ? {} : { remedy: 'Give the user who runs trato the right to write there.' }),
  };
};
