import type { Transaction } from '../database.ts';
import { looseIdOf, nationalIdKeyOf } from './id-forms.ts';
import { anyReceived, passingTable } from './received-payments.ts';

/**
 * Finds what each staged row is paid for, never by guess: the account it names, several accounts in one cell, the one account its
 * reference names, or its customer. What stays open has a `problem`, or waits (`amount`: for a day on which one account of the
 * customers owes exactly that; `taken`: for the payment that a reversal takes back).
 */
export const matchPayments = async (trx: Transaction, portfolio: string | undefined): Promise<void> => {
  const scope = scopeOf(portfolio);
  await matchAccounts(trx, scope);
  await matchSeveralAccounts(trx, scope);
  await findCustomers(trx);
  await matchReferences(trx, scope);
  await matchCustomers(trx, scope);
  await leaveTheRest(trx);
};

interface Scope {
  readonly portfolio: string | undefined;
  /** A condition on accounts `a`, with one binding where a portfolio narrows the search. */
  readonly within: string;
  /** The same for accounts that must have their id alone among those searched. */
  readonly alone: string;
  readonly bindings: readonly string[];
}

const scopeOf = (portfolio: string | undefined): Scope => {
  const within = portfolio === undefined ? '' : 'and a.portfolio = ?';
  const others = portfolio === undefined ? '' : 'and b.portfolio = ?';
  const alone = `${within} and not exists (select 1 from accounts b where b.account_id = a.account_id
    and (b.portfolio <> a.portfolio or b.customer_id <> a.customer_id) ${others})`;
  return { portfolio, within, alone, bindings: portfolio === undefined ? [] : [portfolio] };
};

const open = 'r.scope is null and r.problem is null';

const matchAccounts = async (trx: Transaction, { alone, bindings }: Scope): Promise<void> => {
  await trx.raw(
    `update received as r set customer_id = a.customer_id, portfolio = a.portfolio, account_id = a.account_id,
     scope = 'account', matched_by = 'account', problem = case when a.currency <> r.currency then 'currency-differs' end
     from accounts a where a.account_id = r.account_said ${alone}`,
    [...bindings, ...bindings],
  );
};

const matchSeveralAccounts = async (trx: Transaction, { alone, bindings }: Scope): Promise<void> => {
  const named = `exists (select 1 from received_names n where n.line = r.line and n.role = 'account')`;
  if (await anyReceived(trx, named)) {
    await trx.raw(
      `insert into received_targets (line, customer_id, portfolio, account_id)
       select n.line, a.customer_id, a.portfolio, a.account_id from received r
       join received_names n on n.line = r.line and n.role = 'account' join accounts a on a.account_id = n.name ${alone}
       where ${open}`,
      [...bindings, ...bindings],
    );
    await trx.raw(
      `update received as r set scope = 'accounts', matched_by = 'accounts' where ${open} and ${named} and not exists (
       select 1 from received_names n where n.line = r.line and n.role = 'account' and not exists (
       select 1 from received_targets t where t.line = n.line and t.account_id = n.name))`,
    );
    await trx.raw(
      `update received as r set problem = 'currency-differs' where r.scope = 'accounts' and exists (select 1 from
       received_targets t join accounts a on a.customer_id = t.customer_id and a.portfolio = t.portfolio
       and a.account_id = t.account_id where t.line = r.line and a.currency <> r.currency)`,
    );
  }
  await trx.raw(
    `update received as r set problem = case when exists (select 1 from accounts a where a.account_id = r.account_said)
     then 'ambiguous-account' else 'unknown-account' end where ${open} and r.account_said is not null`,
  );
};

/** Customers by their id, else by their national id whatever its marks; several may have one national id. */
const findCustomers = async (trx: Transaction): Promise<void> => {
  await trx.raw(
    `insert into received_customers (line, customer_id) select r.line, c.customer_id from received r
     join customers c on c.customer_id = r.customer_said where ${open}`,
  );
  const without = `coalesce(r.national_key, r.customer_said) is not null and not exists (
    select 1 from received_customers f where f.line = r.line)`;
  if (!(await anyReceived(trx, without))) return;
  await passingTable(trx, 'customer_keys', 'customer_id text, id_key text');
  await trx.raw(
    `insert into customer_keys (customer_id, id_key) select customer_id, ${nationalIdKeyOf('national_id')} from customers
     where national_id is not null`,
  );
  await trx.raw('create index customer_keys_key on customer_keys (id_key)');
  await trx.raw(
    `insert into received_customers (line, customer_id) select r.line, k.customer_id from received r
     join customer_keys k on k.id_key = coalesce(r.national_key, ${nationalIdKeyOf('r.customer_said')})
     where ${open} and ${without}`,
  );
};

/** By the reference as it is, in its loose form, then by a word in it; each only where nothing surer was found. */
const matchReferences = async (trx: Transaction, scope: Scope): Promise<void> => {
  await findCandidates(trx, scope, 'whole', 'accounts', 'account_id');
  const loose = `exists (select 1 from received_names n where n.line = r.line and n.role = 'loose') and not exists
    (select 1 from received_candidates c where c.line = r.line)`;
  if (await anyReceived(trx, loose)) {
    await passingTable(trx, 'account_keys', 'customer_id text, portfolio text, account_id text, loose_id text');
    await trx.raw(
      `insert into account_keys (customer_id, portfolio, account_id, loose_id)
       select customer_id, portfolio, account_id, ${looseIdOf('account_id')} from accounts`,
    );
    await trx.raw('create index account_keys_loose on account_keys (loose_id)');
    await findCandidates(trx, scope, 'loose', 'account_keys', 'loose_id');
  }
  await findCandidates(trx, scope, 'word', 'accounts', 'account_id');
  await takeCandidates(trx);
};

const findCandidates = async (
  trx: Transaction,
  { within, bindings }: Scope,
  role: string,
  table: string,
  column: string,
): Promise<void> => {
  await trx.raw(
    `insert into received_candidates (line, customer_id, portfolio, account_id)
     select distinct r.line, a.customer_id, a.portfolio, a.account_id from received r
     join received_names n on n.line = r.line and n.role = ? join ${table} a on a.${column} = n.name ${within}
     where ${open} and r.account_said is null and not exists (select 1 from received_candidates c where c.line = r.line)`,
    [role, ...bindings],
  );
};

/** A reference that names an account of somebody other than the customer named contradicts itself, and is nobody's. */
const takeCandidates = async (trx: Transaction): Promise<void> => {
  const others = `exists (select 1 from received_customers f where f.line = r.line) and exists (select 1 from
    received_candidates c where c.line = r.line) and not exists (select 1 from received_candidates c
    join received_customers f on f.line = c.line and f.customer_id = c.customer_id where c.line = r.line)`;
  await trx.raw(`update received as r set problem = 'unmatched-payment' where ${open} and ${others}`);
  await trx.raw(
    `delete from received_candidates as c where exists (select 1 from received_customers f where f.line = c.line)
     and not exists (select 1 from received_customers f where f.line = c.line and f.customer_id = c.customer_id)`,
  );
  await trx.raw(
    `update received as r set customer_id = c.customer_id, portfolio = c.portfolio, account_id = c.account_id,
     scope = 'account', matched_by = 'reference', problem = case when a.currency <> r.currency then 'currency-differs' end
     from received_candidates c join accounts a on a.customer_id = c.customer_id and a.portfolio = c.portfolio
     and a.account_id = c.account_id
     where ${open} and c.line = r.line and (select count(*) from received_candidates d where d.line = r.line) = 1`,
  );
};

/** One customer, and for money one portfolio: its accounts in that currency are what is paid for. */
const matchCustomers = async (trx: Transaction, { within, bindings }: Scope): Promise<void> => {
  await trx.raw(
    `update received as r set customer_id = f.customer_id from received_customers f where ${open} and f.line = r.line
     and (select count(*) from received_customers g where g.line = r.line) = 1`,
  );
  await trx.raw(
    `insert into received_targets (line, customer_id, portfolio, account_id)
     select r.line, a.customer_id, a.portfolio, a.account_id from received r cross join received_customers f
     cross join accounts a where f.line = r.line and a.customer_id = f.customer_id and a.currency = r.currency ${within}
     and ${open}`,
    [...bindings],
  );
  await trx.raw(
    `update received as r set matched_by = 'customer', scope = case when r.kind = 'reversal' or
     (select count(distinct t.portfolio) from received_targets t where t.line = r.line) = 1 then 'customer' else 'amount' end
     where ${open} and r.customer_id is not null and exists (select 1 from received_targets t where t.line = r.line)`,
  );
  await trx.raw(
    `update received as r set scope = 'amount' where ${open} and r.kind <> 'reversal'
     and exists (select 1 from received_targets t where t.line = r.line)`,
  );
};

const namesNothing = 'coalesce(r.account_said, r.customer_said, r.national_key, r.reference) is null';

/** A reversal may still be known by the payment it takes back. */
const leaveTheRest = async (trx: Transaction): Promise<void> => {
  await trx.raw(
    `update received as r set scope = 'taken' where ${open} and r.kind = 'reversal'
     and coalesce(r.payment_id, r.reference) is not null`,
  );
  await trx.raw(
    `update received as r set problem = case when ${namesNothing} then 'missing-value'
     when r.kind = 'reversal' then 'nothing-to-reverse' else 'unmatched-payment' end
     where ${open}`,
  );
};
