import type { Transaction } from '../database.ts';

/**
 * Gives every row the key by which it is known again, whatever it would be split over or matched to by then, and marks those that
 * are known: from an earlier file, or by the same id from an earlier line.
 */
export const identifyPayments = async (trx: Transaction): Promise<void> => {
  await giveKeys(trx);
  await refuseContradictory(trx);
  await trx.raw(
    `update received as r set known = 1 from (select line, row_number() over (partition by payment_group, payment_key
     order by line) as number from received where problem is null) d where d.line = r.line and d.number > 1`,
  );
  for (const earlier of [ofAccount, ofAccountAssigned, ofCustomer, ofTargets, ofTaken]) {
    await trx.raw(
      `update received as r set known = 1 where r.problem is null and r.known = 0 and exists (select 1 from payments p ${earlier})`,
    );
  }
};

const giveKeys = async (trx: Transaction): Promise<void> => {
  await trx.raw(`update received as r set payment_group = ${whose} where r.problem is null`);
  await trx.raw(
    `update received as r set payment_key = k.payment_key from (select q.line, ${keyOf} as payment_key from (
     select r.*, row_number() over (partition by payment_group, kind, currency, paid_on, amount_minor, reference, payment_id
     order by line) as number from received r where r.problem is null) q) k where k.line = r.line`,
  );
};

/** One id of one account cannot be two amounts: which of them was paid is for a person to say. */
const refuseContradictory = async (trx: Transaction): Promise<void> => {
  const contradicts = `update received as r set problem = 'contradictory-payment'`;
  await trx.raw(
    `${contradicts} where ${knownById} and exists (select 1 from payments p ${ofAccount} and p.amount_minor <> r.amount_minor)`,
  );
  await trx.raw(
    `${contradicts} from (select r.line, first_value(r.amount_minor) over (partition by r.payment_group, r.payment_key
     order by r.line) as first_minor from received r where ${knownById}) f where f.line = r.line and f.first_minor <> r.amount_minor`,
  );
};

const knownById = `r.problem is null and r.matched_by = 'account' and r.kind = 'payment' and r.payment_id is not null`;

/** A row that names its account is known on that account, any other by whom it says it is from. */
const whose = `case when r.matched_by = 'account' then 'account ' || r.portfolio || ' ' || r.account_id
  when r.scope = 'accounts' then 'accounts ' || r.account_said
  when r.scope = 'taken' then 'taken ' || coalesce(r.payment_id, r.reference)
  else 'by ' || coalesce(r.customer_id, r.customer_said, r.national_key) end`;

const plain = `q.paid_on || ' ' || q.amount_minor || ' ' || coalesce(q.reference, '')`;

/** An id alone identifies a payment on its account; a payment of several accounts may have rows of one id. */
const keyOf = `case when q.kind = 'payment' and q.matched_by = 'account' then coalesce('id ' || q.payment_id, ${plain} || ' ' || q.number)
  when q.matched_by = 'account' then q.kind || ' id ' || coalesce(q.payment_id, '') || ' ' || ${plain} || ' ' || q.number
  else q.kind || ' ' || q.payment_group || ' ' || coalesce('id ' || q.payment_id || ' ', '') || ${plain} ||
    case when q.payment_id is null or q.kind <> 'payment' then ' ' || q.number else '' end end`;

const sameKey = 'p.payment_key = r.payment_key';

const ofAccount = `where r.matched_by = 'account' and p.customer_id = r.customer_id and p.portfolio = r.portfolio
  and p.account_id = r.account_id and ${sameKey}`;

/** The same payment that a person assigned to this account before there was anything to match it by. */
const ofAccountAssigned = `where r.matched_by = 'reference' and p.customer_id = r.customer_id and p.portfolio = r.portfolio
  and p.account_id = r.account_id and p.matched_by = 'account' and p.kind = r.kind and p.paid_on = r.paid_on
  and p.amount_minor = r.amount_minor and p.currency = r.currency and p.reference is not distinct from r.reference
  and p.payment_id is not distinct from r.payment_id`;

/** Keys of rows that name their account are the same on every account that was paid as much on the day. */
const ofCustomer = `where r.matched_by is distinct from 'account' and r.customer_id is not null
  and p.customer_id = r.customer_id and ${sameKey}`;

const ofTargets = `join received_targets t on t.customer_id = p.customer_id and t.portfolio = p.portfolio
  and t.account_id = p.account_id where t.line = r.line and ${sameKey}`;

const ofTaken = `where r.scope = 'taken' and p.kind = 'reversal' and (p.payment_id = r.payment_id
  or p.reference = r.reference) and ${sameKey}`;
