import { hash } from 'node:crypto';
import type { Day } from '../day.ts';
import { type Message, messageKeys } from './batch.ts';

/** What is kept of a dispatched batch outside the database, so that what went out is known again if the database is not. */
export interface DispatchedBatch {
  readonly batch: number;
  readonly asOf: Day;
  readonly hash: string;
  /** The newest import when it was planned. */
  readonly importId: number;
  readonly candidates: number;
  readonly messages: number;
  readonly excluded: number;
  readonly approvedBy: string | null;
  readonly dispatchedOn: Day;
  readonly dispatchedAt: string;
}

const personal = ['accountId', 'body', 'customerId', 'decision', 'portfolio', 'recipient', 'recipientName', 'subject'];

type PersonalKey =
  | 'accountId'
  | 'body'
  | 'customerId'
  | 'decision'
  | 'portfolio'
  | 'recipient'
  | 'recipientName'
  | 'subject';
export type RecordedKey = Exclude<keyof Message, PersonalKey>;

/** What is kept of each message beside whom and which account it was for: nothing that names anybody. */
export const recordedKeys = messageKeys.filter((key): key is RecordedKey => !personal.includes(key));

/** Whom and which account a message was for, opaque, and what is kept of it in the order of `recordedKeys`. */
export type RecordedMessage = readonly (string | number | null)[];

/** Stands for a customer in the record of one batch; whoever knows the id finds it again, and nobody else. */
export const customerMark = (batchHash: string, customerId: string): string => markOf(batchHash, customerId);

/** Stands for an account of a customer in the record of one batch. */
export const accountMark = (
  batchHash: string,
  { customerId, portfolio, accountId }: Pick<Message, 'customerId' | 'portfolio' | 'accountId'>,
): string => markOf(batchHash, customerId, portfolio, accountId);

const markOf = (...parts: readonly string[]): string => hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22);

/** The message as its batch's record keeps it. */
export const recordedMessage = (batchHash: string, message: Message): RecordedMessage => [
  customerMark(batchHash, message.customerId),
  accountMark(batchHash, message),
  ...recordedKeys.map((key) => message[key]),
];

/** A step is sent once ever for the same arrears of a customer, so that these name one message. */
export const messageIdOf = ({ customerId, stepKey }: Pick<Message, 'customerId' | 'stepKey'>): string =>
  hash('sha256', `${customerId}\n${stepKey}`, 'hex').slice(0, 24);
