import type { BatchState } from '../plan/batch.ts';

/** What a batch of the day has of a customer. */
export interface PlannedAs {
  readonly batch: number;
  readonly state: BatchState;
  /** Null where the customer was no candidate of the batch. */
  readonly planned:
    | { readonly decision: 'message'; readonly step: string; readonly channel: string; readonly sendOn: string }
    | { readonly decision: 'excluded'; readonly reason: string }
    | null;
}

/** What is decided of the customer now. */
export interface DecidedNow {
  readonly decision: 'message' | 'excluded';
  /** The reason that counts; null with a message, and for whom the plan does not look at. */
  readonly reason: string | null;
  readonly step: string | null;
  readonly channel: string | null;
  readonly sendOn: string | null;
}

export interface PlannedAgreement extends PlannedAs {
  readonly agrees: boolean;
  /** In a sentence. */
  readonly told: string;
}

/** Whether what is decided now is what the batch has; what was dispatched in the meantime stands against itself. */
export const plannedAgreement = (batch: PlannedAs, now: DecidedNow): PlannedAgreement => {
  const planned = plannedWords(batch.planned);
  const head = `Batch ${batch.batch} of the day (${batch.state}) has ${planned}`;
  if (batch.state === 'dispatched' && batch.planned?.decision === 'message' && now.reason === 'already-contacted') {
    return { ...batch, agrees: true, told: `${head}; it was dispatched, so nothing more is due` };
  }
  const agrees = plannedWords(nowAs(now)) === planned;
  const told = agrees
    ? `${head}, as is explained here`
    : `${head}; the data or the settings have changed since, now it would be ${plannedWords(nowAs(now))}`;
  return { ...batch, agrees, told };
};

const nowAs = ({ decision, reason, step, channel, sendOn }: DecidedNow): PlannedAs['planned'] => {
  if (decision === 'message') return { decision, step: step ?? '', channel: channel ?? '', sendOn: sendOn ?? '' };
  return reason === null ? null : { decision, reason };
};

const plannedWords = (planned: PlannedAs['planned']): string => {
  if (planned === null) return 'neither a message nor a reason: the customer was no candidate';
  if (planned.decision === 'excluded') return `no message (${planned.reason})`;
  return `a message, step ${planned.step} by ${planned.channel} on ${planned.sendOn}`;
};
