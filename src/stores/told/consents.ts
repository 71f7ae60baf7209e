import type { Day } from '../../domain/day.ts';
import type { Transaction } from '../database.ts';

/** A passing table that says of customers what they agreed to, a column for each channel. */
export interface StatedConsents {
  readonly table: 'placement' | 'told';
  /** Those of `consent_sms`, `consent_whatsapp` … that the file has. */
  readonly columns: readonly string[];
  /** Where the table says on which day; null where it does not. */
  readonly day: 'consent_on' | null;
  /** Where the table says what proves it. */
  readonly evidence: 'consent_evidence' | null;
  /** Whether a refusal without a day is one of the import's day, which only a later consent with a day takes back. */
  readonly refusalsDated: boolean;
}

/**
 * Takes in what customers agreed to and refused, per channel. Statements with a day and those without are kept apart: of
 * either the newest holds, and on one day the refusal, so that the order of files and rows decides nothing.
 */
export const takeInConsents = async (
  trx: Transaction,
  stated: StatedConsents,
  { importId, asOf }: { readonly importId: number; readonly asOf: Day },
): Promise<void> => {
  const { table, columns, evidence } = stated;
  const since = stated.day === null ? '?' : `coalesce(${stated.day}, ?)`;
  const proof = evidence === null ? "''" : `coalesce(${evidence}, '')`;
  for (const column of columns) {
    const dated = datedIn(stated, column);
    // What is the same in all rows is no part of the key: by it alone the rows stand in order and are not sorted twice.
    const key = dated === undated ? 'customer_id' : 'customer_id, dated';
    await trx.raw(
      `insert into consents (customer_id, channel, dated, since_on, state, evidence, import_id)
       select customer_id, ?, max(dated), substr(max(said), 1, 10), substr(max(said), 11, 7), nullif(substr(max(said), 18), ''), ?
       from (select customer_id, ${dated} as dated, ${since} || ${column} || ${proof} as said
       from ${table} where ${column} is not null) stated group by ${key} order by ${key}
       on conflict (customer_id, channel, dated) do update set since_on = excluded.since_on, state = excluded.state,
       evidence = excluded.evidence, form = null, import_id = excluded.import_id
       where consents.since_on || consents.state < excluded.since_on || excluded.state
       and (excluded.dated = 1 or consents.state <> excluded.state)`,
      [column.slice('consent_'.length), importId, asOf],
    );
  }
};

const undated = '0';

const datedIn = ({ day, refusalsDated }: StatedConsents, column: string): string => {
  const refusal = refusalsDated ? `when ${column} = 'refused' then 1` : '';
  return day === null && refusal === ''
    ? undated
    : `case ${day === null ? '' : `when ${day} is not null then 1`} ${refusal} else 0 end`;
};
