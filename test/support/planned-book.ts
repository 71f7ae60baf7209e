import fc from 'fast-check';
import { type Channel, channels } from '../../src/domain/channel.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import { type HoldReason, holdReasons } from '../../src/domain/hold/hold-reason.ts';
import type { Currency } from '../../src/domain/money.ts';
import { requestKinds } from '../../src/domain/request/request-kind.ts';
import type { CaseRows } from '../../src/stores/cases/customer-case-rows.ts';
import type { Country } from './naive/naive-pack.ts';
import type { NaiveStep, NaiveTerms } from './naive-contact-law.ts';
import { homes, specialDays } from './planned-places.ts';

/** A step as it is planned by and checked by. */
export interface BookStep extends NaiveStep {
  readonly channels: readonly Channel[];
  readonly template: 'plain' | 'product';
}

/** A workspace's day with its customers and all that is known of them. */
export interface Book {
  readonly terms: Omit<NaiveTerms, 'steps'> & { readonly steps: Readonly<Record<string, readonly BookStep[]>> };
  readonly customers: readonly CaseRows[];
}

const seldom = <T>(value: fc.Arbitrary<T>, one = 8): fc.Arbitrary<T | null> =>
  fc.option(value, { freq: one - 1, nil: null });
const often = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });
/** Mostly none, at times some. */
const few = <T>(value: fc.Arbitrary<T>, most: number, none = 3): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: none, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.array(value, { minLength: 1, maxLength: most }) },
  );

const anyChannel = fc.constantFrom(...channels);
const anyChannels = fc.uniqueArray(anyChannel, { minLength: 1, maxLength: 5 });
const ago = (most: number): fc.Arbitrary<number> => fc.integer({ min: -most, max: 0 });
const lately = fc.oneof(ago(3), ago(8), ago(55), fc.integer({ min: 1, max: 3 }));

const anySteps = fc.uniqueArray(fc.integer({ min: -6, max: 40 }), { minLength: 1, maxLength: 4 }).chain((days) =>
  fc.tuple(
    ...days
      .sort((one, other) => one - other)
      .map((day, index) =>
        fc.record({
          id: fc.constant(`step-${index}`),
          day: fc.constant(day),
          channels: anyChannels,
          template: fc.constantFrom('plain' as const, 'plain' as const, 'plain' as const, 'product' as const),
        }),
      ),
  ),
);

/** In a segment with a strategy, in one without, or in none. */
const anyAccount = fc.record({
  portfolio: fc.constantFrom('cards', 'loans'),
  account_id: fc.constantFrom('A', 'B', 'C', 'D'),
  segment: fc.constantFrom('early', 'early', 'early', 'late', 'late', 'small', 'watched', null),
  entered: fc.oneof(fc.constant(-60), ago(6), ago(40)),
  home: fc.constantFrom(true, true, true, true, false),
  balance_minor: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 1, max: 900_000 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  step: fc.nat(3),
  late: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) },
    { weight: 1, arbitrary: fc.integer({ min: -9, max: 50 }) },
  ),
  disputed: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
  product: fc.constantFrom('Tarjeta', 'Tarjeta', 'Tarjeta', null),
});

const anyInteraction = fc.record({
  direction: fc.constantFrom('out' as const, 'out' as const, 'out' as const, 'in' as const),
  channel: fc.constantFrom<string>(...channels, 'visit'),
  result: fc.constantFrom('conversation', 'sent', 'no-answer', 'third-party', 'failed', null),
  account: fc.option(fc.nat(3)),
  on: lately,
});

/** A message of ours: of the step that is due now, too, at times. */
const anyMessage = fc.record({
  channel: anyChannel,
  account: fc.nat(3),
  step: fc.nat(3),
  accounts: fc.constantFrom(1, 1, 2),
  on: lately,
  other: fc.constantFrom(0, 0, 0, 30),
});

const anyRequest = fc.record({
  kind: fc.constantFrom(...requestKinds),
  on: ago(40),
  until: fc.option(fc.integer({ min: -20, max: 20 })),
  answer: fc.option(fc.integer({ min: -40, max: 20 })),
  state: fc.constantFrom(
    'open' as const,
    'open' as const,
    'granted' as const,
    'refused' as const,
    'withdrawn' as const,
  ),
  channel: fc.option(anyChannel),
  account: fc.option(fc.nat(3)),
  address: fc.option(fc.nat(3)),
});

const anyOutcome = fc.record({
  outcome: fc.constantFrom(
    ...([
      'delivered',
      'opened',
      'clicked',
      'replied',
      'answered',
      'no-answer',
      'soft-failed',
      'bounced',
      'sent',
    ] as const),
    ...(['unsubscribed', 'complaint', 'wrong-number', 'delivered', 'sent'] as const),
  ),
  on: ago(30),
  channel: fc.option(anyChannel, { freq: 8 }),
  address: fc.option(fc.nat(3)),
  ours: fc.boolean(),
});

const anyHold = fc.record({
  reason: fc.constantFrom<HoldReason>(...holdReasons),
  from: fc.integer({ min: -30, max: 3 }),
  lasts: fc.option(fc.integer({ min: 0, max: 40 })),
  released: fc.option(fc.integer({ min: -10, max: 5 })),
  account: fc.option(fc.nat(3), { freq: 2 }),
  stops: fc.constantFrom(0, 1, 1),
});

const anyConsents = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constant(
      channels.map((channel) => ({ channel, state: 'granted' as const, on: -50, dated: 1 as const, form: null })),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.uniqueArray(
      fc.record({
        channel: anyChannel,
        state: fc.constantFrom('granted' as const, 'granted' as const, 'granted' as const, 'refused' as const),
        on: fc.oneof(ago(60), fc.integer({ min: -2, max: 2 })),
        dated: fc.constantFrom(0 as const, 1 as const),
        form: fc.constantFrom(null, null, 'written' as const),
      }),
      { selector: ({ channel, dated }) => `${channel} ${dated}`, maxLength: 8 },
    ),
  },
);

const anyCustomer = fc.record({
  accounts: fc.uniqueArray(anyAccount, {
    minLength: 1,
    maxLength: 4,
    selector: (one) => `${one.portfolio}${one.account_id}`,
  }),
  place: fc.nat(9),
  phones: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
  abroad: seldom(fc.nat(9), 12),
  emails: fc.uniqueArray(fc.constantFrom('ana@example.com', 'b@example.com'), { maxLength: 2 }),
  address: often(fc.constant('Calle 5')),
  city: fc.boolean(),
  language: fc.constantFrom(null, null, null, null, null, 'es', 'es-MX', 'de'),
  time_zone: seldom(fc.constantFrom('America/Tijuana', 'Atlantic/Canary', 'America/Manaus', 'Pacific/Easter'), 15),
  preferred_channel: seldom(anyChannel, 3),
  preferred_hours: seldom(fc.constantFrom('18:00-20:30', '06:00-09:00', '22:00-23:00', '10:15-12:00', 'whenever'), 8),
  consents: anyConsents,
  interactions: few(anyInteraction, 6),
  messages: few(anyMessage, 3, 2),
  requests: few(anyRequest, 2, 7),
  outcomes: few(anyOutcome, 5, 4),
  holds: few(anyHold, 2, 7),
  promises: few(fc.nat(3), 1, 12),
  suppressions: few(fc.record({ channel: fc.constantFrom('all' as const, ...channels), on: ago(40) }), 1, 15),
  payments: few(fc.integer({ min: -9, max: 0 }), 2, 6),
});

type Customer = typeof anyCustomer extends fc.Arbitrary<infer T> ? T : never;

const anyPlanning = fc.record({
  catchUpDays: fc.constantFrom(0, 1, 3, 3, 7),
  recentPaymentDays: fc.constantFrom(0, 3, 5),
  minimumBalance: fc.constantFrom(0, 0, 0, 50_000),
  firstCallDay: fc.constantFrom(-30, 5, 30),
  own: fc.constantFrom(0, 0, 0, 1, 2),
});

/** The few sets of a workspace's own limits: what is worked out for one of them is not worked out again. */
export const ownLimits = [
  { ownHours: undefined, maxPerWeek: undefined, extraHolidays: [] },
  { ownHours: ['09:30', '18:15'], maxPerWeek: 2, extraHolidays: ['2026-11-20', '2027-03-29'] },
  { ownHours: undefined, maxPerWeek: 0, extraHolidays: [] },
] as const satisfies readonly Pick<NaiveTerms, 'ownHours' | 'maxPerWeek' | 'extraHolidays'>[];

const anyDay: fc.Arbitrary<Day> = fc.oneof(
  fc.constantFrom(...specialDays),
  fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-11-09' as Day, days)),
);

/** Any book of one or two customers. */
export const anyBook = (
  countries: readonly Country[] = Object.keys(homes) as Country[],
  on?: Day,
): fc.Arbitrary<Book> =>
  fc
    .record({
      country: fc.constantFrom(...countries),
      asOf: on === undefined ? anyDay : fc.constant(on),
      planning: anyPlanning,
      steps: fc.record({ early: anySteps, late: anySteps, small: anySteps }),
      delinquent: fc.constantFrom([], [], ['early', 'late']),
      priorities: fc.record({ early: fc.nat(2), late: fc.nat(2), small: fc.nat(2), watched: fc.nat(3) }),
      customers: fc.array(anyCustomer, { minLength: 1, maxLength: 2 }),
    })
    .map(({ country, asOf, planning: { own, ...planning }, steps, priorities, delinquent, customers }) => {
      const home = homes[country];
      const limits = ownLimits[own] ?? ownLimits[0];
      const terms = {
        ...limits,
        ...planning,
        country,
        timeZone: home.timeZone,
        asOf,
        currency: home.currency,
        priorities,
        delinquent,
        steps,
      };
      return { terms, customers: customers.map((customer, index) => rowsOf(customer, `C-${index}`, terms)) };
    });

const rowsOf = (customer: Customer, customer_id: string, terms: Book['terms']): CaseRows => {
  const asOf = terms.asOf as Day;
  const on = (days: number): Day => addDays(asOf, days);
  const home = homes[terms.country];
  const accounts = customer.accounts.map(({ entered, home: isHome, step, late, segment, ...account }) => {
    const steps = terms.steps[segment ?? ''] ?? [];
    const dpd = (steps[step % Math.max(steps.length, 1)]?.day ?? 5) + late;
    return {
      ...account,
      customer_id,
      segment,
      entered_on: segment === null ? null : on(entered),
      currency: (isHome ? terms.currency : 'CHF') as Currency,
      due_on: on(-dpd),
      dpd,
      principal_minor: null,
      interest_minor: null,
      fees_minor: null,
      contract_instalment_minor: null,
      extra: null,
    };
  });
  const accountAt = (index: number | null) => (index === null ? undefined : accounts[index]);
  const about = (index: number | null) => {
    const account = accountAt(index);
    return { portfolio: account?.portfolio ?? null, account_id: account?.account_id ?? null };
  };
  const phones = customer.phones.map((index) => home.phones[index] ?? home.phones[0] ?? '');
  if (customer.abroad !== null) phones.push(Object.values(homes)[customer.abroad]?.phones[0] ?? '');
  const addresses = [...phones, ...customer.emails];
  const addressAt = (index: number | null) => (index === null ? null : (addresses[index] ?? null));
  const [region, city, country] = home.places[customer.place % home.places.length] ?? [null, null, null];
  const messages = customer.messages.flatMap(({ account: index, step, on: at, other, channel, accounts: count }) => {
    const account = accounts[index];
    const id = terms.steps[account?.segment ?? '']?.[step]?.id;
    if (account === undefined || id === undefined) return [];
    const key = `${account.segment}/${id}/${addDays(account.due_on, other)}`;
    const known = { kind: 'message' as const, direction: 'out' as const, result: null, batch_id: 1 };
    return [{ ...known, customer_id, interaction_key: key, channel, ...about(index), accounts: count, on_day: on(at) }];
  });
  return {
    customer: {
      customer_id,
      full_name: 'Ana Torres',
      first_name: null,
      company: null,
      language: customer.language,
      phones: JSON.stringify([...new Set(phones)]),
      emails: JSON.stringify(customer.emails),
      address: customer.address,
      city: customer.city ? city : null,
      region,
      postal_code: null,
      country,
      time_zone: customer.time_zone,
      preferred_channel: customer.preferred_channel,
      preferred_hours: customer.preferred_hours,
      payday: null,
      monthly_income_minor: null,
      monthly_expenses_minor: null,
      income_currency: null,
    },
    accounts,
    consents: [...customer.consents].map(({ on: since, ...consent }) => ({
      ...consent,
      customer_id,
      since_on: on(since),
    })),
    interactions: [
      ...customer.interactions.map(({ on: at, account, ...row }, index) => ({
        ...row,
        ...about(account),
        customer_id,
        interaction_key: `told-${index}`,
        kind: 'contact' as const,
        accounts: null,
        on_day: on(at),
        batch_id: null,
      })),
      ...messages.filter(
        (one, index) => messages.findIndex((two) => two.interaction_key === one.interaction_key) === index,
      ),
    ],
    payments: customer.payments.map((days) => ({
      customer_id,
      paid_on: on(days),
      amount_minor: 100,
      currency: terms.currency,
    })),
    requests: customer.requests.map(({ on: at, until, answer, account, address, ...request }) => ({
      ...request,
      ...about(account),
      customer_id,
      on_day: on(at),
      until_on: until === null ? null : on(until),
      answer_due_on: answer === null ? null : on(answer),
      answered_on: null,
      address: addressAt(address),
    })),
    outcomes: customer.outcomes.map(({ on: at, address, ours, ...outcome }) => ({
      ...outcome,
      customer_id,
      on_day: on(at),
      address: addressAt(address),
      batch_id: ours ? 1 : null,
    })),
    holds: customer.holds.map(({ reason, from, lasts, released, account, stops }, index) => ({
      hold_id: index + 1,
      customer_id,
      ...about(account),
      reason,
      from_on: on(from),
      until_on: lasts === null ? null : on(from + lasts),
      review_on: null,
      stops_clock: stops,
      support_need: null,
      evidence: null,
      added_on: on(from),
      released_on: released === null ? null : on(released),
      release_outcome: null,
    })),
    suppressions: customer.suppressions.map(({ channel, on: at }) => ({ customer_id, channel, since_on: on(at) })),
    promises: customer.promises.flatMap((index) => {
      const account = accounts[index];
      if (account === undefined) return [];
      const { portfolio, account_id } = account;
      return [{ customer_id, portfolio, account_id, made_on: on(-3), due_on: on(2) }];
    }),
  };
};
