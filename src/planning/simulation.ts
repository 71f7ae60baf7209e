import { takeBackDispatches } from '../dispatching/dispatch-records.ts';
import { addDays, type Day } from '../domain/day.ts';
import { minorOf } from '../domain/money.ts';
import { bucketsOf } from '../domain/segment/ageing.ts';
import type { SimulatedDay } from '../domain/simulation/simulated-day.ts';
import { assumeDiscarded, assumeDispatched } from '../stores/batches/assumed-batches.ts';
import { messagesByChannel } from '../stores/batches/batch-contents.ts';
import type { Transaction } from '../stores/database.ts';
import { assignSegments } from '../stores/segments/segments.ts';
import type { Workspace } from '../workspace.ts';
import { refuseBeforeLast } from './before-last.ts';
import { draftIn } from './draft.ts';

/** What a walk through the coming days came to. */
export interface Simulation {
  readonly days: readonly SimulatedDay[];
  readonly warnings: readonly string[];
}

/**
 * Walks so many days forward from the run's own on today's book, as if nobody answered or paid: each day is put into segments,
 * planned and counted as dispatched as it really would be. All of it is written in the transaction, which must be rolled back.
 */
export const simulation = async (
  trx: Transaction,
  workspace: Workspace,
  count: number,
  walked: (day: SimulatedDay) => void,
): Promise<Simulation> => {
  const takenBack = await takeBackDispatches(trx, workspace);
  await refuseBeforeLast({ ...workspace, database: trx });
  const waiting = await assumeDiscarded(trx);
  const warnings = new Set([...takenBack, ...waiting.map(plannedAnew)]);
  const days: SimulatedDay[] = [];
  for (let ahead = 0; ahead < count; ahead += 1) {
    const { warnings: told, ...day } = await simulatedDay(trx, workspace, addDays(workspace.asOf, ahead));
    if (ahead === 0) for (const warning of told) warnings.add(warning);
    days.push(day);
    walked(day);
  }
  return { days, warnings: [...warnings] };
};

const plannedAnew = (batch: number): string =>
  `batch ${batch} is approved and was not dispatched: its messages are planned anew here`;

const simulatedDay = async (
  trx: Transaction,
  workspace: Workspace,
  day: Day,
): Promise<SimulatedDay & { readonly warnings: readonly string[] }> => {
  const { settings, context } = workspace;
  const at = new Date(context.now()).toISOString();
  await assignSegments(trx, settings, { day, buckets: bucketsOf(settings.ageing.edges), promises: settings.promises });
  const { batch, messages, byChannel, bySegment, exclusions, warnings } = await draftIn(trx, workspace, day, at);
  const channels = await messagesByChannel(trx, batch);
  await assumeDispatched(trx, batch, { on: day, at });
  return {
    day,
    messages,
    byChannel,
    bySegment,
    excluded: Object.fromEntries(exclusions.map(({ reason, customers }) => [reason, customers])),
    cost: minorOf(channels.reduce((sum, { cost }) => sum + cost, 0)),
    warnings,
  };
};
