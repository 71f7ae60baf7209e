import { hostname } from 'node:os';
import type { Day } from './domain/day.ts';
import { exitCodes, UserError } from './domain/errors.ts';
import { type Database, inTransaction } from './stores/database.ts';
import { beginRun, endRun, type Run, runningRun } from './stores/runs.ts';
import type { Context } from './terminal/context.ts';

interface Held {
  readonly database: Database;
  readonly asOf: Day;
  readonly context: Context;
}

/** A run on another host that began longer ago than this is taken for dead. */
const longestRunMs = 12 * 60 * 60 * 1000;

/** Takes the workspace for one run, does the work and gives it back; refuses while another run holds it. */
export const holdingWorkspace = async <T extends { readonly state: 'done' | 'failed' }>(
  { database, asOf, context }: Held,
  work: (run: number) => Promise<T>,
): Promise<T> => {
  const now = (): string => new Date(context.now()).toISOString();
  const run = await inTransaction(database, async (trx) => {
    const other = await runningRun(trx);
    if (other && isAlive(other, context.now())) throw busy(other);
    if (other) await endRun(trx, other.run_id, { state: 'abandoned', at: now() });
    return beginRun(trx, { as_of_on: asOf, host: hostname(), process_id: process.pid, started_at: now() });
  });
  try {
    const summary = await work(run);
    await endRun(database, run, { state: summary.state, at: now(), summary });
    return summary;
  } catch (error) {
    await endRun(database, run, { state: 'failed', at: now() });
    throw error;
  }
};

/** Refuses while a run holds the workspace, for commands that would change it under the run. */
export const refuseWhileHeld = async (database: Database, context: Context): Promise<void> => {
  const other = await runningRun(database);
  if (other && isAlive(other, context.now())) throw busy(other);
};

const isAlive = ({ host, process_id: processId, started_at: startedAt }: Run, now: number): boolean => {
  if (host !== hostname()) return now - Date.parse(startedAt) < longestRunMs;
  if (processId === process.pid) return true;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const busy = ({ run_id: number, host, process_id: processId, started_at: startedAt }: Run): UserError =>
  new UserError(`Run ${number} holds this workspace: process ${processId} on ${host}, since ${startedAt}.`, {
    code: 'busy',
    hint: 'Wait until it has ended. If that process is no longer trato, end it, and the next run takes over.',
    exit: exitCodes.busy,
  });
