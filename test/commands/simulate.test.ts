import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import { bytesOf, type PortfolioWorkspace, portfolioWorkspace } from '../support/portfolio-workspace.ts';
import { everyRecord } from '../support/tables.ts';

const first = '2026-11-20' as Day;
const days = 8;

interface Simulated {
  readonly days: readonly (Readonly<Record<string, unknown>> & { readonly messages: number })[];
  readonly totals: Readonly<Record<string, unknown>> & { readonly messages: number };
  readonly warnings: readonly string[];
}

let workspace: PortfolioWorkspace;

/** Accounts of every age from before their due date to past every step; some with a promise, a payment or a dispute. */
beforeAll(async () => {
  const rows = Array.from({ length: 40 }, (_, index) => ({
    account: `A${index}`,
    customer: `C-${index % 33}`,
    due: addDays(first, 9 - 2 * index),
    balance: `${(index % 7) + 1}000.00`,
    disputed: index % 11 === 5,
  }));
  const broken = '  - { id: broken, when: { broken_promises: { gte: 1 } } }';
  workspace = await portfolioWorkspace(rows, {
    settings: (text) => `${text.replace(/^segments:$/m, `segments:\n${broken}`)}\npromises: { grace_days: 0 }\n`,
  });
  await workspace.done('promise', 'add', 'A7', '--amount', '100', '--due', '2026-11-23');
  await workspace.done('offer');
}, 60_000);

const simulated = async (count: number): Promise<Simulated> =>
  (await workspace.done('simulate', '--days', String(count))) as unknown as Simulated;

/** What planning, approving and dispatching day by day really comes to. */
const walked = async (): Promise<readonly object[]> => {
  const told: object[] = [];
  for (let ahead = 0; ahead < days; ahead += 1) {
    const day = addDays(first, ahead);
    await workspace.on(day, 'segment');
    const { json, stderr } = await workspace.on(day, 'plan', '--accept-stale', '--json');
    if (json === undefined) throw new Error(stderr);
    const { batch, messages, byChannel, bySegment, exclusions, cost } = json as Readonly<Record<string, unknown>>;
    await workspace.on(day, 'approve', String(batch), '--yes');
    const { exit } = await workspace.on(day, 'dispatch', String(batch));
    expect(exit).toBe(0);
    const reasons = (exclusions as { reason: string; customers: number }[]).map(
      ({ reason, customers }) => [reason, customers] as const,
    );
    told.push({ day, messages, byChannel, bySegment, excluded: Object.fromEntries(reasons), cost });
  }
  return told;
};

describe('trato simulate', () => {
  test('writes nothing', async () => {
    const before = await bytesOf(workspace.folder);
    await simulated(days);
    expect(await bytesOf(workspace.folder)).toEqual(before);
  });

  test('comes to the same again, and the days add up to the totals', async () => {
    const one = await simulated(days);
    expect(await simulated(days)).toEqual(one);
    expect(one.days.length).toBe(days);
    expect(one.days.reduce((sum, { messages }) => sum + messages, 0)).toBe(one.totals.messages);
    expect(one.totals.messages).toBeGreaterThan(5);
    expect((await simulated(3)).days).toEqual(one.days.slice(0, 3));
  });

  test('tells people a line a day', async () => {
    const { stdout } = await workspace.on(first, 'simulate', '--days', '2');
    expect(stdout).toContain('If nobody answers or pays, from 2026-11-20 to 2026-11-21; nothing was written');
    expect(stdout).toMatch(/\n2026-11-21 .*\ntogether /);
  });

  test('killed at any moment it leaves all as it was', async () => {
    const before = await everyRecord(workspace.folder);
    const bin = new URL('../../bin/trato.js', import.meta.url).pathname;
    for (const milliseconds of [500, 1500, 2500]) {
      const argv = ['simulate', '--days', '200', '--workspace', workspace.folder, '--as-of', first];
      const child = spawn(process.execPath, [bin, ...argv], { stdio: 'ignore' });
      const ended = once(child, 'exit');
      await Promise.race([pause(milliseconds), ended]);
      child.kill('SIGKILL');
      await ended;
      expect(child.signalCode).toBe('SIGKILL');
      expect(await everyRecord(workspace.folder)).toEqual(before);
    }
  });

  test('plans a batch that is approved and waits anew', async () => {
    const { days: expected } = await simulated(2);
    const { batch } = await workspace.done('plan');
    await workspace.done('approve', String(batch));
    const { days: found, warnings } = await simulated(2);
    expect(found).toEqual(expected);
    expect(warnings).toEqual([expect.stringContaining(`batch ${batch} is approved and was not dispatched`)]);
    await workspace.done('discard', String(batch));
  });

  test('is what really comes of planning, approving and dispatching day by day', async () => {
    const { days: expected } = await simulated(days);
    expect(await walked()).toEqual(expected);
  });
});
