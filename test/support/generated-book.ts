import fc from 'fast-check';
import { channels } from '../../src/domain/channel.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import type { Transaction } from '../../src/stores/database.ts';
import type { Book } from './naive-facts.ts';
import type { Columns } from './portfolio-tables.ts';

/** Small workspaces with every kind of history, as of about the day: three customers, up to five accounts. */
export const booksAround = (day: Day): fc.Arbitrary<Book> => {
  const within = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((days): string => addDays(day, days));
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
  const customer = fc.integer({ min: 0, max: 2 }).map((index) => `C${index}`);
  const key = fc.integer({ min: 0, max: 4 }).map(accountKeyOf);
  const channel = fc.constantFrom(...channels, 'visit');
  const many = <T>(value: fc.Arbitrary<T>, maxLength = 8) => fc.array(value, { maxLength });
  const keyed = (rows: fc.Arbitrary<Columns>) => fc.tuple(key, rows).map(([account, row]) => ({ ...account, ...row }));
  const customers = fc.tuple(...[0, 1, 2].map((index) => customerRow(`C${index}`)));
  const accounts = fc.tuple(
    ...[0, 1, 2, 3, 4].map((index) =>
      fc
        .record({
          balance_minor: fc.integer({ min: 1, max: 3 }).map((hundreds) => hundreds * 10_000),
          due_on: within(-120, 10),
          placed_on: within(-60, -1),
          valid_from_on: fc.constantFrom('0001-01-01', addDays(day, -30)),
          earlier_due_on: within(-120, 10),
          closed_reason: fc.constantFrom(null, null, null, 'settled'),
          disputed: fc.integer({ min: 0, max: 1 }),
          product: fc.constantFrom(null, 'card', 'loan'),
          notes: fc.constantFrom(null, 'x'),
        })
        .map((row) => ({ ...accountKeyOf(index), ...row })),
    ),
  );
  const payments = many(
    keyed(
      fc.record({
        paid_on: within(-120, 2),
        amount_minor: fc.constantFrom(95, 100, 5000),
        taken: maybe(fc.record({ on: within(-100, 3), all: fc.boolean() })),
      }) as fc.Arbitrary<never>,
    ),
  );
  const holds = many(
    fc
      .record({
        key,
        whole: fc.boolean(),
        reason: fc.constantFrom('agreement', 'vulnerability', 'dispute', 'pause'),
        from_on: within(-100, 3),
        until: maybe(fc.nat(60)),
        released: maybe(fc.nat(60)),
        stops_clock: fc.integer({ min: 0, max: 1 }),
        outcome: fc.constantFrom('met', 'broken', 'cancelled'),
      })
      .map(({ key: { customer_id, portfolio, account_id }, whole, until, released, outcome, ...hold }) => ({
        customer_id,
        portfolio: whole ? null : portfolio,
        account_id: whole ? null : account_id,
        ...hold,
        until_on: until === null ? null : addDays(hold.from_on as Day, until),
        released_on: released === null ? null : addDays(hold.from_on as Day, released),
        release_outcome: hold.reason === 'agreement' && released !== null ? outcome : null,
        added_on: hold.from_on,
      })),
  );
  const promises = many(
    keyed(
      fc
        .record({ made: fc.integer({ min: -60, max: 1 }), due: fc.nat(30), amount_minor: fc.constantFrom(100, 5000) })
        .map(({ made, due, amount_minor }) => ({
          amount_minor,
          made_on: addDays(day, made),
          due_on: addDays(day, made + due),
          cancelled_on: null,
          source: 'command',
        })),
    ),
    4,
  );
  const interactions = many(
    fc.record({
      customer_id: customer,
      kind: fc.constant('contact'),
      direction: fc.constantFrom('in', 'out'),
      channel,
      on_day: within(-93, 1),
      result: fc.constantFrom(null, 'conversation', 'third-party', 'no-answer', 'message-left', 'wrong-number'),
    }),
  );
  const outcomes = many(
    fc.record({
      customer_id: customer,
      outcome: fc.constantFrom('sent', 'opened', 'clicked', 'replied', 'answered', 'bounced', 'unsubscribed'),
      on_day: within(-93, 1),
      channel: maybe(fc.constantFrom(...channels)),
      batch_id: fc.constantFrom(null, 1),
    }),
  );
  const consents = fc.uniqueArray(
    fc.record({
      customer_id: customer,
      channel: fc.constantFrom(...channels),
      dated: fc.integer({ min: 0, max: 1 }),
      since_on: within(-20, 0),
      state: fc.constantFrom('granted', 'refused'),
    }),
    { maxLength: 8, selector: ({ customer_id, channel: by, dated }) => `${customer_id} ${by} ${dated}` },
  );
  return fc
    .record({ customers, accounts, payments, holds, promises, interactions, outcomes, consents })
    .map((told) => bookOf(told as unknown as Told, day));
};

const accountKeyOf = (index: number) => ({
  customer_id: `C${Math.floor(index / 2)}`,
  portfolio: index === 4 ? 'other' : 'main',
  account_id: `A${index}`,
  currency: index === 1 ? 'CLP' : 'MXN',
});

const customerRow = (id: string): fc.Arbitrary<Columns> =>
  fc.record({
    customer_id: fc.constant(id),
    full_name: fc.constantFrom(null, 'Ana'),
    city: fc.constantFrom(null, 'San Juan', 'Lima'),
    preferred_channel: fc.constantFrom(null, ...channels),
    phones: fc.constantFrom('[]', '["+525512345678","+525587654321"]'),
    emails: fc.constantFrom('[]', '["a@example.com"]'),
  });

interface Told extends Omit<Book, 'accounts' | 'versions' | 'payments'> {
  readonly accounts: readonly (Columns & { readonly earlier_due_on: string })[];
  readonly payments: readonly (Columns & { readonly taken: { readonly on: string; readonly all: boolean } | null })[];
}

const bookOf = (told: Told, day: Day): Book => ({
  ...told,
  accounts: told.accounts.map(({ earlier_due_on, ...account }) => ({
    ...account,
    balance_on: day,
    closed_on: account.closed_reason === null ? null : addDays(day, -10),
    import_id: 1,
  })),
  versions: told.accounts.flatMap(({ earlier_due_on, ...account }) =>
    account.valid_from_on === '0001-01-01'
      ? []
      : [
          {
            customer_id: account.customer_id ?? '',
            portfolio: account.portfolio ?? '',
            account_id: account.account_id ?? '',
            currency: account.currency ?? '',
            balance_minor: 1,
            balance_on: day,
            due_on: earlier_due_on,
            valid_from_on: '0001-01-01',
            valid_until_on: account.valid_from_on ?? '',
            replaced_by: 1,
          },
        ],
  ),
  payments: told.payments.flatMap(({ taken, ...payment }, index) => {
    const paid = {
      ...payment,
      payment_key: `P${index}`,
      kind: 'payment',
      reverses: null,
      source: 'file',
      import_id: 1,
    };
    const { paid_on, amount_minor } = paid as { paid_on?: string; amount_minor?: number };
    if (taken === null || taken.on < String(paid_on)) return [paid];
    const back = taken.all ? Number(amount_minor) : 50;
    return [
      paid,
      {
        ...paid,
        payment_key: `R${index}`,
        kind: 'reversal',
        reverses: `P${index}`,
        paid_on: taken.on,
        amount_minor: -back,
      },
    ];
  }),
  holds: told.holds.map((hold, index) => ({ ...hold, hold_id: index + 1 })),
  interactions: told.interactions.map((one, index) => ({ ...one, interaction_key: `${index}` })),
  outcomes: told.outcomes.map((one, index) => ({ ...one, outcome_key: `${index}`, import_id: 1 })),
});

/** Puts the book into an empty database that has one import, and a batch for outcomes of ours. */
export const writeBook = async (trx: Transaction, book: Book): Promise<void> => {
  const tables: readonly [string, readonly Columns[]][] = [
    ['batches', [batch]],
    ['customers', book.customers.map((row) => ({ ...row, import_id: 1 }))],
    ['accounts', book.accounts],
    ['account_history', book.versions],
    ['payments', book.payments],
    ['holds', book.holds],
    ['promises', book.promises],
    ['interactions', book.interactions],
    ['outcomes', book.outcomes],
    ['consents', book.consents],
  ];
  for (const [table, rows] of tables) if (rows.length > 0) await trx(table).insert([...rows]);
};

const batch: Columns = {
  batch_id: 1,
  as_of_on: '2026-01-01',
  state: 'dispatched',
  hash: '',
  import_id: 1,
  candidates: 0,
  messages: 0,
  excluded: 0,
  summary: '{}',
  drafted_at: '',
};
