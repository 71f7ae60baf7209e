import { exitCodes, UserError } from '../domain/errors.ts';
import { askedId } from '../stores/accounts/asked-id.ts';
import type { Database } from '../stores/database.ts';
import { type Subject, subjectOf } from './subject.ts';

/** The customer by the id, else the only one whose account it is: nothing is written about whoever might be meant. */
export const knownCustomer = async (database: Database, id: string): Promise<Subject> => {
  const { customer, accounts } = await askedId(database, id, undefined);
  const owners = new Set(accounts.map(({ customerId }) => customerId));
  if (customer !== undefined || owners.size < 2) return subjectOf(database, { id });
  throw new UserError(`"${id}" is an account of several customers.`, {
    code: 'ambiguous-id',
    hint: 'Give the customer_id instead.',
    exit: exitCodes.usage,
  });
};
