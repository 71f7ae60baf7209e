import type { Barrier, ExclusionReason } from '../../domain/barrier/exclusion.ts';
import { canonicalExclusion, canonicalMessage, type Message, messageKeys } from '../../domain/plan/batch.ts';
import { messageIdOf } from '../../domain/plan/dispatch-record.ts';
import { type DialectName, insertFor } from '../dialect.ts';
import { insertsOf } from '../sql-text.ts';
import { messageColumns } from './message-columns.ts';

export interface Exclusion {
  readonly customerId: string;
  readonly segment: string;
  readonly reason: ExclusionReason;
  readonly barriers: readonly Barrier[];
}

/** Which batch is written, and for what database. */
export interface DraftTarget {
  readonly batchId: number;
  readonly dialect: DialectName;
}

/** A page of a batch, ready to be written: values only, so that it may come from another thread. */
export interface DraftedPage {
  readonly messages: number;
  readonly excluded: number;
  /** The statements that write the page. */
  readonly statements: readonly string[];
  /** The lines that the batch's hash is over. */
  readonly content: { readonly messages: string; readonly exclusions: string };
}

/** The page of the batch that these messages and exclusions make, both in the order of the customers' ids. */
export const draftedPage = (
  { batchId, dialect }: DraftTarget,
  messages: readonly Message[],
  exclusions: readonly Exclusion[],
): DraftedPage => ({
  messages: messages.length,
  excluded: exclusions.length,
  statements: [
    ...insertsOf(insertFor(dialect), 'messages', writtenColumns, messages.map(messageRow(batchId))),
    ...insertsOf(insertFor(dialect), 'exclusions', exclusionColumns, exclusions.map(exclusionRow(batchId))),
  ],
  content: {
    messages: messages.map(canonicalMessage).join(''),
    exclusions: exclusions.map(({ customerId, reason }) => canonicalExclusion(customerId, reason)).join(''),
  },
});

const writtenColumns = ['batch_id', 'message_id', ...messageKeys.map((key) => messageColumns[key])];

const messageRow = (batchId: number) => (message: Message) => [
  batchId,
  messageIdOf(message),
  ...messageKeys.map((key) => message[key]),
];

const exclusionColumns = ['batch_id', 'customer_id', 'segment', 'reason', 'barriers'];

const exclusionRow =
  (batchId: number) =>
  ({ customerId, segment, reason, barriers }: Exclusion) => [
    batchId,
    customerId,
    segment,
    reason,
    JSON.stringify(barriers),
  ];
