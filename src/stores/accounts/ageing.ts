import { addDays, type Day } from '../../domain/day.ts';
import { type Currency, heldSum } from '../../domain/money.ts';
import type { Bucket } from '../../domain/segment/ageing.ts';
import type { AgeingSum } from '../../domain/segment/ageing-figures.ts';
import type { Database } from '../database.ts';
import { type Fragment, fragment } from '../fragment.ts';
import { sumOf } from '../sum-of.ts';
import { openAccountsOn } from './open-accounts.ts';

interface AgeingRow {
  readonly bucket: string;
  readonly currency: string;
  readonly accounts: number | string;
  readonly balance_minor: number | string;
  readonly [beyond: `beyond_${number}`]: number | string;
}

/** Accounts and balance of the open portfolio as of the day per bucket and currency, in one statement; empty buckets are left out. */
export const ageingOn = async (
  database: Database,
  day: Day,
  { buckets, beyond }: { readonly buckets: readonly Bucket[]; readonly beyond: readonly number[] },
): Promise<readonly AgeingSum[]> => {
  const { sql, bindings } = bucketCase(buckets, day);
  const aged = database
    .from(openAccountsOn(database, day).as('open'))
    .select('open.currency', 'open.balance_minor', 'open.due_on', database.raw(`${sql} as bucket`, [...bindings]));
  const rows: AgeingRow[] = await database
    .from(aged.as('aged'))
    .groupBy('bucket', 'currency')
    .select('bucket', 'currency')
    .count({ accounts: '*' })
    .select(sumOf(database, 'balance_minor', 'balance_minor'))
    .select(
      beyond.map((days) =>
        sumOf(database, 'case when due_on < ? then balance_minor else 0 end', `beyond_${days}`, addDays(day, -days)),
      ),
    );
  return rows.map((row) => ageingSum(row, beyond));
};

/** The bucket by its due days, which needs no arithmetic in the database: at most n days past due is due on the day less n or later. */
const bucketCase = (buckets: readonly Bucket[], day: Day): Fragment => {
  const branches = buckets.map(({ name, to }) =>
    to === undefined
      ? fragment('else cast(? as text)', name)
      : fragment('when due_on >= ? then cast(? as text)', addDays(day, -to), name),
  );
  const sql = branches.map((branch) => branch.sql).join(' ');
  return { sql: `case ${sql} end`, bindings: branches.flatMap((branch) => branch.bindings) };
};

const ageingSum = (row: AgeingRow, beyond: readonly number[]): AgeingSum => ({
  bucket: row.bucket,
  currency: row.currency as Currency,
  accounts: Number(row.accounts),
  balance: heldSum(Number(row.balance_minor), row.currency),
  beyond: new Map(beyond.map((days) => [days, heldSum(Number(row[`beyond_${days}`]), row.currency)])),
});
