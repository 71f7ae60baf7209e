import type { Day } from '../../domain/day.ts';
import type { Transaction } from '../database.ts';
import { wholePayment } from './net-payments.ts';

/**
 * Books the day's reversals: each takes back the payment whose id it names, else one of the same reference and amount, else the
 * latest of that amount that was not taken back yet. None takes back more than was paid.
 */
export const bookReversals = async (trx: Transaction, importId: number, day: Day): Promise<void> => {
  const today = `r.paid_on = '${day}'`;
  if (!(await anyWaiting(trx, today))) return;
  for (const reach of reaches) {
    await takeBack(trx, importId, { today, reach, sign: byId });
    await takeBack(trx, importId, { today, reach, sign: byReference });
    if (reach.byAmount) await takeBack(trx, importId, { today, reach, sign: byAmount });
  }
};

/**
 * Books reversals dated before the payment whose id they name, and those whose payment an earlier file gave to a later reversal
 * of the same amount; the rest has nothing to reverse.
 */
export const bookReversalsLeft = async (trx: Transaction, importId: number): Promise<void> => {
  if (!(await anyWaiting(trx, 'true'))) return;
  for (const reach of reaches) await takeBack(trx, importId, { today: 'true', reach, sign: byId });
  for (const reach of reaches.slice(0, 1)) {
    while (await takeBack(trx, importId, { today: 'true', reach, sign: byCount }));
  }
  await trx.raw(`update received as r set problem = 'nothing-to-reverse' where ${waiting}`);
};

const waiting = `r.kind = 'reversal' and r.known = 0 and r.booked = 0 and r.problem is null`;

const anyWaiting = async (trx: Transaction, condition: string): Promise<boolean> =>
  (await trx('received as r').whereRaw(`${waiting} and ${condition}`).first('line')) !== undefined;

/** Whose payments a reversal may take back; a part of a payment by itself only where it names the part's account. */
interface Reach {
  readonly where: string;
  readonly unit: string;
  readonly byAmount: boolean;
}

const partUnit = `p.portfolio || ' ' || p.account_id || ' ' || p.payment_key`;

const reaches: readonly Reach[] = [
  {
    where: `r.scope = 'account' and p.customer_id = r.customer_id and p.portfolio = r.portfolio and p.account_id = r.account_id`,
    unit: partUnit,
    byAmount: true,
  },
  {
    where: `r.scope = 'accounts' and exists (select 1 from received_targets t where t.line = r.line
      and t.customer_id = p.customer_id and t.portfolio = p.portfolio and t.account_id = p.account_id)`,
    unit: wholePayment('p'),
    byAmount: true,
  },
  { where: `r.scope = 'customer' and p.customer_id = r.customer_id`, unit: wholePayment('p'), byAmount: true },
  { where: `r.scope = 'taken'`, unit: wholePayment('p'), byAmount: false },
];

/** How a reversal tells which payment it takes back. */
interface Sign {
  readonly where: string;
  /** Of a payment with what was `paid` and what is `left_minor` of it. */
  readonly fits: string;
  /** Among those that fit. */
  readonly chosen: string;
  /** What of the row tells reversals of the same payments from others. */
  readonly among: string;
}

const whole = 'paid_minor = wanted_minor and left_minor = wanted_minor';
const latest = 'first_bearer = last_bearer and place = line_place';

const byId: Sign = {
  where: '(p.payment_id = r.payment_id or p.payment_id = r.reference)',
  fits: 'left_minor >= wanted_minor',
  chosen: 'candidates = 1',
  among: `''`,
};
const byReference: Sign = {
  where: 'p.reference = r.reference and p.paid_on <= r.paid_on',
  fits: whole,
  chosen: latest,
  among: 'r.reference',
};
const byAmount: Sign = { where: 'p.paid_on <= r.paid_on', fits: whole, chosen: latest, among: `''` };

const alike = (table: string): string =>
  `${table}.customer_id = r.customer_id and ${table}.portfolio = r.portfolio and ${table}.account_id = r.account_id
   and ${table}.currency = r.currency and ${table}.source = 'file' and abs(${table}.amount_minor) = -r.amount_minor`;

/** Whether until a day more was paid in this amount than taken back. */
const isPaidUntil = (
  day: string,
): string => `(select coalesce(sum(case x.kind when 'payment' then 1 when 'reversal' then -1
  else 0 end), 0) from payments x where ${alike('x')} and x.paid_on <= ${day}) > 0`;

/** By the count of payments and reversals of the amount from the reversal's day on; which of them were tied says nothing then. */
const byCount: Sign = {
  where: `${isPaidUntil('r.paid_on')} and not exists (select 1 from payments e where ${alike('e')}
    and e.paid_on > r.paid_on and not ${isPaidUntil('e.paid_on')})`,
  fits: whole,
  chosen: 'place = 1 and line_place = 1',
  among: `''`,
};

interface Taking {
  readonly today: string;
  readonly reach: Reach;
  readonly sign: Sign;
}

/** Books what the sign tells; whether there was any. */
const takeBack = async (trx: Transaction, importId: number, taking: Taking): Promise<boolean> => {
  await trx.raw('drop table if exists taken_back');
  await trx.raw(
    `create temporary table taken_back as select line, unit, until_minor - wanted_minor as from_minor, until_minor from (
     select c.*, sum(wanted_minor) over (partition by unit order by payment_key, line
     rows between unbounded preceding and current row) as until_minor from (${choices(taking)}) c) u
     where until_minor <= left_minor`,
  );
  if ((await trx('taken_back').first('line')) === undefined) return false;
  await trx.raw(
    `insert into payments (customer_id, portfolio, account_id, payment_key, paid_on, amount_minor, currency, reference,
     payment_id, kind, matched_by, part, reverses, source, import_id)
     select p.customer_id, p.portfolio, p.account_id, r.payment_key, r.paid_on, -${overlap}, r.currency, r.reference,
     r.payment_id, 'reversal', coalesce(r.matched_by, 'payment'),
     row_number() over (partition by r.line order by p.part desc), p.payment_key, 'file', ?
     from taken_back b join received r on r.line = b.line join (${partRanges(taking)}) p on p.line = b.line and ${overlap} > 0`,
    [importId],
  );
  await trx.raw(
    `update received as r set booked = 1, matched_by = coalesce(r.matched_by, 'payment')
     where r.line in (select line from taken_back)`,
  );
  return true;
};

/** The payment that each reversal takes back; what is told by amount goes from the latest payment to the earlier ones. */
const choices = ({ today, reach, sign }: Taking): string =>
  `select * from (select f.*, count(*) over (partition by line) as candidates,
   min(bearer) over (partition by line) as first_bearer, max(bearer) over (partition by line) as last_bearer,
   row_number() over (partition by line order by paid_on desc, unit desc) as place,
   dense_rank() over (partition by bucket order by payment_key, line) as line_place from (
   select r.line, r.payment_key, -r.amount_minor as wanted_minor, ${bucketOf(sign)} as bucket, ${reach.unit} as unit,
   max(p.paid_on) as paid_on, sum(p.amount_minor) as paid_minor, sum(${leftOf}) as left_minor, max(${bearer}) as bearer
   from received r join payments p on ${reach.where} and ${sign.where} and ${isTakeable}
   where ${waiting} and ${today} group by r.line, r.payment_key, r.amount_minor, ${bucketOf(sign)}, ${reach.unit}) f
   where ${sign.fits}) g where ${sign.chosen}`;

const isTakeable = `p.kind = 'payment' and p.source = 'file' and p.currency = r.currency`;

/** What is left of a payment's part. */
const leftOf = `(p.amount_minor + coalesce((select sum(t.amount_minor) from payments t where t.customer_id = p.customer_id
  and t.portfolio = p.portfolio and t.account_id = p.account_id and t.reverses = p.payment_key), 0))`;

/** Reversals that could take back the same payments. */
const bucketOf = ({ among }: Sign): string =>
  `coalesce(r.portfolio || ' ' || r.account_id, r.payment_group) || ' ' || r.amount_minor || ' ' || r.currency || ' ' || ${among}`;

/** Payments on different accounts are not told apart by their amount. */
const bearer = `case when p.matched_by in ('customer', 'accounts') then '' else p.portfolio || ' ' || p.account_id end`;

/** The parts of the chosen payments laid end to end, the last part first. */
const partRanges = ({ reach, sign }: Taking): string =>
  `select e.*, e.until_minor - e.left_minor as from_minor from (select q.*, sum(left_minor) over (partition by line
   order by part desc, account_id desc rows between unbounded preceding and current row) as until_minor from (
   select r.line, p.customer_id, p.portfolio, p.account_id, p.payment_key, p.part, ${leftOf} as left_minor
   from taken_back k join received r on r.line = k.line join payments p on ${reach.where} and ${sign.where} and ${isTakeable}
   and ${reach.unit} = k.unit) q) e`;

const overlap = `((case when b.until_minor < p.until_minor then b.until_minor else p.until_minor end) -
  (case when b.from_minor > p.from_minor then b.from_minor else p.from_minor end))`;
