import { userInfo } from 'node:os';
import { beforeAll, describe, expect, test } from 'vitest';
import { bytesOf, type PortfolioWorkspace, portfolioWorkspace, refusalOf } from '../support/portfolio-workspace.ts';
import { trato } from '../support/workspace.ts';

let workspace: PortfolioWorkspace;
let hash = '';

/** A new draft with the number it has. */
const drafted = async (): Promise<string> => {
  const planned = await workspace.done('plan');
  hash = String(planned.hash);
  return String(planned.batch);
};

const discarded = async (batch: string): Promise<void> => {
  await workspace.done('discard', batch);
};

beforeAll(async () => {
  workspace = await portfolioWorkspace([{ account: 'A' }, { account: 'B' }]);
});

describe('trato approve', () => {
  test.each<[string, () => string]>([
    ['the whole hash', () => hash],
    ['its first eight characters', () => hash.slice(0, 8)],
    ['capitals', () => hash.slice(0, 12).toUpperCase()],
  ])('by %s', async (_, given) => {
    const batch = await drafted();
    expect(await workspace.done('approve', batch, '--hash', given(), '--by', 'A. Ruiz')).toMatchObject({
      command: 'approve',
      asOf: '2026-11-20',
      batch: Number(batch),
      state: 'approved',
      hash,
      approvedBy: 'A. Ruiz',
    });
    await discarded(batch);
  });

  test.each<[string, () => string]>([
    ['another', () => '0'.repeat(64)],
    ['seven characters', () => hash.slice(0, 7)],
    ['none', () => ''],
    ['one with something after it', () => `${hash}0`],
  ])('refuses %s hash', async (_, given) => {
    const batch = await drafted();
    const refused = await workspace.trato('approve', batch, '--hash', given(), '--json');
    expect(refusalOf(refused)).toEqual({ exit: 5, code: 'hash-differs' });
    expect(refusalOf(await workspace.trato('dispatch', batch, '--json'))).toEqual({ exit: 5, code: 'not-approved' });
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['USER', { USER: 'ana', LOGNAME: 'bea' }, 'ana'],
    ['LOGNAME where there is no USER', { USER: '', LOGNAME: 'bea' }, 'bea'],
    ['whose process it is where there is neither', { USER: '', LOGNAME: '' }, userInfo().username],
  ])('without --by is by %s', async (_, env, name) => {
    const batch = await drafted();
    const { json } = await trato(['approve', batch, '--hash', hash, '--json'], { cwd: workspace.folder, env });
    expect(json.approvedBy).toBe(name);
    await discarded(batch);
  });

  test('again keeps who approved first', async () => {
    const batch = await drafted();
    await workspace.done('approve', batch, '--by', 'first');
    expect(await workspace.done('approve', batch, '--by', 'second')).toMatchObject({ approvedBy: 'first' });
    await discarded(batch);
  });

  test('as a dry run keeps nothing, and says so', async () => {
    const batch = await drafted();
    const before = await bytesOf(workspace.folder);
    expect(await workspace.done('approve', batch, '--dry-run')).toMatchObject({ state: 'draft' });
    expect((await workspace.trato('approve', batch, '--dry-run')).stdout).not.toContain('is approved');
    expect(await bytesOf(workspace.folder)).toEqual(before);
  });

  test.each([
    ['messages', { body: 'Pague ya' }],
    ['messages', { recipient: '+525500000000' }],
    ['messages', { amount_minor: 1 }],
    ['exclusions', { reason: 'paid' }],
  ])('refuses a batch whose %s somebody changed to %j', async (table, change) => {
    await workspace.place([{ account: 'A' }, { account: 'B' }, { account: 'C', due: '2026-11-19' }]);
    const batch = await drafted();
    await workspace.inDatabase((database) => database(table).where({ batch_id: batch }).update(change));
    const refused = await workspace.trato('approve', batch, '--json');
    expect(refusalOf(refused)).toEqual({ exit: 5, code: 'batch-changed' });
  });

  test('refuses one of which a message was taken out', async () => {
    const batch = await drafted();
    await workspace.inDatabase((database) =>
      database('messages').where({ batch_id: batch, customer_id: 'C-A' }).delete(),
    );
    expect((await workspace.trato('approve', batch)).exit).toBe(5);
  });

  test.each([
    ['999', 3, 'no-batch'],
    ['one', 2, 'bad-batch'],
    ['-1', 2, undefined],
  ])('of %s', async (batch, exit, code) => {
    const refused = await workspace.trato('approve', batch, '--json');
    expect(refused.exit).toBe(exit);
    if (code) expect(refusalOf(refused).code).toBe(code);
  });
});
