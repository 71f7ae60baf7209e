import { batchAsked } from '../../asked/asked-batch.ts';
import type { Channel } from '../../domain/channel.ts';
import { tongueOf } from '../../domain/page/page-language.ts';
import type { BatchPreview } from '../../domain/preview/batch-preview.ts';
import { messageSample } from '../../domain/preview/message-sample.ts';
import type { PreviewedMessage } from '../../domain/preview/previewed-message.ts';
import type { Batch } from '../../stores/batches/batches.ts';
import type { Database } from '../../stores/database.ts';
import type { Workspace } from '../../workspace.ts';
import { batchPreview } from './batch-preview.ts';

/** Which messages of which batch are asked for. */
export interface PreviewQuestion {
  readonly segment?: string;
  readonly channel?: Channel;
  readonly customer?: string;
  readonly sample: number | 'all';
  readonly unmask?: boolean;
}

/** A batch and those of its messages that were asked for; the messages can be walked more than once. */
export interface ShownBatch {
  readonly preview: BatchPreview;
  readonly warnings: readonly string[];
  readonly messages: () => AsyncIterable<readonly PreviewedMessage[]>;
}

/** Finds the batch and draws the messages to show; the same question has the same answer. Refuses what is not as it was drafted. */
export const previewBatch = async (
  workspace: Workspace,
  batch: string | undefined,
  flags: PreviewQuestion,
): Promise<ShownBatch> => {
  const { database, settings, options } = workspace;
  const store = await import('../../stores/batches/previewed-messages.ts');
  const { previewedMessage } = await import('../../domain/preview/previewed-message.ts');
  const { refuseChangedContent } = await import('../../dispatching/batch-guards.ts');
  const found = await batchAsked(database, batch, 'preview');
  await refuseChangedContent(workspace, found);
  const { segment, channel, customer, sample, unmask = false } = flags;
  const choice = { batchId: found.batch_id, segment, channel, customer };
  const drawing = messageSample(sample === 'all' ? 1 : sample, found.hash);
  let matching = 0;
  for await (const candidates of store.sampleCandidates(database, choice)) {
    matching += candidates.length;
    drawing.add(candidates);
  }
  const { language } = tongueOf(options.lang, settings.locale);
  const terms = { unmask, costCurrency: settings.currency, language };
  const drawn = drawing.drawn();
  const rows = () =>
    sample === 'all'
      ? store.messagesChosen(database, choice)
      : store.messagesOfCustomers(database, found.batch_id, drawn);
  return {
    preview: await batchPreview(database, found, settings.currency, {
      shown: sample === 'all' ? matching : drawn.length,
      masked: !unmask,
    }),
    warnings: [...(unmask ? [unmaskedWarning] : []), ...(matching === 0 ? await whyNone(database, found, flags) : [])],
    messages: async function* () {
      for await (const page of rows()) yield page.map((row) => previewedMessage(row, terms));
    },
  };
};

const unmaskedWarning = 'Names, addresses and account numbers are shown: keep this preview to yourself.';

const whyNone = async (
  database: Database,
  { batch_id }: Batch,
  { segment, customer }: PreviewQuestion,
): Promise<string[]> => {
  const { segmentsOfBatch } = await import('../../stores/batches/previewed-messages.ts');
  const { exclusionOf } = await import('../../stores/batches/batch-contents.ts');
  const reason = customer === undefined ? undefined : await exclusionOf(database, batch_id, customer);
  if (reason !== undefined) return [`That customer gets no message in batch ${batch_id}: ${reason}.`];
  const segments = await segmentsOfBatch(database, batch_id);
  const known = segment === undefined || segments.includes(segment);
  const there = known ? '' : ` Its segments are: ${segments.join(', ') || 'none'}.`;
  return [`No message of batch ${batch_id} matches.${there}`];
};
