import type { Database, Transaction } from './database.ts';

export type RunState = 'running' | 'done' | 'failed' | 'abandoned';

/** One execution of the nightly work; the one that is running holds the workspace. */
export interface Run {
  readonly run_id: number;
  readonly as_of_on: string;
  readonly state: RunState;
  readonly host: string;
  readonly process_id: number;
  readonly started_at: string;
}

/** The run that holds the workspace, if there is one. */
export const runningRun = async (trx: Database | Transaction): Promise<Run | undefined> =>
  trx('runs').where({ state: 'running' }).orderBy('run_id', 'desc').first();

/** Takes the workspace for a run; to be called in the transaction that found it free. */
export const beginRun = async (trx: Transaction, run: Omit<Run, 'run_id' | 'state'>): Promise<number> => {
  const [row] = await trx('runs')
    .insert({ ...run, state: 'running' })
    .returning<{ run_id: number }[]>('run_id');
  return Number(row?.run_id);
};

/** Gives the workspace back, with what came of the run. */
export const endRun = async (
  database: Database | Transaction,
  runId: number,
  ended: { readonly state: Exclude<RunState, 'running'>; readonly at: string; readonly summary?: object },
): Promise<void> => {
  await database('runs')
    .where({ run_id: runId, state: 'running' })
    .update({ state: ended.state, ended_at: ended.at, summary: JSON.stringify(ended.summary ?? null) });
};

export interface EndedRun {
  readonly run_id: number;
  /** JSON: what the run told. */
  readonly summary: string | null;
}

/** The runs of the last weeks that ended, the newest first. */
export const endedRuns = async (database: Database | Transaction): Promise<EndedRun[]> =>
  database('runs').whereNotNull('ended_at').orderBy('run_id', 'desc').limit(60).select('run_id', 'summary');
