import { join } from 'node:path';
import process from 'node:process';
import type { ComplianceSummary } from '../../src/commands/report/compliance-report.ts';
import { type Database, withDatabase } from '../../src/stores/database.ts';
import { accountRow, batchRow, customerRow, importRow, messageRow } from './batch-workspace.ts';
import { makeWorkspace, type TestWorkspace } from './workspace.ts';

type Values = Readonly<Record<string, string | number | null>>;

/** A ledger written row by row, as no command would leave it. */
export interface Ledger {
  readonly database: Database;
  /** Takes in a file of the day; answers with the import's number. */
  readonly imported: (kind: string, day: string) => Promise<number>;
  /** A message of ours that was dispatched on its day, after the import; by default within 09:00 to 18:00. */
  readonly ours: (day: string, values?: Values, after?: number) => Promise<void>;
  /** A contact made elsewhere; by default a call at noon that nobody answered, told on the day after. */
  readonly theirs: (day: string, values?: Values) => Promise<void>;
}

const offsets: Readonly<Record<string, string>> = {
  MX: '-06:00',
  CO: '-05:00',
  CL: '-03:00',
  US: '-05:00',
  PE: '-05:00',
};

/** A workspace of a country with the customer C-1 and an account ten days past due, and what the filling adds. */
export const ledgerWorkspace = async (
  country: string,
  fill: (ledger: Ledger) => Promise<void>,
): Promise<TestWorkspace> => {
  const workspace = await makeWorkspace({ country });
  const file = join(workspace.folder, '.trato', 'trato.db');
  await withDatabase(file, { env: process.env, create: true }, async (database) => {
    await database('imports').insert(importRow({ as_of_on: '2026-10-01', fresh_on: '2026-10-01' }));
    await database('customers').insert(customerRow('C-1', { phones: '[]', emails: '["ana@example.com"]' }));
    await database('accounts').insert(
      accountRow('C-1', 'A-1', { due_on: '2026-10-20', placed_on: '2026-10-01', balance_on: '2026-10-01' }),
    );
    await fill(ledgerIn(database, offsets[country] ?? '-06:00'));
  });
  return workspace;
};

const ledgerIn = (database: Database, offset: string): Ledger => {
  let imports = 1;
  let messages = 0;
  let contacts = 0;
  const imported = async (kind: string, day: string): Promise<number> => {
    imports += 1;
    await database('imports').insert(
      importRow({ import_id: imports, kind, as_of_on: day, fresh_on: day, content_key: `${imports}` }),
    );
    return imports;
  };
  return {
    database,
    imported,
    ours: async (day, values = {}, after = imports) => {
      messages += 1;
      const batch = { batch_id: messages, state: 'dispatched', as_of_on: day, dispatched_on: day, import_id: after };
      await database('batches').insert(batchRow(batch));
      const message = messageRow('C-1', {
        batch_id: messages,
        message_id: `m-${messages}`,
        account_id: 'A-1',
        channel: 'email',
        recipient: 'ana@example.com',
        send_on: day,
        step: `step-${messages}`,
        not_before: `${day}T09:00:00${offset}`,
        not_after: `${day}T18:00:00${offset}`,
        due_on: '2026-10-20',
        ...values,
      });
      await database('messages').insert(message);
      await database('interactions').insert({
        customer_id: 'C-1',
        interaction_key: `key-${messages}`,
        kind: 'message',
        direction: 'out',
        channel: message.channel,
        portfolio: message.portfolio,
        account_id: message.account_id,
        segment: message.segment,
        step: message.step,
        on_day: message.send_on,
        batch_id: messages,
      });
    },
    theirs: async (day, values = {}) => {
      contacts += 1;
      await database('interactions').insert({
        customer_id: 'C-1',
        interaction_key: `contact ${contacts}`,
        kind: 'contact',
        direction: 'out',
        channel: 'call',
        portfolio: 'tarjetas',
        account_id: 'A-1',
        on_day: day,
        at_time: '12:00',
        result: 'no-answer',
        import_id: await imported('interactions', day),
        ...values,
      });
    },
  };
};

/** The report of November 2026 as JSON. */
export const complianceOf = async ({ trato }: TestWorkspace, ...argv: string[]): Promise<ComplianceSummary> => {
  const outcome = await trato('report', 'compliance', '--from', '2026-11-01', '--to', '2026-11-20', '--json', ...argv);
  if (outcome.exit !== 0) throw new Error(outcome.stderr);
  return outcome.json as unknown as ComplianceSummary;
};

/** Each thing that was not in order: its kind, whose contact it was, the day, the check and the rule. */
export const breachesIn = ({ tables }: ComplianceSummary): readonly string[] => {
  const found = tables.find(({ name }) => name === 'breaches');
  return (found?.rows ?? []).map(([kind, by, , day, , check, rule]) => [kind, by, day, check, rule].join(' ').trim());
};

/** The checks that count something beside contacts checked, with their figures: breaches, warnings, learned later, not known. */
export const countsIn = ({ tables }: ComplianceSummary): Readonly<Record<string, string>> => {
  const checks = tables.find(({ name }) => name === 'checks');
  return Object.fromEntries(
    (checks?.rows ?? [])
      .map(
        ([check, , , breaches, , , warnings, later, unknown]) =>
          [`${check}`, `${breaches} ${warnings} ${later} ${unknown}`] as const,
      )
      .filter(([, counts]) => counts !== '0 0 0 0'),
  );
};
