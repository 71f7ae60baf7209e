import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type Day, daysBetween } from '../../../src/domain/day.ts';
import { bucketsOf } from '../../../src/domain/segment/ageing.ts';
import { parseCondition } from '../../../src/domain/segment/condition.ts';
import { factsWith } from '../../../src/domain/segment/fact.ts';
import type { Segment } from '../../../src/domain/segment/segment.ts';
import { type Database, inSnapshot, inTransaction } from '../../../src/stores/database.ts';
import { assignSegments, segmentsAsOf } from '../../../src/stores/segments/segments.ts';
import { addAccounts, withTables } from '../../support/portfolio-tables.ts';

const start = '2026-11-01' as Day;
const buckets = bucketsOf();

const segment = (id: string, when: unknown): Segment => {
  const reading = parseCondition(when, factsWith(buckets));
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return { id, when: reading.condition, priority: 0 };
};

/** From 3 to 5 days past due in none. */
const segments = [
  segment('small', { balance: { lt: 500 } }),
  segment('early', { dpd: { lt: 3 } }),
  segment('late', { dpd: { gt: 5 } }),
];

interface Account {
  readonly knownFrom: Day;
  readonly dueOn: Day;
  readonly balance: number;
  readonly closedOn: Day | null;
}

const segmentOf = ({ balance, dueOn }: Account, day: Day): string => {
  const dpd = daysBetween(dueOn, day);
  if (balance < 50_000) return 'small';
  return dpd < 3 ? 'early' : dpd > 5 ? 'late' : 'unsegmented';
};

type Ids = 'A' | 'B' | 'C';

/** What is known in plain lists: the accounts as they are, and for each day of a run who was in which segment. */
class Model {
  readonly accounts = new Map<Ids, Account>();
  runs: { readonly day: Day; readonly segments: ReadonlyMap<Ids, string> }[] = [];

  isOpen(id: Ids, day: Day | undefined): boolean {
    const account = this.accounts.get(id);
    if (!account || day === undefined || account.knownFrom > day) return false;
    return account.closedOn === null || account.closedOn > day;
  }

  /** `A small early`: who moves from where to where. */
  moves(day: Day): string[] {
    const before = this.runs.filter((run) => run.day < day).at(-1)?.day;
    const held = this.runs.filter((run) => run.day < day).at(-1)?.segments;
    return [...this.accounts].flatMap(([id, account]) => {
      const was = held?.get(id) ?? (this.isOpen(id, before) ? 'unsegmented' : 'new');
      const now = this.isOpen(id, day) ? segmentOf(account, day) : 'closed';
      if (was === now || (now === 'closed' && was === 'new')) return [];
      return [`${was} ${now}`];
    });
  }

  run(day: Day): void {
    const now = [...this.accounts].filter(([id]) => this.isOpen(id, day));
    const assigned = now.map(([id, account]) => [id, segmentOf(account, day)] as const);
    this.runs = [
      ...this.runs.filter((run) => run.day < day),
      { day, segments: new Map(assigned.filter(([, name]) => name !== 'unsegmented')) },
    ];
  }

  /** `A small 2026-11-01..2026-11-03`: each stretch of runs in which an account was in one segment. */
  history(): string[] {
    return [...this.accounts.keys()].sort().flatMap((id) => {
      const lines: string[] = [];
      let open: { readonly name: string; readonly from: Day } | undefined;
      for (const { day, segments: names } of this.runs) {
        const name = names.get(id);
        if (name === open?.name) continue;
        if (open) lines.push(`${id} ${open.name} ${open.from}..${day}`);
        open = name === undefined ? undefined : { name, from: day };
      }
      return open ? [...lines, `${id} ${open.name} ${open.from}..`] : lines;
    });
  }
}

const history = async (database: Database): Promise<string[]> => {
  const rows = await database('assignments').orderBy(['account_id', 'entered_on']);
  return rows.map((row) => `${row.account_id} ${row.segment} ${row.entered_on}..${row.left_on ?? ''}`);
};

const id = fc.constantFrom<Ids>('A', 'B', 'C');
const deed = fc.oneof(
  fc.record({ does: fc.constant('change' as const), id, balance: fc.constantFrom(100, 60_000), due: fc.nat(9) }),
  fc.record({ does: fc.constant('close' as const), id }),
  fc.record({ does: fc.constant('reopen' as const), id }),
  fc.record({ does: fc.constant('run' as const), later: fc.nat(3) }),
  fc.record({ does: fc.constant('run' as const), later: fc.constant(1) }),
  fc.record({ does: fc.constant('dry-run' as const), later: fc.integer({ min: -6, max: 2 }) }),
  fc.record({ does: fc.constant('rewind' as const), earlier: fc.nat(6) }),
);

it('is that of the last run of every day, whatever is run again, taken back, tried, closed and opened', async () => {
  await withTables(async (database) => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 14 }), async (deeds) => {
        for (const table of ['assignments', 'segment_days', 'accounts']) await database(table).delete();
        const model = new Model();
        let today = start;
        const put = async (name: Ids, account: Account): Promise<void> => {
          const row = {
            balance_minor: account.balance,
            due_on: account.dueOn,
            closed_on: account.closedOn,
            closed_reason: account.closedOn === null ? null : 'not-in-snapshot',
            valid_from_on: account.knownFrom,
          };
          if (model.accounts.has(name)) await database('accounts').where('account_id', name).update(row);
          else await addAccounts(database, [{ account_id: name, ...row }]);
          model.accounts.set(name, account);
        };
        for (const one of deeds) {
          if (one.does === 'change') {
            const known = model.accounts.get(one.id);
            const due = { dueOn: addDays(start, one.due - 3), balance: one.balance };
            await put(one.id, { knownFrom: today, closedOn: null, ...known, ...due });
          } else if (one.does === 'close' || one.does === 'reopen') {
            const known = model.accounts.get(one.id);
            if (known) await put(one.id, { ...known, closedOn: one.does === 'close' ? today : null });
          } else {
            const by = one.does === 'rewind' ? -one.earlier : one.later;
            const day = addDays(today, by);
            const expected = model.moves(day).sort();
            const scope = { day, buckets };
            const { moves } =
              one.does === 'dry-run'
                ? await inSnapshot(database, (trx) => segmentsAsOf(trx, { segments }, scope))
                : await inTransaction(database, (trx) =>
                    assignSegments(trx, { segments }, { ...scope, rewind: one.does === 'rewind' }),
                  );
            const told = moves.flatMap(({ from = 'new', to = 'closed', accounts }) =>
              Array<string>(accounts).fill(`${from} ${to}`),
            );
            expect(told.sort()).toEqual(expected);
            if (one.does !== 'dry-run') {
              model.run(day);
              today = day;
            }
          }
          expect(await history(database)).toEqual(model.history());
        }
      }),
      { numRuns: 150 },
    );
  });
});
