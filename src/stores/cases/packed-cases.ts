import type { CustomerCase } from '../../domain/customer-case.ts';
import type { Day } from '../../domain/day.ts';
import type { ConsentRow } from '../consents/consent-rows.ts';
import { type HoldRow, holdColumns } from '../holds/holds.ts';
import { rowsByCustomer, rowsIn } from '../packed-rows.ts';
import { type PromiseRow, promiseColumns } from '../promises/running-promises.ts';
import { type SuppressionRow, suppressionColumns } from '../suppressions/suppressions.ts';
import { caseOf } from './customer-case.ts';
import {
  type AccountRow,
  accountColumns,
  type CustomerRow,
  consentColumns,
  customerColumns,
  type InteractionRow,
  interactionColumns,
  type PaymentRow,
  paymentColumns,
} from './customer-case-rows.ts';
import { type OutcomeRow, outcomeRowColumns } from './customer-outcomes.ts';
import { type RequestRow, requestRowColumns } from './customer-requests.ts';

/** What the rows that are found for each customer of a page are. */
interface RowsFound {
  readonly accounts: AccountRow;
  readonly consents: ConsentRow;
  readonly interactions: InteractionRow;
  readonly outcomes: OutcomeRow;
  readonly requests: RequestRow;
  readonly holds: HoldRow;
  readonly promises: PromiseRow;
  readonly payments: PaymentRow;
  readonly suppressions: SuppressionRow;
}

export type RowKind = keyof RowsFound;

/** The columns in which the rows of each kind are packed. */
export const foundColumns: { readonly [Kind in RowKind]: readonly (keyof RowsFound[Kind] & string)[] } = {
  accounts: accountColumns,
  consents: consentColumns,
  interactions: interactionColumns,
  outcomes: outcomeRowColumns,
  requests: requestRowColumns,
  holds: holdColumns,
  promises: promiseColumns,
  payments: paymentColumns,
  suppressions: suppressionColumns,
};

/** The cases of a page of customers as the database sends them, a text for each kind of rows: whoever needs the cases reads it. */
export interface PackedCases {
  /** The ids of the first and the last customer. */
  readonly range: readonly [string, string];
  readonly customers: string;
  readonly found: Readonly<Record<RowKind, string | null>>;
}

/** The cases that were packed, in the order of the customers' ids; each is made when it is asked for, so that few are there at once. */
export function* casesIn({ customers, found }: PackedCases, day: Day): Generator<CustomerCase> {
  const of = <Kind extends RowKind>(kind: Kind): ((id: string) => readonly RowsFound[Kind][]) =>
    rowsByCustomer(rowsIn<RowsFound[Kind]>(found[kind], foundColumns[kind]));
  const [accounts, consents, interactions] = [of('accounts'), of('consents'), of('interactions')];
  const [outcomes, requests, holds] = [of('outcomes'), of('requests'), of('holds')];
  const [promises, payments, suppressions] = [of('promises'), of('payments'), of('suppressions')];
  for (const customer of rowsIn<CustomerRow>(customers, customerColumns)) {
    const id = customer.customer_id;
    yield caseOf(
      {
        customer,
        accounts: accounts(id),
        consents: consents(id),
        interactions: interactions(id),
        payments: payments(id),
        requests: requests(id),
        outcomes: outcomes(id),
        holds: holds(id),
        promises: promises(id),
        suppressions: suppressions(id),
      },
      day,
    );
  }
}
