import { takeBackDispatches } from '../../dispatching/dispatch-records.ts';
import { type ExitCode, exitCodes, UserError } from '../../domain/errors.ts';
import { namingWarnings } from '../../domain/message/creditor.ts';
import { dueWarnings } from '../../holds-due.ts';
import { inTransaction } from '../../stores/database.ts';
import { newestImportId } from '../../stores/imports/imports.ts';
import type { GlobalOptions } from '../../terminal/context.ts';
import { errorCode, type Summary } from '../../terminal/print.ts';
import type { FileInRun } from '../../unresolved-file.ts';
import type { Workspace } from '../../workspace.ts';
import { lockingWorkspace, refuseWhileLocked } from '../../workspace-lock.ts';
import { nightLog } from './log.ts';
import { RefusedInput } from './refused-input.ts';
import { type StepName, stepNames } from './step-names.ts';
import { type StepDeed, type StepOutcome, stepDeeds } from './steps.ts';

export interface NightlyOptions extends GlobalOptions {
  readonly only?: string;
  readonly output?: string;
  readonly dryRun?: boolean;
}

interface StepSummary {
  readonly step: StepName;
  readonly state: StepOutcome['state'] | 'failed';
  readonly seconds: number;
  readonly summary: string;
}

export interface NightlySummary extends Summary {
  readonly run: number;
  readonly state: 'done' | 'failed';
  readonly steps: readonly StepSummary[];
  /** The file that stopped the night. */
  readonly refusedFile: FileInRun | null;
}

interface NightOutcome {
  readonly summary: NightlySummary;
  readonly exit: ExitCode;
  /** What stopped the night; told after the summary. */
  readonly error?: unknown;
}

/** Walks a night under the hold of the workspace; the first step that fails stops it and what was done before stays. */
export const walkNight = async (workspace: Workspace, options: NightlyOptions): Promise<NightOutcome> => {
  const steps = stepsAsked(options.only);
  const output = options.output;
  if (options.dryRun) {
    await refuseWhileLocked(workspace.database, workspace.context);
    return inTransaction(
      workspace.database,
      (trx) => walk({ ...workspace, database: trx }, 0, steps, { output, dryRun: true }),
      { dryRun: true },
    );
  }
  let outcome: NightOutcome | undefined;
  await lockingWorkspace(workspace, async (run) => {
    outcome = await walk(workspace, run, steps, { output, dryRun: false });
    return outcome.summary;
  });
  return outcome as unknown as NightOutcome;
};

const walk = async (
  workspace: Workspace,
  run: number,
  steps: readonly StepName[],
  how: { readonly output: string | undefined; readonly dryRun: boolean },
): Promise<NightOutcome> => {
  const { context, asOf, settings } = workspace;
  const log = await nightLog(workspace, run, how.dryRun);
  const done: StepSummary[] = [];
  const takenBack: string[] = [];
  let refused = 0;
  let error: unknown;
  for (const step of steps) {
    const began = context.now();
    const deed: StepDeed = async (night) => {
      if (step === 'plan' || step === 'dispatch') takenBack.push(...(await whatWentOut(workspace)));
      return stepDeeds[step](night);
    };
    const outcome = await attempt(deed, { workspace, run, ...how });
    const seconds = Math.round(context.now() - began) / 1000;
    done.push({ step, seconds, state: outcome.state, summary: outcome.summary });
    log({ step, seconds, state: outcome.state, summary: outcome.summary });
    refused += outcome.refused ?? 0;
    if (outcome.state === 'failed') {
      error = outcome.error;
      break;
    }
  }
  const state = error === undefined ? 'done' : 'failed';
  const exit = refused > 0 ? exitCodes.refusedRows : exitCodes.done;
  const warnings = [
    ...takenBack,
    ...namingWarnings(settings.creditor.name),
    ...(await dueWarnings(workspace.database, asOf)),
  ];
  const refusedFile =
    error instanceof RefusedInput ? { ...error.refused, newestImport: await newestImportId(workspace.database) } : null;
  return { summary: { command: 'nightly', asOf, warnings, run, state, steps: done, refusedFile }, exit, error };
};

/** Before it is decided what is to be done, the ledger holds all that ever went out. */
const whatWentOut = ({ database, folder }: Workspace): Promise<string[]> =>
  inTransaction(database, (trx) => takeBackDispatches(trx, { folder }));

type Attempt =
  | (StepOutcome & { readonly error?: undefined })
  | { readonly state: 'failed'; readonly summary: string; readonly refused?: number; readonly error: unknown };

const attempt = async (deed: StepDeed, night: Parameters<StepDeed>[0]): Promise<Attempt> => {
  try {
    return await deed(night);
  } catch (error) {
    return { state: 'failed', summary: errorCode(error), error };
  }
};

const stepsAsked = (only: string | undefined): readonly StepName[] => {
  if (only === undefined) return stepNames;
  const asked = only.split(',').map((name) => name.trim());
  const unknown = asked.find((name) => !(stepNames as readonly string[]).includes(name));
  if (unknown === undefined) return stepNames.filter((name) => asked.includes(name));
  throw new UserError(`--only "${unknown}" is not a step, expected some of ${stepNames.join(', ')}.`, {
    code: 'unknown-step',
    exit: exitCodes.usage,
  });
};
