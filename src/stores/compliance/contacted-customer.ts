import type { CustomerLedger } from '../../domain/compliance/contact-findings.ts';
import type { Telling, Told } from '../../domain/compliance/silence.ts';
import type { Located } from '../../domain/contact/located.ts';
import type { Day } from '../../domain/day.ts';
import { minorOf } from '../../domain/money.ts';
import { suppressedRequest } from '../../domain/suppression/opt-out.ts';
import { outcomeOf } from '../cases/customer-outcomes.ts';
import { requestOf } from '../cases/customer-requests.ts';
import { consentOf } from '../consents/consent-rows.ts';
import { holdOf } from '../holds/holds.ts';
import type { LedgerRows } from './found-rows.ts';
import * as rows from './ledger-rows.ts';
import { contactsOf } from './made-contacts.ts';
import { owedAccounts } from './owed-accounts.ts';

/** A customer who was contacted, with everything the ledger has that tells whether it was in order. */
export interface ContactedCustomer {
  readonly ledger: CustomerLedger;
  readonly located: Located;
  readonly phones: readonly string[];
}

/** The customer with what the rows come to; `toldOn` knows the day of an import's file. */
export const contactedCustomer = (
  customer: rows.ContactedRow,
  found: LedgerRows,
  toldOn: (importId: number) => Day,
): ContactedCustomer => {
  const id = customer.customer_id;
  const telling = (importId: number | null, onDay: Day): Telling =>
    importId === null ? { importId, toldOn: onDay } : { importId: Number(importId), toldOn: toldOn(Number(importId)) };
  return {
    located: rows.locatedIn(customer),
    phones: JSON.parse(customer.phones) as string[],
    ledger: {
      customerId: id,
      contacts: contactsOf(found.made(id), found.outcomes(id)),
      accounts: owedAccounts(found.versions(id), found.payments(id), toldOn),
      changedBy: Number(customer.import_id),
      ...toldOf(id, found, telling),
    },
  };
};

const toldOf = (id: string, found: LedgerRows, telling: (importId: number | null, onDay: Day) => Telling): Told => ({
  requests: [
    ...found.requests(id).map((row) => ({ ...requestOf(row), ...telling(row.import_id, row.on_day) })),
    ...found.suppressions(id).map(({ channel, since_on: since }) => ({
      ...suppressedRequest({ channel, since }),
      ...telling(null, since),
    })),
  ],
  outcomes: [...found.outcomes(id), ...wrongNumbers(found.made(id))].map((row) => ({
    ...outcomeOf(row),
    ...telling(row.import_id, row.on_day),
  })),
  consents: found.consents(id).map((row) => ({ ...consentOf(row), ...telling(row.import_id, row.since_on) })),
  holds: found.holds(id).map(holdOf),
  promises: found.promises(id).map((row) => promiseOf(row, found.payments(id), telling)),
});

const wrongNumbers = (made: readonly rows.MadeRow[]) =>
  made.flatMap((row) =>
    row.result === 'wrong-number' ? [{ ...row, outcome: 'wrong-number' as const, channel: null, batch_id: null }] : [],
  );

const promiseOf = (
  row: rows.PromisedRow,
  payments: readonly rows.PaidRow[],
  telling: (importId: number | null, onDay: Day) => Telling,
): Told['promises'][number] => ({
  amount: minorOf(Number(row.amount_minor)),
  madeOn: row.made_on,
  dueOn: row.due_on,
  cancelledOn: row.cancelled_on,
  account: { portfolio: row.portfolio, accountId: row.account_id },
  currency: row.currency,
  payments: payments
    .filter(
      (one) => one.portfolio === row.portfolio && one.account_id === row.account_id && one.currency === row.currency,
    )
    .filter(({ amount_minor }) => Number(amount_minor) > 0)
    .map(({ paid_on, amount_minor }) => ({ paidOn: paid_on, amount: minorOf(Number(amount_minor)) })),
  ...telling(row.import_id, row.made_on),
});
