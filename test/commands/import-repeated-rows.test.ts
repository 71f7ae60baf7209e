import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../support/law.ts';
import { everyRecordUnnumbered } from '../support/tables.ts';
import { makeWorkspace, type Outcome } from '../support/workspace.ts';

interface Row {
  readonly account: string;
  readonly customer: string;
  readonly balance: number;
  readonly phone: string;
  readonly consent: string;
  readonly opened: string;
}

const row = fc.record({
  account: fc.constantFrom(...'ABCDEFGHIJ'),
  customer: fc.constantFrom('C1', 'C2', 'C3'),
  balance: fc.integer({ min: 0, max: 4 }),
  phone: fc.constantFrom('', '5555123456', '5555123457', '99'),
  consent: fc.constantFrom('', 'Y', 'N'),
  opened: fc.constantFrom('2026-01-05', '2026-12-24', '1900-01-01', ''),
});

/** A portfolio, what of it is other in the next two files, and whether a payment comes between. */
const story = fc.record({
  rows: fc.array(row, { minLength: 3, maxLength: 12 }),
  edits: fc.array(fc.record({ rows: fc.array(row, { maxLength: 2 }), without: fc.nat(12), moved: fc.boolean() }), {
    minLength: 2,
    maxLength: 2,
  }),
  paid: fc.boolean(),
});

type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

const edited = (rows: readonly Row[], edit: { rows: readonly Row[]; without: number; moved: boolean }): Row[] => {
  const kept = rows.filter((_, index) => index !== edit.without);
  const all = [...kept.map((old) => edit.rows.find(({ account }) => account === old.account) ?? old), ...edit.rows];
  return edit.moved ? [...all.slice(2), ...all.slice(0, 2)] : all;
};

const csvOf = (rows: readonly Row[], delimiter: string): string =>
  [
    'account_id,customer_id,full_name,balance,due_date,phone,consent_sms,opened_on'.split(','),
    ...rows.map(({ account, customer, balance, phone, consent, opened }) => [
      account,
      customer,
      `Ana ${customer}`,
      `${balance}.50`,
      '2026-10-21',
      phone,
      consent,
      opened,
    ]),
  ]
    .map((cells) => `${cells.join(delimiter)}\n`)
    .join('');

const plain: Row = { account: '', customer: 'C9', balance: 7, phone: '', consent: '', opened: '' };

const days = ['2026-11-20', '2026-11-22', '2026-11-22'];

/** Takes the files in, each after the first in another dialect where `anew`, so that no row is known again. */
const told = async ({ rows, edits, paid }: Story, anew: boolean) => {
  const workspace = await makeWorkspace({ country: 'MX' });
  const files: Row[][] = [rows];
  for (const edit of edits) files.push(edited(files.at(-1) ?? [], edit));
  const summaries: unknown[] = [];
  for (const [index, file] of files.entries()) {
    const path = await workspace.write(
      `file-${index}.csv`,
      csvOf([...file, { ...plain, account: `Z${index}` }], anew && index % 2 === 1 ? ';' : ','),
    );
    const words = ['import', 'portfolio', path, '--json', '--accept-closures', '--as-of', days[index] ?? ''];
    summaries.push(summaryOf(await workspace.trato(...words)));
    if (paid && index === 0) {
      const payments = await workspace.write('pagos.csv', 'account_id,paid_on,amount\nA,2026-11-21,0.25\n');
      await workspace.trato('import', 'payments', payments, '--json', '--as-of', '2026-11-21');
    }
  }
  return { summaries, records: await everyRecordUnnumbered(workspace.folder) };
};

const summaryOf = (outcome: Outcome) => {
  const { exit } = outcome;
  if (outcome.stdout === '') return { exit };
  const { sha256, rejectsFile, delimiter, files, ...summary } = outcome.json;
  return { exit, ...summary };
};

describe('rows of a snapshot that repeat what was taken in', () => {
  it(
    'leave everything as if they had been read',
    () =>
      fc.assert(
        fc.asyncProperty(story, async (files) => {
          expect(await told(files, false)).toEqual(await told(files, true));
        }),
        lawRuns(6, 2026),
      ),
    60_000,
  );
});
