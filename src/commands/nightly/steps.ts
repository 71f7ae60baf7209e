import { counted } from '../../domain/counted.ts';
import type { ImportSummary } from '../../intake/rows/summary.ts';
import { type Batch, findBatch } from '../../stores/batches/batches.ts';
import { unfinishedDispatches } from '../../stores/batches/dispatches.ts';
import { newestImportId } from '../../stores/imports/imports.ts';
import type { Workspace } from '../../workspace.ts';
import { approveBatch } from '../approve.ts';
import { discardBatch } from '../discard.ts';
import { dispatchBatch } from '../dispatch.ts';
import { offerAccounts } from '../offer/offer-accounts.ts';
import { draftDay } from '../plan.ts';
import { weeklyPageFile } from '../report/weekly.ts';
import { segmentAccounts } from '../segment.ts';
import { importWaitingFiles, type NightOfFiles } from './import-step.ts';
import { refuseUnresolvedInput } from './refused-input.ts';
import type { StepName } from './step-names.ts';

export interface Night extends NightOfFiles {
  readonly output: string | undefined;
}

export interface StepOutcome {
  readonly state: 'done' | 'nothing-to-do' | 'waiting';
  /** What the step came to, in a few words and figures. */
  readonly summary: string;
  readonly refused?: number;
}

export type StepDeed = (night: Night) => Promise<StepOutcome>;

/** What each step does; every one can be done again without doing anything twice. */
export const stepDeeds: Readonly<Record<StepName, StepDeed>> = {
  import: async (night) => {
    const summaries = await importWaitingFiles(night);
    if (summaries.length === 0) return { state: 'nothing-to-do', summary: 'no files' };
    const sum = (count: (summary: ImportSummary) => number): number =>
      summaries.reduce((total, summary) => total + count(summary), 0);
    const refused = sum((summary) => (summary.alreadyImported ? 0 : summary.refused));
    const known = summaries.filter(({ alreadyImported }) => alreadyImported).length;
    const repeated = known > 0 ? `, ${known} known already` : '';
    const rows = sum((summary) => summary.rows);
    return {
      state: 'done',
      refused,
      summary: `${counted(summaries.length, 'file')}, ${counted(rows, 'row')}, ${refused} refused${repeated}`,
    };
  },
  segment: async ({ workspace }) => {
    const { accounts, unsegmented } = await segmentAccounts(workspace, { dryRun: false });
    return { state: 'done', summary: `${counted(accounts, 'open account')}, ${unsegmented} in no segment` };
  },
  offer: async ({ workspace }) => {
    const { offers } = await offerAccounts(workspace, {});
    return { state: 'done', summary: counted(offers, 'offer') };
  },
  plan: async ({ workspace }) => {
    await refuseUnresolvedInput(workspace);
    const waiting = await findBatch(workspace.database, { states: ['approved'] });
    if (waiting && (await isTonights(workspace, waiting))) {
      return { state: 'nothing-to-do', summary: `batch ${waiting.batch_id} waits to be dispatched` };
    }
    if (waiting?.approved_by === approver) await discardBatch(workspace, waiting.batch_id, {});
    const { batch, messages, excluded } = await draftDay(workspace, {});
    if (messages > 0)
      return { state: 'done', summary: `batch ${batch}, ${counted(messages, 'message')}, ${excluded} excluded` };
    await discardBatch(workspace, batch, {});
    return { state: 'nothing-to-do', summary: `no messages, ${excluded} excluded` };
  },
  approve: async ({ workspace }) => {
    const draft = await findBatch(workspace.database, { states: ['draft'] });
    if (draft === undefined) return { state: 'nothing-to-do', summary: 'no draft' };
    if (workspace.settings.approval.nightly === 'person') {
      return {
        state: 'waiting',
        summary: `batch ${draft.batch_id} waits for a person: trato approve ${draft.batch_id}`,
      };
    }
    await approveBatch(workspace, draft.batch_id, { by: approver });
    return { state: 'done', summary: `batch ${draft.batch_id}` };
  },
  dispatch: async ({ workspace, output, dryRun }) => {
    const batches = await batchesToSend(workspace);
    if (batches.length === 0) return { state: 'nothing-to-do', summary: 'nothing to send' };
    let files = 0;
    for (const batch of batches) {
      const sent = await dispatchBatch(workspace, batch, { dryRun, ...(output === undefined ? {} : { output }) });
      files += sent.files.length;
    }
    const numbers = batches.map(({ batch_id: number }) => `batch ${number}`).join(' and ');
    return { state: 'done', summary: `${numbers}, ${counted(files, 'file')}` };
  },
  report: async ({ workspace, dryRun }) => {
    if (dryRun) return { state: 'nothing-to-do', summary: 'not written' };
    return { state: 'done', summary: await weeklyPageFile(workspace) };
  },
};

/** Who approves where the workspace lets a night approve by itself. */
const approver = 'nightly';

/** Whether an approved batch still fits: nothing came in since and its day is today. */
const isTonights = async ({ database, asOf }: Workspace, batch: Batch): Promise<boolean> => {
  return batch.as_of_on === asOf && (await newestImportId(database)) === batch.import_id;
};

/** What a night that was cut off recorded as sent and never gave its files their names, then the approved batch. */
const batchesToSend = async ({ database }: Workspace): Promise<Batch[]> => {
  const approved = await findBatch(database, { states: ['approved'] });
  return [...(await unfinishedDispatches(database)), ...(approved ? [approved] : [])];
};
