import { customerColumns, meansColumns } from '../../domain/intake/placement.ts';
import type { Transaction } from '../database.ts';
import { takeInConsents } from './consents.ts';
import type { ToldCounts, ToldTerms } from './told-counts.ts';

/** Takes the staged rows into customers and consents, and counts customers; what a file does not say of one stays. */
export const takeInToldCustomers = async (trx: Transaction, terms: ToldTerms): Promise<ToldCounts> => {
  const { importId, columns } = terms;
  await foldRows(trx, terms);
  const plain = customerColumns.filter((column) => columns.includes(column) && !means.has(column));
  if (plain.length > 0) await update(trx, importId, plain, 'true');
  if (columns.includes('income_currency')) {
    const told = [...meansColumns.filter((column) => columns.includes(column)), 'means_on'];
    await update(trx, importId, told, `n.income_currency is not null and n.means_on >= coalesce(c.means_on, '')`);
  }
  await takeInConsents(trx, consentsIn(columns), terms);
  return countsOf(trx, importId);
};

const means = new Set<string>(meansColumns);

/** One row a customer, in each column what the last row says that says anything; the means are those of their newest day. */
const foldRows = async (trx: Transaction, { asOf, columns }: ToldTerms): Promise<void> => {
  const told = customerColumns.filter((column) => columns.includes(column));
  const day = columns.includes('means_on') ? 'coalesce(means_on, ?)' : '?';
  const dated = told.some((column) => means.has(column)) ? ['means_on'] : [];
  const newest = [...told, ...dated].map((column) => folded(column, day));
  const bindings = newest.flatMap((sql) => [...sql.matchAll(/\?/g)].map(() => asOf));
  await trx.raw('drop table if exists newest_told');
  await trx.raw(
    `create temporary table newest_told as select ${['customer_id', ...newest].join(', ')} from told group by customer_id`,
    bindings,
  );
};

const lineMark = '(1000000000 + line)';

const folded = (column: string, day: string): string => {
  if (column === 'means_on') return `max(case when ${hasMeans} then ${day} end) as means_on`;
  if (means.has(column)) {
    const value = `substr(max(case when ${hasMeans} then ${day} || ${lineMark} || coalesce(cast(${column} as text), '') end), 21)`;
    return `${column.endsWith('_minor') ? `cast(nullif(${value}, '') as bigint)` : value} as ${column}`;
  }
  const value = column === 'phones' || column === 'emails' ? `nullif(${column}, '[]')` : column;
  return `substr(max(${lineMark} || ${value}), 11) as ${column}`;
};

const hasMeans = 'income_currency is not null';

const update = async (
  trx: Transaction,
  importId: number,
  columns: readonly string[],
  condition: string,
): Promise<void> => {
  const value = (column: string): string => `coalesce(n.${column}, c.${column})`;
  await trx.raw(
    `update customers as c set ${columns.map((column) => `${column} = ${value(column)}`).join(', ')}, import_id = ?
     from newest_told n where n.customer_id = c.customer_id and ${condition}
     and (${columns.map((column) => `c.${column} is distinct from ${value(column)}`).join(' or ')})`,
    [importId],
  );
};

const consentsIn = (columns: readonly string[]) =>
  ({
    table: 'told',
    columns: columns.filter((column) => /^consent_(?:sms|whatsapp|email|call|letter)$/.test(column)),
    day: columns.includes('consent_on') ? 'consent_on' : null,
    evidence: columns.includes('consent_evidence') ? 'consent_evidence' : null,
    refusalsDated: true,
  }) as const;

const countsOf = async (trx: Transaction, importId: number): Promise<ToldCounts> => {
  const changed = `select customer_id from customers where import_id = ? union select customer_id from consents where import_id = ?`;
  const [row]: { told: number; updated: number }[] = await trx.raw(
    `select count(*) as told, sum(case when customer_id in (${changed}) then 1 else 0 end) as updated from newest_told`,
    [importId, importId],
  );
  const updated = Number(row?.updated ?? 0);
  return { created: 0, updated, unchanged: Number(row?.told ?? 0) - updated };
};
