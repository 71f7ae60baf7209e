import type { Breach, BreachKind } from '../../domain/compliance/breach.ts';
import type { MadeBy } from '../../domain/compliance/contact-made.ts';
import type { Day } from '../../domain/day.ts';
import { bulkLoad, pages, type Transaction } from '../database.ts';
import type { Cell } from '../sqlite.ts';

const columns = [
  'number',
  'gravity',
  'kind',
  'made_by',
  'customer',
  'on_day',
  'channel',
  'check_name',
  'rule',
  'detail',
  'batch_id',
];

/** Breaches kept in a passing table while they are found, however many there are. */
export interface KeptBreaches {
  readonly add: (breaches: readonly Breach[]) => Promise<void>;
  /** Writes what is left; call once, before any is read. */
  readonly finish: () => Promise<void>;
  readonly count: () => number;
  /** Those that a rule bars; neither warnings nor what was learned later. */
  readonly countBarred: () => number;
  /** The gravest ones, ours before others. */
  readonly gravest: (limit: number) => Promise<readonly Breach[]>;
  /** All of them in the order in which they were found, in pages. */
  readonly all: () => AsyncGenerator<readonly Breach[]>;
}

/** An empty table of breaches, gone with the transaction. */
export const keptBreaches = async (trx: Transaction): Promise<KeptBreaches> => {
  await trx.raw('drop table if exists found_breaches');
  await trx.raw(
    `create temporary table found_breaches (number integer, gravity integer, kind text, made_by text, customer text,
     on_day text, channel text, check_name text, rule text, detail text, batch_id integer)`,
  );
  const load = bulkLoad(trx, 'found_breaches', columns);
  let number = 0;
  let barred = 0;
  return {
    add: (breaches) =>
      load.add(
        breaches.map((breach): Cell[] => {
          number += 1;
          if (breach.kind === 'breach') barred += 1;
          return cellsOf(number, breach);
        }),
      ),
    finish: async () => {
      await load.finish();
      await trx.raw('create index found_breaches_number on found_breaches (number)');
    },
    count: () => number,
    countBarred: () => barred,
    gravest: async (limit) => {
      const order = `gravity desc, case made_by when 'us' then 0 else 1 end, number`;
      const rows: BreachRow[] = await trx('found_breaches').orderByRaw(order).limit(limit);
      return rows.map(breachOf);
    },
    all: () => breachesInPages(trx),
  };
};

const cellsOf = (
  number: number,
  { gravity, kind, by, customer, onDay, channel, check, rule, detail, batch }: Breach,
): Cell[] => [number, gravity, kind, by, customer, onDay, channel, check, rule, detail, batch];

interface BreachRow {
  readonly number: number;
  readonly gravity: number;
  readonly kind: BreachKind;
  readonly made_by: MadeBy;
  readonly customer: string;
  readonly on_day: Day;
  readonly channel: string;
  readonly check_name: string;
  readonly rule: string;
  readonly detail: string;
  readonly batch_id: number | null;
}

const breachOf = (row: BreachRow): Breach => ({
  kind: row.kind,
  gravity: Number(row.gravity),
  by: row.made_by,
  customer: row.customer,
  onDay: row.on_day,
  channel: row.channel,
  check: row.check_name,
  rule: row.rule,
  detail: row.detail,
  batch: row.batch_id === null ? null : Number(row.batch_id),
});

async function* breachesInPages(trx: Transaction): AsyncGenerator<readonly Breach[]> {
  const found = pages<BreachRow>((last, limit) =>
    trx('found_breaches')
      .where('number', '>', last?.number ?? 0)
      .orderBy('number')
      .limit(limit),
  );
  for await (const page of found) yield page.map(breachOf);
}
