import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import { creditorFile, takeIn } from '../support/creditor-files.ts';
import { lawRuns } from '../support/law.ts';
import { portfolioWorkspace, refusalOf } from '../support/portfolio-workspace.ts';
import { everyRecord, everyRecordUnnumbered, tablesIn } from '../support/tables.ts';
import { makeWorkspace } from '../support/workspace.ts';

const first = '2026-11-15' as Day;

const validImports = async (folder: string) => {
  const { imports = [] } = await tablesIn(folder, 'imports');
  return imports.filter(({ undone_at }) => undone_at === null);
};

describe('an import that is undone', () => {
  it('leaves every table as it was before it, after any files of two creditors', async () => {
    const property = fc.asyncProperty(fc.array(creditorFile, { minLength: 1, maxLength: 6 }), async (files) => {
      const w = await makeWorkspace({ country: 'MX' });
      let day = first;
      await w.trato('import', 'list');
      for (const file of files) {
        day = addDays(day, 1);
        const known = await stat(join(w.folder, '.trato', 'trato.db')).catch(() => undefined);
        const before = known ? await everyRecord(w.folder) : undefined;
        const imports = known ? await validImports(w.folder) : [];
        const taken = await takeIn(w, file, day);
        if (taken.alreadyImported) continue;
        const undone = await w.trato('import', 'undo', String(taken.import), '--as-of', day, '--json');
        expect(undone.stderr).toBe('');
        if (before) expect(await everyRecord(w.folder)).toEqual(before);
        expect(await validImports(w.folder)).toEqual(imports);
        expect(await takeIn(w, file, day)).toMatchObject({ alreadyImported: false });
      }
    });
    await fc.assert(property, lawRuns(3, 3));
  }, 200_000);

  it('might never have been, or is refused, where files of other kinds and creditors came after it', async () => {
    const files = fc.record({
      before: fc.array(creditorFile, { maxLength: 3 }),
      wrong: creditorFile,
      after: fc.array(creditorFile, { minLength: 1, maxLength: 3 }),
    });
    let undone = 0;
    const property = fc.asyncProperty(files, async ({ before, wrong, after }) => {
      const later = after.filter(
        ({ kind, portfolio }) => kind !== wrong.kind || (kind === 'portfolio' && portfolio !== wrong.portfolio),
      );
      const [w, other] = [await makeWorkspace({ country: 'MX' }), await makeWorkspace({ country: 'MX' })];
      for (const [index, file] of before.entries()) {
        for (const one of [w, other]) await takeIn(one, file, addDays(first, index));
      }
      const taken = await takeIn(w, wrong, addDays(first, 4));
      if (taken.alreadyImported) return;
      const told: unknown[] = [];
      for (const [index, file] of later.entries()) {
        told.push([
          await takeIn(w, file, addDays(first, 5 + index)),
          await takeIn(other, file, addDays(first, 5 + index)),
        ]);
      }
      if (told.some((pair) => differs(pair as Told))) return;
      const outcome = await w.trato('import', 'undo', String(taken.import), '--json');
      if (outcome.exit === 0) {
        undone += 1;
        expect(await everyRecordUnnumbered(w.folder)).toEqual(await everyRecordUnnumbered(other.folder));
      } else {
        expect(refusalOf(outcome)).toEqual({ exit: 5, code: 'later-import' });
      }
    });
    await fc.assert(property, lawRuns(7, 5));
    expect(undone).toBeGreaterThan(1);
  }, 200_000);
});

const [ana, eva] = [{ account: 'A' }, { account: 'B', consent: 'yes' }] as const;

describe('what was done since with customers that came with it', () => {
  it('lets a draft go and everything that was worked out, and nothing but that', async () => {
    const w = await portfolioWorkspace([ana]);
    await w.done('plan');
    const before = await everyRecord(w.folder);
    await w.place([ana, eva]);
    await w.done('offer');
    await w.done('plan');
    const undone = await w.done('import', 'undo', '2');
    expect(undone).toMatchObject({
      import: 2,
      kind: 'portfolio',
      portfolio: 'main',
      takenBack: { accounts: { removed: 1, restored: 0 }, customers: { removed: 1, restored: 0 } },
      before: { MXN: '12000.00' },
      after: { MXN: '6000.00' },
      undone: true,
    });
    const { batches, messages, exclusions, offers, ...after } = await everyRecord(w.folder);
    expect(after).toEqual({
      ...before,
      batches: undefined,
      messages: undefined,
      exclusions: undefined,
      offers: undefined,
    });
    expect([batches, messages, exclusions]).toEqual([[], [], []]);
    expect(offers).toHaveLength(1);
    expect(await w.done('plan')).toMatchObject({ candidates: 1 });
  });

  it('stops at an approved batch until it is discarded, and then lets go of it', async () => {
    const w = await portfolioWorkspace([ana, eva]);
    await w.done('plan');
    await w.done('approve', '1', '--by', 'A. Ruiz');
    expect(refusalOf(await w.trato('import', 'undo', '1', '--json'))).toEqual({ exit: 5, code: 'batch-approved' });
    await w.done('discard', '1');
    await w.done('import', 'undo', '1');
    const tables = await everyRecord(w.folder);
    expect(Object.entries(tables).filter(([, rows]) => rows.length > 0)).toEqual([
      ['segment_days', [{ day: '2026-11-20' }]],
    ]);
  });

  it('stays where one of them was contacted', async () => {
    const w = await portfolioWorkspace([ana, eva]);
    await w.done('plan');
    await w.done('approve', '1', '--by', 'A. Ruiz');
    await w.done('dispatch', '1');
    const before = await everyRecord(w.folder);
    expect(refusalOf(await w.trato('import', 'undo', '1', '--json'))).toEqual({ exit: 5, code: 'contacted-since' });
    expect(await everyRecord(w.folder)).toEqual(before);
  });

  it('keeps a refusal of consent that another creditor may have confirmed', async () => {
    const w = await portfolioWorkspace([{ account: 'A', consent: 'yes' }]);
    await w.place([{ account: 'A', consent: 'no' }]);
    await w.done('import', 'portfolio', 'cartera.csv', '--portfolio', 'autos');
    expect(refusalOf(await w.trato('import', 'undo', '2', '--json'))).toEqual({ exit: 5, code: 'later-import' });
    await w.done('import', 'undo', '3');
    await w.done('import', 'undo', '2');
    const { consents = [] } = await tablesIn(w.folder, 'consents');
    expect(new Set(consents.map(({ state }) => state))).toEqual(new Set(['granted']));
  });
});

describe('after an import was undone', () => {
  it('the list says so, the days are those before, and an earlier file is no older one', async () => {
    const w = await portfolioWorkspace([ana]);
    await w.write('pagos.csv', 'account_id,paid_on,amount\nA,2026-11-20,10.00\n');
    await w.done('import', 'payments', 'pagos.csv');
    await w.place([eva], '2026-11-25');
    expect(await w.done('import', 'undo', '3', '--dry-run')).toMatchObject({ undone: false });
    expect(await w.done('import', 'undo', '3')).toMatchObject({ undone: true });
    const { imports } = await w.done('import', 'list');
    expect(imports).toMatchObject([
      { import: 3, state: 'undone', mayBeUndone: false, asOf: '2026-11-25', created: 1, closed: 1 },
      { import: 2, kind: 'payments', state: 'imported', mayBeUndone: true, file: 'pagos.csv', rows: 1, accepted: 1 },
      { import: 1, kind: 'portfolio', state: 'imported', mayBeUndone: false, freshOn: '2026-11-20' },
    ]);
    expect(
      await w.done('import', 'portfolio', 'cartera.csv', '--as-of', '2026-11-21', '--accept-closures'),
    ).toMatchObject({
      import: 4,
      alreadyImported: false,
      closed: 1,
    });
  });

  it('nothing is left where it was the only one, and the same file is new again', async () => {
    const w = await portfolioWorkspace([ana]);
    await w.done('import', 'undo', '1');
    expect(await tablesIn(w.folder, 'customers', 'accounts')).toEqual({ customers: [], accounts: [] });
    expect(await w.done('import', 'portfolio', 'cartera.csv')).toMatchObject({ import: 2, created: 1 });
    expect((await w.trato('import', 'list')).stdout).toMatch(/^ *1 +portfolio .* done +cartera\.csv$/m);
  });
});

type Told = readonly [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];

/** Rows that only the wrong file made possible or impossible were taken otherwise. */
const differs = ([one, other]: Told): boolean =>
  one.accepted !== other.accepted || one.alreadyImported !== other.alreadyImported;
