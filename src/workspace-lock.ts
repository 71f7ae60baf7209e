import { hostname } from 'node:os';
import type { Day } from './domain/day.ts';
import { exitCodes, UserError } from './domain/errors.ts';
import { type Database, inTransaction } from './stores/database.ts';
import { beginRun, endRun, type Run, runningRun } from './stores/runs.ts';
import type { Context } from './terminal/context.ts';

interface Locked {
  readonly database: Database;
  readonly asOf: Day;
  readonly context: Context;
}

/** A run that began longer ago than this is taken for dead. */
const longestRunMs = 12 * 60 * 60 * 1000;

/** The runs begun by this process; in a container every process has the same number, so that it proves nothing. */
const begunHere = new Set<string>();

/** Takes the workspace for one run, does the work and gives it back; refuses while another run holds it. */
export const lockingWorkspace = async <T extends { readonly state: 'done' | 'failed' }>(
  { database, asOf, context }: Locked,
  work: (run: number) => Promise<T>,
): Promise<T> => {
  const now = (): string => new Date(context.now()).toISOString();
  const startedAt = now();
  const run = await inTransaction(database, async (trx) => {
    const other = await runningRun(trx);
    if (other && isAlive(other, context.now())) throw busy(other);
    if (other) await endRun(trx, other.run_id, { state: 'abandoned', at: now() });
    return beginRun(trx, { as_of_on: asOf, host: hostname(), process_id: process.pid, started_at: startedAt });
  });
  begunHere.add(keyOf(run, startedAt));
  try {
    const summary = await work(run);
    await endRun(database, run, { state: summary.state, at: now(), summary });
    return summary;
  } catch (error) {
    await endRun(database, run, { state: 'failed', at: now() });
    throw error;
  } finally {
    begunHere.delete(keyOf(run, startedAt));
  }
};

/** Refuses while a run holds the workspace, for commands that would change it under the run. */
export const refuseWhileLocked = async (database: Database, context: Context): Promise<void> => {
  const other = await runningRun(database);
  if (other && isAlive(other, context.now())) throw busy(other);
};

const isAlive = (run: Run, now: number): boolean => {
  const { host, process_id: processId, started_at: startedAt } = run;
  if (now - Date.parse(startedAt) >= longestRunMs) return false;
  if (host !== hostname()) return true;
  if (processId === process.pid) return begunHere.has(keyOf(run.run_id, startedAt));
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const keyOf = (run: number, startedAt: string): string => `${run} ${startedAt}`;

const busy = ({ run_id: number, host, process_id: processId, started_at: startedAt }: Run): UserError =>
  new UserError(`Run ${number} holds this workspace: process ${processId} on ${host}, since ${startedAt}.`, {
    code: 'busy',
    hint: 'Wait until it has ended. If that process is no longer trato, end it, and the next run takes over.',
    exit: exitCodes.busy,
  });
