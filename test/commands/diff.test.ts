import { beforeAll, describe, expect, test } from 'vitest';
import { type PortfolioWorkspace, portfolioWorkspace } from '../support/portfolio-workspace.ts';
import { tablesIn } from '../support/tables.ts';

interface Item {
  readonly customer: string;
  readonly reason: string;
  readonly barriers: readonly { readonly code: string }[];
  readonly changes: readonly { readonly fact: string; readonly before: string; readonly after: string }[];
}
interface Diff {
  readonly new: readonly Item[];
  readonly dropped: readonly Item[];
  readonly changed: readonly Item[];
  readonly counts: Readonly<Record<'new' | 'dropped' | 'changed' | 'same', number>>;
  readonly messages: number;
}

let workspace: PortfolioWorkspace;

const onDay = async (day: string, ...argv: string[]): Promise<Diff> => {
  const { exit, stderr, json } = await workspace.on(day, ...argv, '--json');
  if (exit !== 0) throw new Error(stderr);
  return json as unknown as Diff;
};

const told = (items: readonly Item[]): string[] => items.map(({ customer, reason }) => `${customer} ${reason}`);

/** Everybody by an account of the same name; the first batch is of 20 November, the second of 30 November. */
beforeAll(async () => {
  const everyday = ['A', 'B', 'paid', 'left', 'promised'].map((account) => ({ account }));
  workspace = await portfolioWorkspace([...everyday, { account: 'later', due: '2026-11-19' }]);
  await workspace.done('promise', 'add', 'B', '--amount', '10', '--due', '2026-11-20');
  await workspace.done('plan');
  await workspace.done('approve', '1');
  await workspace.done('dispatch', '1');
  await workspace.place(
    [
      { account: 'A' },
      { account: 'B' },
      { account: 'left', due: '2026-12-27' },
      { account: 'promised' },
      { account: 'later', due: '2026-11-19' },
      { account: 'N' },
    ],
    '2026-11-30',
  );
  await onDay('2026-11-30', 'promise', 'add', 'promised', '--amount', '10', '--due', '2026-12-02');
  await onDay('2026-11-30', 'offer');
  await onDay('2026-11-30', 'plan');
}, 60_000);

describe('trato diff', () => {
  test('a batch against itself is empty', async () => {
    const { messages, counts, ...lists } = await onDay('2026-11-30', 'diff', '2', '--against', '2');
    expect(counts).toEqual({ new: 0, dropped: 0, changed: 0, same: messages });
    expect(lists).toMatchObject({ new: [], dropped: [], changed: [] });
  });

  test('against nothing all of it is new', async () => {
    const { messages, counts } = await onDay('2026-11-30', 'diff', '1');
    expect(counts).toEqual({ new: messages, dropped: 0, changed: 0, same: 0 });
  });

  test('who is new, who was dropped and what changed, each with its reason', async () => {
    const diff = await onDay('2026-11-30', 'diff');
    expect(diff).toMatchObject({ batch: 2, against: 1, againstAsOf: '2026-11-20' });
    expect(told(diff.new)).toEqual(['C-B barrier-ended', 'C-N newly-placed', 'C-later step-due']);
    expect(diff.new[0]?.barriers.map(({ code }) => code)).toEqual(['promise-running']);
    expect(told(diff.dropped)).toEqual(['C-left left-strategy', 'C-paid nothing-open', 'C-promised promise-running']);
    expect(told(diff.changed)).toEqual(['C-A step, template, offerLapsesOn']);
    expect(diff.changed[0]?.changes[0]).toEqual({ fact: 'step', before: 'offer-help', after: 'payment-options' });
    expect(diff.counts.new + diff.counts.changed + diff.counts.same).toBe(diff.messages);
  });

  test('a sample names fewer and counts all', async () => {
    const { counts, dropped } = await onDay('2026-11-30', 'diff', '--sample', '1');
    expect([counts.dropped, dropped.length]).toEqual([3, 1]);
    const { stdout } = await workspace.on('2026-11-30', 'diff', '--sample', '1');
    expect(stdout).toContain('1 of 3 are named');
  });

  test('keeps nothing', async () => {
    const before = await tablesIn(workspace.folder, 'batches', 'messages', 'exclusions');
    await onDay('2026-11-30', 'diff');
    expect(await tablesIn(workspace.folder, 'batches', 'messages', 'exclusions')).toEqual(before);
  });
});
