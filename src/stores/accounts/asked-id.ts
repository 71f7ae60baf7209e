import { nationalIdKey } from '../../domain/intake/national-id.ts';
import type { Database } from '../database.ts';

/** What an id that somebody typed stands for. */
export interface AskedId {
  /** The customer by that id. */
  readonly customer: AskedCustomer | undefined;
  /** The accounts by that id, by portfolio. */
  readonly accounts: readonly AskedAccount[];
}

export interface AskedCustomer {
  readonly customerId: string;
  /** Where a file has no customer_id, the person's own number stands for it. */
  readonly isNationalId: boolean;
}

export interface AskedAccount extends AskedCustomer {
  readonly portfolio: string;
  readonly accountId: string;
}

/**
 * The customer and the accounts that have the id, written exactly so, a national id also with other marks between its
 * figures; accounts of one portfolio only where it is given.
 */
export const askedId = async (database: Database, id: string, portfolio: string | undefined): Promise<AskedId> => {
  const customer = await customerBy(database, id);
  const accounts: AccountRow[] = await database('accounts as a')
    .join('customers as c', 'c.customer_id', 'a.customer_id')
    .where('a.account_id', id)
    .modify((query) => {
      if (portfolio !== undefined) query.where('a.portfolio', portfolio);
    })
    .orderBy(['a.portfolio', 'a.customer_id'])
    .limit(10)
    .select('a.customer_id', 'a.portfolio', 'a.account_id', 'c.national_id');
  return {
    customer,
    accounts: accounts.map((row) => ({ ...askedCustomer(row), portfolio: row.portfolio, accountId: row.account_id })),
  };
};

const customerBy = async (database: Database, id: string): Promise<AskedCustomer | undefined> => {
  const key = nationalIdKey(id);
  const rows: CustomerRow[] = await database('customers')
    .whereIn('customer_id', [id, key])
    .select('customer_id', 'national_id');
  const customers = rows.map(askedCustomer);
  return (
    customers.find(({ customerId }) => customerId === id) ??
    customers.find(({ customerId, isNationalId }) => customerId === key && isNationalId)
  );
};

interface CustomerRow {
  readonly customer_id: string;
  readonly national_id: string | null;
}

interface AccountRow extends CustomerRow {
  readonly portfolio: string;
  readonly account_id: string;
}

const askedCustomer = ({ customer_id: customerId, national_id }: CustomerRow): AskedCustomer => ({
  customerId,
  isNationalId: national_id !== null && (national_id === customerId || nationalIdKey(national_id) === customerId),
});
