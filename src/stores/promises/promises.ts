import type { Day } from '../../domain/day.ts';
import type { Currency, Minor } from '../../domain/money.ts';
import type { PaymentPromise, PromiseState } from '../../domain/promise/promise.ts';
import type { Transaction } from '../database.ts';

/** The account that a promise is about. */
export interface PromisedAccount {
  readonly customerId: string;
  readonly portfolio: string;
  readonly accountId: string;
  readonly currency: Currency;
}

/** Keeps a promise that was told on the command line; answers with its number. */
export const keepPromise = async (
  trx: Transaction,
  { customerId, portfolio, accountId, currency }: PromisedAccount,
  { amount, madeOn, dueOn }: PaymentPromise,
): Promise<number> => {
  const [row] = await trx('promises')
    .insert({
      customer_id: customerId,
      portfolio,
      account_id: accountId,
      amount_minor: amount,
      currency,
      made_on: madeOn,
      due_on: dueOn,
      source: 'command',
    })
    .returning<{ promise_id: number }[]>('promise_id');
  return Number(row?.promise_id);
};

/** A promise of an account that was not cancelled and may still be kept. */
export interface StandingPromise {
  readonly promiseId: number;
  readonly amount: Minor;
  readonly madeOn: Day;
  readonly dueOn: Day;
}

/** The promises of the account that are open, among those whose standing was found, the first due first. */
export const openPromisesOf = async (trx: Transaction, account: PromisedAccount): Promise<StandingPromise[]> => {
  const rows: { promise_id: number; amount_minor: number; made_on: Day; due_on: Day }[] = await trx('promise_standing')
    .where({ customer_id: account.customerId, portfolio: account.portfolio, account_id: account.accountId })
    .where({ state: 'open' })
    .orderBy(['due_on', 'promise_id']);
  return rows.map((row) => ({
    promiseId: Number(row.promise_id),
    amount: Number(row.amount_minor) as Minor,
    madeOn: row.made_on,
    dueOn: row.due_on,
  }));
};

/** A promise as it is listed. */
export interface ListedPromise {
  readonly promise_id: number;
  readonly customer_id: string;
  readonly national_id: string | null;
  readonly portfolio: string;
  readonly account_id: string;
  readonly amount_minor: number;
  readonly paid_minor: number;
  readonly currency: Currency;
  readonly made_on: Day;
  readonly due_on: Day;
  readonly state: PromiseState;
}

export interface PromiseChoice {
  /** No state is every state. */
  readonly states: readonly PromiseState[];
  readonly account?: Pick<PromisedAccount, 'portfolio' | 'accountId'> | undefined;
}

/** The promises whose standing was found, the last due first; so many of them at most. */
export const listedPromises = (
  trx: Transaction,
  choice: PromiseChoice,
  limit: number | 'all',
): Promise<ListedPromise[]> =>
  chosen(trx, choice)
    .join('customers as c', 'c.customer_id', 'p.customer_id')
    .orderBy([
      { column: 'p.due_on', order: 'desc' },
      { column: 'p.promise_id', order: 'desc' },
    ])
    .modify((query) => {
      if (limit !== 'all') query.limit(limit);
    })
    .select('p.*', 'c.national_id');

/** How many promises there are in each state. */
export const promisesByState = async (
  trx: Transaction,
  choice: PromiseChoice,
): Promise<Readonly<Record<string, number>>> => {
  const rows: { state: PromiseState; promises: number }[] = await chosen(trx, choice)
    .groupBy('p.state')
    .orderBy('p.state')
    .select('p.state')
    .count({ promises: '*' });
  return Object.fromEntries(rows.map(({ state, promises }) => [state, Number(promises)]));
};

const chosen = (trx: Transaction, { states, account }: PromiseChoice) =>
  trx('promise_standing as p').modify((query) => {
    if (states.length > 0) query.whereIn('p.state', [...states]);
    if (account) query.where({ 'p.portfolio': account.portfolio, 'p.account_id': account.accountId });
  });

/** A promise as it was made. */
export interface KeptPromise {
  readonly promise_id: number;
  readonly account_id: string;
  readonly portfolio: string;
  readonly amount_minor: number;
  readonly currency: Currency;
  readonly made_on: Day;
  readonly due_on: Day;
  readonly cancelled_on: Day | null;
}

/** The promise by that number. */
export const promiseBy = (trx: Transaction, promiseId: number): Promise<KeptPromise | undefined> =>
  trx('promises').where({ promise_id: promiseId }).first();

/** From the day on it is as if the promise had not been made. */
export const cancelPromise = async (trx: Transaction, promiseId: number, on: Day): Promise<void> => {
  await trx('promises').where({ promise_id: promiseId }).update({ cancelled_on: on });
};
