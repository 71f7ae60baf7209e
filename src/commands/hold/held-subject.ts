import { knownCustomer } from '../../asked/known-customer.ts';
import { type Subject, subjectOf } from '../../asked/subject.ts';
import type { AccountName } from '../../domain/account.ts';
import { exitCodes, UserError } from '../../domain/errors.ts';
import type { HoldReason } from '../../domain/hold/hold-reason.ts';
import { holdTerms } from '../../domain/hold/hold-terms.ts';
import { askedId } from '../../stores/accounts/asked-id.ts';
import type { Database } from '../../stores/database.ts';

export interface HeldId {
  readonly id: string;
  readonly account?: string | undefined;
  readonly portfolio?: string | undefined;
}

/** Whom a hold bars. */
export interface HeldSubject {
  readonly customerId: string;
  readonly account: AccountName | null;
  readonly warnings: readonly string[];
}

/** The customer by the id, or the account where the reason can be about one; refuses where several are meant. */
export const heldSubject = async (database: Database, asked: HeldId, reason: HoldReason): Promise<HeldSubject> => {
  const personal = holdTerms[reason].bars === 'customer';
  if (asked.account !== undefined) {
    if (personal) throw aboutThePerson(reason);
    return accountOf(database, asked, asked.account);
  }
  const { customerId, account, warnings } = await onlySubject(database, asked);
  if (!personal || account === undefined) return { customerId, account: account ?? null, warnings };
  return {
    customerId,
    account: null,
    warnings: [...warnings, `a hold for ${reason} is about the person: it bars all accounts of the customer`],
  };
};

/** An account by its id alone must be the only one of that id. */
const onlySubject = async (database: Database, { id, portfolio }: HeldId): Promise<Subject> => {
  const subject = await subjectOf(database, { id, portfolio });
  if (subject.account === undefined || subject.warnings.length === 0) return subject;
  throw severalAccounts(id);
};

const accountOf = async (database: Database, { id, portfolio }: HeldId, accountId: string): Promise<HeldSubject> => {
  const { customerId, warnings } = await knownCustomer(database, id);
  const { accounts } = await askedId(database, accountId, portfolio);
  const [account, ...others] = accounts.filter((one) => one.customerId === customerId);
  if (account === undefined) throw notTheirs(accountId);
  if (others.length > 0) throw severalAccounts(accountId);
  return { customerId, account: { portfolio: account.portfolio, accountId }, warnings };
};

const aboutThePerson = (reason: HoldReason): UserError =>
  usage(
    `A hold for ${reason} is about the person, not about one account.`,
    'hold-of-person',
    `Leave --account out. ${holdTerms[reason].why}`,
  );

const notTheirs = (accountId: string): UserError =>
  usage(
    `The customer has no account "${accountId}".`,
    'unknown-account',
    'Give the account_id exactly as it is in the portfolio file, with its zeros and capitals; see --portfolio.',
  );

const severalAccounts = (id: string): UserError =>
  usage(
    `The id "${id}" is that of several accounts.`,
    'ambiguous-account',
    'Name the portfolio of the one that is meant with --portfolio, and its customer where that is not enough: trato hold add CUSTOMER --account ACCOUNT.',
  );

const usage = (problem: string, code: string, hint: string): UserError =>
  new UserError(problem, { code, hint, exit: exitCodes.usage });
