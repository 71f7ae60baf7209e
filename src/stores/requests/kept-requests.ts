import type { Day } from '../../domain/day.ts';
import type { RequestState } from '../../domain/request/request-kind.ts';
import { type RequestRow, requestRowColumns } from '../cases/customer-requests.ts';
import type { Database, Transaction } from '../database.ts';
import { strongestState } from '../told/told-requests.ts';

/** A request with the number by which it is answered. */
export interface KeptRequest extends RequestRow {
  /** The number of its first statement. */
  readonly request: number;
  readonly request_key: string;
  /** Of the customer; where it stands for the id it is not told. */
  readonly national_id: string | null;
}

/** Which requests are meant; what is left out does not matter. */
export interface RequestQuestion {
  readonly customerId?: string | undefined;
  readonly key?: string | undefined;
  readonly openOnly?: boolean | undefined;
}

const apart = new Set(['customer_id', 'kind', 'state', 'until_on', 'answer_due_on', 'answered_on']);

/** Requests as all statements of each come to, the earliest first. */
export const keptRequests = async (
  database: Database,
  { customerId, key, openOnly }: RequestQuestion,
): Promise<KeptRequest[]> =>
  database('requests as r')
    .join('customers as c', 'c.customer_id', 'r.customer_id')
    .modify((query) => {
      if (customerId !== undefined) query.where('r.customer_id', customerId);
      if (key !== undefined) query.where('r.request_key', key);
      if (openOnly === true) query.havingRaw(`${strongestState} = 'open'`);
    })
    .groupBy('r.customer_id', 'r.request_key', 'r.kind', 'c.national_id')
    .orderBy('request')
    .select('r.customer_id', 'r.request_key', 'r.kind', 'c.national_id')
    .select(database.raw('min(r.statement_id) as request'), database.raw(`${strongestState} as state`))
    .select(['until_on', 'answer_due_on', 'answered_on'].map((column) => database.raw(`max(r.${column}) as ${column}`)))
    .select(
      requestRowColumns
        .filter((column) => !apart.has(column))
        .map((column) => database.raw(`min(r.${column}) as ${column}`)),
    );

/** The request of the number, whichever of its statements bears it. */
export const requestBy = async (database: Database, number: number): Promise<KeptRequest | undefined> => {
  const row: { customer_id: string; request_key: string; kind: string } | undefined = await database('requests')
    .where({ statement_id: number })
    .first('customer_id', 'request_key', 'kind');
  if (row === undefined) return undefined;
  const found = await keptRequests(database, { customerId: row.customer_id, key: row.request_key });
  return found.find(({ kind }) => kind === row.kind);
};

/** What a request is from the moment it is told to us. */
export type NewRequest = Omit<RequestRow, 'answered_on' | 'state'>;

/** Keeps a request that was told to us; one that is known just so stays as it is. Answers with it and whether it is new. */
export const keepRequest = async (
  trx: Transaction,
  asked: NewRequest,
): Promise<{ readonly kept: KeptRequest; readonly isNew: boolean }> => {
  const key = requestKey(asked);
  const { customer_id: customerId } = asked;
  const ofKind = async (): Promise<KeptRequest | undefined> =>
    (await keptRequests(trx, { customerId, key })).find(({ kind }) => kind === asked.kind);
  const known = await ofKind();
  if (known) return { kept: known, isNew: false };
  await trx('requests').insert({ ...asked, request_key: key, state: 'open', answered_on: null, import_id: null });
  const kept = await ofKind();
  if (kept === undefined) throw new RangeError('a request that was kept is not there');
  return { kept, isNew: true };
};

/** The key of the same request in a file, so that it is one with it. */
const requestKey = ({ kind, on_day, channel, address, portfolio, account_id }: NewRequest): string =>
  [kind, on_day, channel ?? '', address ?? '', account_id === null ? '' : `${portfolio}/${account_id}`].join(' ');

/** Keeps the answer to a request as one more statement of it. */
export const keepAnswer = async (
  trx: Transaction,
  { request: _, national_id, ...asked }: KeptRequest,
  answer: { readonly state: RequestState; readonly answered_on: Day; readonly until_on: Day | null },
): Promise<void> => {
  await trx('requests').insert({ ...asked, ...answer, import_id: null });
};
