import { type Identity, withoutStrangers } from '../../domain/suppression/identifier.ts';
import type { OptOut } from '../../domain/suppression/opt-out.ts';
import { optOutsIn } from '../../domain/suppression/opt-out.ts';
import { type OutcomeRow, outcomeOf, outcomesBetween, unsubscribedIn } from '../../stores/cases/customer-outcomes.ts';
import { type RequestRow, requestOf, requestsBetween } from '../../stores/cases/customer-requests.ts';
import { consentOf, consentsOf } from '../../stores/consents/consent-rows.ts';
import type { Transaction } from '../../stores/database.ts';
import { identityOf } from '../../stores/suppressions/suppressions.ts';

/** What must outlive the erasure of a customer: what they asked for, and by what they are known again. */
export interface Outliving {
  readonly identity: Identity;
  readonly optOuts: readonly OptOut[];
}

/** The opt-outs of the customer that are in force; telephones and e-mails that are somebody else's do not stand for them. */
export const outlivingOf = async (trx: Transaction, customerId: string): Promise<Outliving> => {
  const range = [customerId, customerId] as const;
  const rows: OutcomeRow[] = await outcomesBetween(trx, range);
  const requests = ((await requestsBetween(trx, range)) as RequestRow[]).map(requestOf);
  const statements = (await consentsOf(trx, customerId)).map(consentOf);
  const customer = await trx('customers').where({ customer_id: customerId }).first();
  return {
    identity: withoutStrangers(identityOf(customer), { requests, outcomes: rows.map(outcomeOf) }),
    optOuts: optOutsIn([...requests, ...unsubscribedIn(rows)], statements),
  };
};
