import type { Channel } from '../channel.ts';
import type { Day } from '../day.ts';
import type { Totals } from '../money.ts';
import type { BatchState } from '../plan/batch.ts';

/** What a preview tells of its batch, beside the messages themselves. */
export interface BatchPreview {
  readonly batch: number;
  readonly state: BatchState;
  readonly hash: string;
  /** The day the batch was drafted for. */
  readonly batchAsOf: Day;
  readonly candidates: number;
  readonly excluded: number;
  readonly byChannel: Readonly<Partial<Record<Channel, ChannelSummary>>>;
  readonly exclusions: readonly { readonly reason: string; readonly customers: number }[];
  readonly cost: Totals;
  /** How many messages are shown, of how many that the batch has. */
  readonly shown: number;
  readonly of: number;
  readonly masked: boolean;
}

export interface ChannelSummary {
  readonly messages: number;
  readonly parts: number;
  readonly cost: Totals;
}
