import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountCase, CustomerCase, StepDone } from '../../../src/domain/customer-case.ts';
import { addDays, type Day, laterOf } from '../../../src/domain/day.ts';
import type { Currency, Minor } from '../../../src/domain/money.ts';
import { stepKeyOf, type TreatmentTerms, treatmentOf } from '../../../src/domain/plan/treatment.ts';
import { accountCase, asOf, customerCase, step, strategy, treatmentTerms } from '../../support/customer-case.ts';

const day = (offset: number): Day => addDays(asOf, offset);
const money = (amount: number) => amount as Minor;

const codesOf = (customer: CustomerCase, terms: Partial<TreatmentTerms> = {}) =>
  treatmentOf(customer, treatmentTerms(terms)).barriers.map(({ code }) => code);

/** The step a customer with one such account would get today, or why none. */
const outcomeOf = (account: Partial<AccountCase>, terms: Partial<TreatmentTerms> = {}): string => {
  const customer = customerCase({ accounts: [accountCase(account)] });
  const { treatment, barriers } = treatmentOf(customer, treatmentTerms(terms));
  return treatment ? `${treatment.step.id} until ${treatment.lastDay}` : barriers.map(({ code }) => code).join();
};

describe('the step that is due', () => {
  test.each<[string, Partial<AccountCase>, string]>([
    ['the day before the first step', { dpd: 2 }, 'no-step-due'],
    ['the first step on its day', { dpd: 3 }, `reminder until ${day(3)}`],
    ['the last day of its catch-up', { dpd: 6 }, `reminder until ${day(0)}`],
    ['a day too late', { dpd: 7 }, 'catch-up-expired'],
    ['the day before the next step', { dpd: 9 }, 'catch-up-expired'],
    ['the next step, not the one that was missed', { dpd: 10 }, `help until ${day(3)}`],
    ['the last step', { dpd: 20 }, `options until ${day(3)}`],
    ['long after the last step', { dpd: 400 }, 'catch-up-expired'],
    ['placed today: starts at the step of its age', { dpd: 15, enteredOn: day(0) }, `help until ${day(3)}`],
    ['placed today after years', { dpd: 4000, enteredOn: day(0) }, `options until ${day(3)}`],
    ['placed three days ago', { dpd: 400, enteredOn: day(-3) }, `options until ${day(0)}`],
    ['placed four days ago', { dpd: 400, enteredOn: day(-4) }, 'catch-up-expired'],
    [
      'entered before the step fell due: its own day counts',
      { dpd: 4, enteredOn: day(-4) },
      `reminder until ${day(2)}`,
    ],
    ['entered on the day the step fell due', { dpd: 4, enteredOn: day(-1) }, `reminder until ${day(2)}`],
    ['entered a day after it fell due', { dpd: 4, enteredOn: day(0) }, `reminder until ${day(3)}`],
  ])('%s', (_, account, outcome) => expect(outcomeOf(account)).toBe(outcome));

  test('before the due date, where a step says so', () => {
    const strategies = new Map([['early', strategy('early', step('before', -3), step('on-the-day', 0))]]);
    const outcomes = [-4, -3, -1, 0, 3, 4].map((dpd) => outcomeOf({ dpd }, { strategies }));
    expect(outcomes).toEqual([
      'no-step-due',
      `before until ${day(3)}`,
      `before until ${day(1)}`,
      `on-the-day until ${day(3)}`,
      `on-the-day until ${day(0)}`,
      'catch-up-expired',
    ]);
  });

  test('without catch-up only on its very day', () =>
    expect([3, 4].map((dpd) => outcomeOf({ dpd }, { catchUpDays: 0 }))).toEqual([
      `reminder until ${asOf}`,
      'catch-up-expired',
    ]));

  test('is done once for the same arrears, and again for new ones', () => {
    const account = accountCase({ dpd: 3 });
    const done = { onDay: '2026-11-20' as Day, channel: 'sms', batch: 1 };
    const sent = new Map([[stepKeyOf(account, step('reminder', 3)), done]]);
    const told = treatmentOf(customerCase({ accounts: [account], stepsDone: sent }), treatmentTerms()).barriers;
    expect(told).toEqual([
      { code: 'already-contacted', detail: 'step reminder, sent on 2026-11-20 by sms in batch 1' },
    ]);
    const renewed = accountCase({ dpd: 4 });
    expect(codesOf(customerCase({ accounts: [renewed], stepsDone: sent }))).toEqual([]);
  });

  test('law: never an earlier step than the latest that has come, nor after its catch-up, nor before its day', () => {
    const days = fc.uniqueArray(fc.integer({ min: -10, max: 60 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(days, fc.integer({ min: -20, max: 90 }), fc.nat(40), fc.nat(5), (stepDays, dpd, ago, catchUpDays) => {
        const strategies = new Map([['early', strategy('early', ...stepDays.map((at) => step(`on-${at}`, at)))]]);
        const account = accountCase({ dpd, enteredOn: day(-ago) });
        const terms = treatmentTerms({ strategies, catchUpDays });
        const { treatment } = treatmentOf(customerCase({ accounts: [account] }), terms);
        const come = stepDays.filter((at) => at <= dpd);
        if (come.length === 0) return treatment === undefined;
        const fellDue = laterOf(addDays(account.dueOn, Math.max(...come)), account.enteredOn);
        const lastDay = addDays(fellDue, catchUpDays);
        return asOf > lastDay
          ? treatment === undefined
          : treatment?.step.day === Math.max(...come) && treatment.lastDay === lastDay && fellDue <= asOf;
      }),
    );
  });

  test('law: walked day by day, every step is sent on its own day, once, whatever nights are missed up to the catch-up', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (runs) => {
        const stepsDone = new Map<string, StepDone>();
        const sent: { id: string; late: number }[] = [];
        const dueOn = '2026-10-01' as Day;
        for (const [dpd, ran] of runs.entries()) {
          if (!ran) continue;
          const today = addDays(dueOn, dpd);
          const account = accountCase({ dueOn, dpd, enteredOn: dueOn });
          const { treatment } = treatmentOf(
            customerCase({ accounts: [account], stepsDone }),
            treatmentTerms({ asOf: today }),
          );
          if (!treatment) continue;
          stepsDone.set(treatment.stepKey, { onDay: today, channel: 'sms', batch: 1 });
          sent.push({ id: treatment.step.id, late: dpd - treatment.step.day });
        }
        const due = [
          ['reminder', 3],
          ['help', 10],
          ['options', 20],
        ] as const;
        const expected = due.flatMap(([id, at]) => {
          const late = runs.slice(at, at + 4).indexOf(true);
          return late < 0 ? [] : [{ id, late }];
        });
        expect(sent).toEqual(expected);
      }),
    );
  });
});

describe('the account a customer is treated by', () => {
  const priorities = new Map([['mid', 5]]);
  test.each<[string, Partial<AccountCase>, Partial<AccountCase>, ReadonlyMap<string, number>]>([
    ['of the segment with the higher priority', { segment: 'mid', dpd: 31 }, { dpd: 90 }, priorities],
    ['longer past due', { dpd: 20 }, { dpd: 10, balance: money(9_000_000) }, new Map()],
    ['with the larger balance', { balance: money(2) }, { balance: money(1) }, new Map()],
    ['with the smaller id', { accountId: 'A-1' }, { accountId: 'A-2' }, new Map()],
    ['of the first portfolio', { portfolio: 'a' }, { portfolio: 'b' }, new Map()],
  ])('%s', (_, first, second, given) => {
    const [one, other] = [accountCase({ accountId: 'X', ...first }), accountCase({ accountId: 'X', ...second })];
    const terms = treatmentTerms({ priorities: given });
    expect(treatmentOf(customerCase({ accounts: [one, other] }), terms).account).toBe(one);
    expect(treatmentOf(customerCase({ accounts: [other, one] }), terms).account).toBe(one);
  });

  test('has a strategy: one without drops out, however it ranks, but goes into the message', () => {
    const treated = accountCase({ accountId: 'A', dpd: 3 });
    const watched = accountCase({ accountId: 'B', segment: 'watched', dpd: 300 });
    const { treatment } = treatmentOf(customerCase({ accounts: [watched, treated] }), treatmentTerms());
    expect(treatment).toMatchObject({ account: treated, others: [watched], total: 200_000 });
  });

  test('law: neither the order of the accounts nor what is barred changes anything else', () => {
    const accounts = fc.uniqueArray(
      fc.record({
        accountId: fc.constantFrom('A', 'B', 'C', 'D'),
        portfolio: fc.constantFrom('p', 'q'),
        segment: fc.constantFrom('early', 'mid', 'watched'),
        dpd: fc.integer({ min: -5, max: 40 }),
        balance: fc.nat(3).map(money),
        disputed: fc.boolean(),
        currency: fc.constantFrom('MXN' as Currency, 'USD' as Currency),
      }),
      { minLength: 1, maxLength: 5, selector: ({ accountId, portfolio }) => `${portfolio}/${accountId}` },
    );
    fc.assert(
      fc.property(accounts, fc.infiniteStream(fc.nat()), (given, dice) => {
        const cases = given.map(accountCase);
        const shuffled = [...cases]
          .map((account) => ({ account, at: dice.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ account }) => account);
        const found = treatmentOf(customerCase({ accounts: cases }), treatmentTerms());
        expect(treatmentOf(customerCase({ accounts: shuffled }), treatmentTerms())).toEqual(found);
        const free = cases.filter(({ balance, disputed }) => balance > 0 && !disputed);
        if (free.length === 0) return;
        expect(treatmentOf(customerCase({ accounts: free }), treatmentTerms()).treatment).toEqual(found.treatment);
      }),
    );
  });
});

describe('what goes into the message', () => {
  const accounts = [
    accountCase({ accountId: 'A', dpd: 10 }),
    accountCase({ accountId: 'B', dpd: 5, balance: money(5_000) }),
    accountCase({ accountId: 'due-later', dpd: 0 }),
    accountCase({ accountId: 'disputed', dpd: 50, disputed: true }),
    accountCase({ accountId: 'paid', dpd: 60, balance: money(0) }),
    accountCase({ accountId: 'dollars', dpd: 4, currency: 'USD' as Currency }),
  ];

  test('the past-due accounts of one currency; the disputed and the paid drop out, the others stay', () => {
    const { treatment } = treatmentOf(customerCase({ accounts }), treatmentTerms());
    expect(treatment?.account.accountId).toBe('A');
    expect(treatment?.others.map(({ accountId }) => accountId)).toEqual(['B']);
    expect(treatment?.total).toBe(105_000);
  });

  test('those in no segment too, where they are past due and nothing stands against them', () => {
    const loose = accountCase({ accountId: 'loose', segment: 'unsegmented', dpd: 90 });
    const unsegmented = [
      loose,
      { ...loose, accountId: 'due-later', dpd: 0 },
      { ...loose, accountId: 'disputed', disputed: true },
      { ...loose, accountId: 'paid', balance: money(0) },
      { ...loose, accountId: 'dollars', currency: 'USD' as Currency },
    ];
    const { treatment, account } = treatmentOf(customerCase({ accounts, unsegmented }), treatmentTerms());
    expect(account?.accountId).toBe('A');
    expect(treatment?.others).toEqual([loose, accounts[1]]);
    expect(treatment?.total).toBe(205_000);
  });

  test('nothing where only accounts in no segment are owed', () => {
    const unsegmented = [accountCase({ accountId: 'loose', segment: 'unsegmented' })];
    const paid = [accountCase({ balance: money(0) })];
    expect(codesOf(customerCase({ accounts: paid, unsegmented }))).toEqual(['paid']);
  });

  test('nothing of another currency, also where that one is treated', () => {
    const dollars = accountCase({ accountId: 'USD', dpd: 20, currency: 'USD' as Currency });
    const { treatment } = treatmentOf(customerCase({ accounts: [...accounts, dollars] }), treatmentTerms());
    expect(treatment?.account).toBe(dollars);
    expect(treatment?.others.map(({ accountId }) => accountId)).toEqual(['dollars']);
  });
});

describe('what stands against any message', () => {
  test.each<[string, Partial<AccountCase>[], string]>([
    ['all paid', [{ balance: money(0) }, { accountId: 'B', balance: money(0) }], 'paid'],
    ['all disputed', [{ disputed: true }], 'disputed'],
    ['one paid, one disputed', [{ balance: money(0) }, { accountId: 'B', disputed: true }], 'disputed'],
    ['a dispute about what is paid is over', [{ balance: money(0), disputed: true }], 'paid'],
    ['only what nobody treats is open', [{ balance: money(0) }, { accountId: 'B', segment: 'watched' }], 'paid'],
  ])('%s', (_, accounts, code) =>
    expect(codesOf(customerCase({ accounts: accounts.map(accountCase) }))).toEqual([code]),
  );

  test('a promise that runs bars its account, and the customer where they have no other', () => {
    const promise = { portfolio: 'main', accountId: 'A', madeOn: '2026-11-15' as Day, dueOn: '2026-11-25' as Day };
    const promised = customerCase({ accounts: [accountCase({ accountId: 'A' })], promises: [promise] });
    expect(codesOf(promised)).toEqual(['promise-running']);
    const other = accountCase({ accountId: 'B' });
    const { treatment, barred } = treatmentOf(
      { ...promised, accounts: [...promised.accounts, other] },
      treatmentTerms(),
    );
    expect([treatment?.account, treatment?.others]).toEqual([other, []]);
    expect([...barred.values()].flat()).toEqual([
      { code: 'promise-running', detail: 'promised on 2026-11-15, due on 2026-11-25' },
    ]);
  });

  test.each([
    [0, 3, true],
    [-2, 3, true],
    [-3, 3, false],
    [0, 0, false],
    [0, 1, true],
    [-1, 1, false],
  ])('paid %i days from today, with %i days of rest', (offset, recentPaymentDays, barred) => {
    const payments = [{ paidOn: day(offset), amount: money(100), currency: 'MXN' }];
    expect(codesOf(customerCase({ payments }), { recentPaymentDays })).toEqual(barred ? ['recent-payment'] : []);
  });

  test.each([
    [99_999, []],
    [100_000, []],
    [100_001, ['below-minimum-balance']],
  ])('1000.00 owed, at least %i minor units worth writing about', (least, codes) =>
    expect(codesOf(customerCase(), { minimumBalance: money(least) })).toEqual(codes),
  );

  test('the least counts for the whole message, and in its own currency only', () => {
    const minimumBalance = money(150_000);
    const two = [accountCase(), accountCase({ accountId: 'B' })];
    expect(codesOf(customerCase({ accounts: two }), { minimumBalance })).toEqual([]);
    const dollars = accountCase({ currency: 'USD' as Currency });
    expect(codesOf(customerCase({ accounts: [dollars] }), { minimumBalance })).toEqual([]);
  });

  test('everything is told at once', () => {
    const nobody = customerCase({
      phones: [],
      emails: [],
      payments: [{ paidOn: asOf, amount: money(1), currency: 'MXN' }],
      accounts: [accountCase({ dpd: 1, balance: money(5) })],
    });
    expect(codesOf(nobody, { minimumBalance: money(10) })).toEqual([
      'no-valid-address',
      'recent-payment',
      'below-minimum-balance',
      'no-step-due',
    ]);
  });

  test.each([
    ['a telephone', { phones: ['+52'], emails: [] }],
    ['an e-mail', { phones: [] }],
    ['a postal address', { phones: [], emails: [], address: 'Calle 1' }],
  ])('%s is enough to be reached', (_, contact) => expect(codesOf(customerCase(contact))).toEqual([]));
});
