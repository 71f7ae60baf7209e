import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { type Channel, channels } from '../../domain/channel.ts';
import type { StoredMessage } from '../../domain/plan/batch.ts';
import { writingProblem } from '../paths/atomic-file.ts';

/** One dispatch file as it was written. */
export interface DispatchFile {
  readonly channel: Channel;
  /** The layout of its columns. */
  readonly profile: 'generic';
  readonly rows: number;
  readonly sha256: string;
}

type Column = readonly [heading: string, value: (message: StoredMessage) => string | number];

const shared: readonly Column[] = [
  ['customer_id', ({ customerId }) => customerId],
  ['account_id', ({ accountId }) => accountId],
  ['step', ({ stepKey }) => stepKey],
  ['message_id', ({ messageId }) => messageId],
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
 * Writes messages as CSV, a file for each channel that has any: UTF-8, commas, a header, LF. Values are never changed for
 * spreadsheets, for gateways take `+52…` as it is. The same messages always give the same bytes. Without a folder they are
 * only counted and hashed.
 */
export const writeDispatchFiles = async (
  folder: string | undefined,
  messages: AsyncIterable<readonly StoredMessage[]>,
): Promise<DispatchFile[]> => {
  const files = new Map<Channel, OpenFile>();
  try {
    for await (const page of messages) {
      for (const [channel, ofChannel] of byChannel(page)) {
        const file = files.get(channel) ?? (await openFile(folder, channel));
        files.set(channel, file);
        await file.add(ofChannel);
      }
    }
    return await Promise.all(channels.flatMap((channel) => files.get(channel)?.end() ?? []));
  } catch (error) {
    throw writingProblem(folder ?? '', error);
  } finally {
    for (const file of files.values()) await file.close();
  }
};

const byChannel = (messages: readonly StoredMessage[]): Map<Channel, StoredMessage[]> => {
  const groups = new Map<Channel, StoredMessage[]>();
  for (const message of messages) {
    const group = groups.get(message.channel);
    if (group) group.push(message);
    else groups.set(message.channel, [message]);
  }
  return groups;
};

interface OpenFile {
  add(messages: readonly StoredMessage[]): Promise<void>;
  end(): Promise<DispatchFile>;
  close(): Promise<void>;
}

const openFile = async (folder: string | undefined, channel: Channel): Promise<OpenFile> => {
  const columns = columnsOf[channel];
  const hash = createHash('sha256');
  if (folder !== undefined) await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = folder === undefined ? undefined : await open(join(folder, `${channel}.csv`), 'w', 0o600);
  const write = async (rows: (string | number)[][]): Promise<void> => {
    const text = stringify(rows);
    hash.update(text);
    await file?.writeFile(text);
  };
  let rows = 0;
  await write([columns.map(([heading]) => heading)]);
  return {
    add: async (messages) => {
      rows += messages.length;
      await write(messages.map((message) => columns.map(([, value]) => value(message))));
    },
    end: async () => {
      await file?.sync();
      return { channel, profile: 'generic', rows, sha256: hash.digest('hex') };
    },
    close: async () => file?.close(),
  };
};
