import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storedHash } from '../../src/stores/batches/batches.ts';
import { type Database, withDatabase } from '../../src/stores/database.ts';
import { makeFolder } from './folder.ts';

const settings = `creditor: { name: "Crédito <b>Amigo</b>", help: "responda a este mensaje" }
country: MX
locale: es-MX
currency: MXN
time_zone: America/Mexico_City
segments:
  - { id: early, when: { dpd: { between: [1, 30] } } }
`;

/** A workspace with one import and nothing else, its database lent to the filling; batches get the hash of their content. */
export const batchWorkspace = async (fill: (database: Database) => Promise<void>): Promise<string> => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'trato.yaml'), settings);
  await mkdir(join(folder, '.trato'));
  await withDatabase(join(folder, '.trato', 'trato.db'), { env: process.env, create: true }, async (database) => {
    await database('imports').insert(importRow({}));
    await fill(database);
    for (const batch of await database('batches')) {
      await database('batches')
        .where({ batch_id: batch.batch_id })
        .update({ hash: await storedHash(database, batch) });
    }
  });
  return folder;
};

type Values = Readonly<Record<string, string | number | null>>;

export const importRow = (values: Values): Values => ({
  import_id: 1,
  kind: 'portfolio',
  portfolio: 'tarjetas',
  file_name: 'cartera.csv',
  sha256: 'a',
  content_key: 'a',
  mode: 'snapshot',
  as_of_on: '2026-11-20',
  fresh_on: '2026-11-20',
  imported_at: '2026-11-20T08:00:00Z',
  rows: 10,
  accepted: 10,
  refused: 0,
  created: 10,
  updated: 0,
  unchanged: 0,
  closed: 0,
  summary: '{}',
  ...values,
});

export const customerRow = (customer: string, values: Values = {}): Values => ({
  customer_id: customer,
  full_name: 'Ana Torres',
  phones: '["+525512345678"]',
  emails: '[]',
  import_id: 1,
  ...values,
});

export const accountRow = (customer: string, account: string, values: Values = {}): Values => ({
  customer_id: customer,
  portfolio: 'tarjetas',
  account_id: account,
  currency: 'MXN',
  balance_minor: 100_000,
  balance_on: '2026-11-20',
  due_on: '2026-11-10',
  closed_on: null,
  closed_reason: null,
  valid_from_on: '0001-01-01',
  disputed: 0,
  placed_on: '2026-11-20',
  import_id: 1,
  ...values,
});

export const batchRow = (values: Values): Values => ({
  batch_id: 1,
  as_of_on: '2026-11-20',
  state: 'draft',
  hash: '',
  import_id: 1,
  candidates: 0,
  messages: 0,
  excluded: 0,
  summary: '{}',
  drafted_at: '2026-11-20T12:00:00Z',
  ...values,
});

export const messageRow = (customer: string, values: Values = {}): Values => ({
  batch_id: 1,
  message_id: `message-${customer}`,
  customer_id: customer,
  portfolio: 'tarjetas',
  account_id: `CTA-${customer}-4821`,
  segment: 'early',
  step: 'friendly-reminder',
  template: 'recordatorio-amable',
  tone: 'warm',
  channel: 'whatsapp',
  locale: 'es-MX',
  recipient: '+525512345678',
  recipient_name: 'Ana Torres',
  subject: null,
  body: 'Hola, Ana. Su pago de $1,000.00 venció el 10 de noviembre de 2026.',
  send_on: '2026-11-20',
  not_before: '2026-11-20T08:00:00-06:00',
  not_after: '2026-11-20T20:00:00-06:00',
  time_zone: 'America/Mexico_City',
  step_key: `key-${customer}`,
  currency: 'MXN',
  amount_minor: 100_000,
  due_on: '2026-11-10',
  accounts: 1,
  parts: 1,
  cost_minor: 45,
  decision: JSON.stringify({
    step: { id: 'friendly-reminder', day: 3, dpd: 10, enteredOn: '2026-11-12' },
    channels: [{ channel: 'sms', code: 'no-consent', rule: 'mx-consent' }, { channel: 'whatsapp' }],
    facts: { customer: { first_name: 'Ana' } },
  }),
  ...values,
});

export const exclusionRow = (customer: string, reason: string, values: Values = {}): Values => ({
  batch_id: 1,
  customer_id: customer,
  segment: 'early',
  reason,
  barriers: JSON.stringify([{ code: reason, detail: '' }]),
  ...values,
});
