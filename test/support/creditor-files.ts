import fc from 'fast-check';
import type { TestWorkspace } from './workspace.ts';

/** One file of a creditor, as the days go by. */
export interface CreditorFile {
  readonly kind: 'portfolio' | 'payments' | 'customers' | 'requests' | 'interactions';
  readonly portfolio: string;
  readonly mode: 'snapshot' | 'update';
  readonly text: string;
}

const portfolios = ['autos', 'cards'] as const;

const row = (portfolio: string) =>
  fc
    .record({
      account: fc.constantFrom('1', '2', '3', '4'),
      other: fc.boolean(),
      balance: fc.constantFrom('100.00', '100.00', '80.50', '0.00'),
      due: fc.constantFrom('2026-10-01', '2026-11-01'),
      settled: fc.constantFrom('', '', '', '2026-11-10', '2026-11-21'),
      email: fc.constantFrom('', 'a@example.com', 'b@example.com'),
      consent: fc.constantFrom('', 'yes', 'no'),
      currency: fc.constantFrom('MXN', 'MXN', 'USD'),
    })
    .map(({ account, other, balance, due, settled, email, consent, currency }) => ({
      account,
      cells: [account, `${portfolio}-${other ? 'both' : account}`, balance, due, settled, email, consent, currency],
    }));

const placement = (portfolio: string): fc.Arbitrary<CreditorFile> =>
  fc
    .record({
      rows: fc.uniqueArray(row(portfolio), { selector: ({ account }) => account, minLength: 1, maxLength: 4 }),
      mode: fc.constantFrom('snapshot' as const, 'update' as const),
    })
    .map(({ rows, mode }) => ({
      kind: 'portfolio' as const,
      portfolio,
      mode,
      text: table(
        'account_id,customer_id,balance,due_date,settled_on,email,consent_email,currency',
        rows.map(({ cells }) => cells),
      ),
    }));

const payment = fc
  .tuple(
    fc.constantFrom('1', '2', '3', '4'),
    fc.constantFrom('2026-11-05', '2026-11-20', '2026-11-22'),
    fc.constantFrom('10.00', '80.50', '100.00'),
    fc.constantFrom('r1', 'r2'),
    fc.constantFrom('MXN', 'USD'),
  )
  .map((cells) => [...cells]);

const payments = (portfolio: string): fc.Arbitrary<CreditorFile> =>
  fc.array(payment, { minLength: 1, maxLength: 4 }).map((rows) => ({
    kind: 'payments' as const,
    portfolio,
    mode: 'update' as const,
    text: table('account_id,paid_on,amount,reference,currency', rows),
  }));

const told = (portfolio: string): fc.Arbitrary<CreditorFile> => {
  const customer = fc.constantFrom('1', '2', '3', 'both').map((name) => `${portfolio}-${name}`);
  const file = (kind: CreditorFile['kind'], headings: string, ...cells: readonly fc.Arbitrary<string>[]) =>
    fc
      .array(fc.tuple(customer, ...cells), { minLength: 1, maxLength: 3 })
      .map((rows) => ({ kind, portfolio, mode: 'update' as const, text: table(headings, rows) }));
  const day = fc.constantFrom('2026-11-10', '2026-11-17');
  return fc.oneof(
    file(
      'customers',
      'customer_id,email,consent_email,consent_on',
      fc.constantFrom('', 'a@example.com', 'c@example.com'),
      fc.constantFrom('', 'yes', 'no'),
      day,
    ),
    file('requests', 'customer_id,request,day', fc.constantFrom('stop', 'dispute', 'pause'), day),
    file('interactions', 'customer_id,channel,date', fc.constantFrom('call', 'email'), day),
  );
};

const table = (headings: string, rows: readonly (readonly string[])[]): string =>
  `${[headings, ...rows.map((cells) => cells.join(','))].join('\n')}\n`;

/** Any file that one of two creditors may send; their customers are not the same people. */
export const creditorFile: fc.Arbitrary<CreditorFile> = fc
  .constantFrom(...portfolios)
  .chain((portfolio) =>
    fc.oneof(
      { weight: 3, arbitrary: placement(portfolio) },
      { weight: 2, arbitrary: payments(portfolio) },
      told(portfolio),
    ),
  );

/** Takes a file in on the day and answers with the import's number, or undefined where all was known already. */
export const takeIn = async (
  { trato, write }: TestWorkspace,
  { kind, portfolio, mode, text }: CreditorFile,
  day: string,
): Promise<Readonly<Record<string, unknown>>> => {
  const told = kind === 'portfolio' ? ['--mode', mode, '--accept-closures'] : [];
  const file = await write(`${kind}.csv`, text);
  const argv = ['import', kind, file, '--portfolio', portfolio, '--as-of', day, ...told, '--json'];
  const { exit, json, stderr } = await trato(...argv);
  if (exit !== 0 && exit !== 4) throw new Error(stderr);
  return json;
};
