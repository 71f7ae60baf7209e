import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import type { Channel } from '../domain/channel.ts';
import type { Message } from '../domain/plan/batch.ts';
import { writeWhole } from './atomic-file.ts';

/** One dispatch file as it was written. */
export interface DispatchFile {
  readonly channel: Channel;
  /** The layout of its columns. */
  readonly profile: 'generic';
  readonly rows: number;
  readonly sha256: string;
}

type Column = readonly [heading: string, value: (message: Message) => string | number];

const shared: readonly Column[] = [
  ['customer_id', ({ customerId }) => customerId],
  ['account_id', ({ accountId }) => accountId],
  ['step', ({ stepKey }) => stepKey],
  ['send_on', ({ sendOn }) => sendOn],
  ['not_before', ({ notBefore }) => notBefore],
  ['not_after', ({ notAfter }) => notAfter],
  ['time_zone', ({ timeZone }) => timeZone],
  ['template', ({ template }) => template],
  ['language', ({ locale }) => locale],
];

const to: Column = ['to', ({ recipient }) => recipient];
const name: Column = ['name', ({ recipientName }) => recipientName ?? ''];
const subject: Column = ['subject', ({ subject: line }) => line ?? ''];
const body: Column = ['body', ({ body: text }) => text];

const columnsOf: Readonly<Record<Channel, readonly Column[]>> = {
  sms: [to, body, ['parts', ({ parts }) => parts], ...shared],
  whatsapp: [to, body, ...shared],
  email: [to, name, subject, body, ...shared],
  letter: [name, ['address', ({ recipient }) => recipient], subject, body, ...shared],
  call: [to, name, ['guide', ({ body: text }) => text], ...shared],
};

/**
 * Writes the messages of one channel as CSV: UTF-8, commas, a header, LF. Values are never changed for spreadsheets, for
 * gateways take `+52…` as it is. The same messages always give the same bytes. Without a path they are only counted and hashed.
 */
export const writeDispatchFile = async (
  path: string | undefined,
  channel: Channel,
  messages: AsyncIterable<readonly Message[]>,
): Promise<DispatchFile> => {
  const hash = createHash('sha256');
  let rows = 0;
  const columns = columnsOf[channel];
  async function* lines(): AsyncGenerator<string> {
    yield told(stringify([columns.map(([heading]) => heading)]));
    for await (const page of messages) {
      rows += page.length;
      yield told(stringify(page.map((message) => columns.map(([, value]) => value(message)))));
    }
  }
  const told = (text: string): string => {
    hash.update(text);
    return text;
  };
  if (path === undefined) for await (const _ of lines());
  else await writeWhole(path, lines());
  return { channel, profile: 'generic', rows, sha256: hash.digest('hex') };
};
