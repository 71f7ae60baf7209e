import { beforeAll, expect, test } from 'vitest';
import { bytesOf, type PortfolioWorkspace, portfolioWorkspace, refusalOf } from '../support/portfolio-workspace.ts';

let workspace: PortfolioWorkspace;

beforeAll(async () => {
  workspace = await portfolioWorkspace([{ account: 'A' }]);
});

test('a dry run keeps nothing, and says so', async () => {
  await workspace.done('plan');
  const before = await bytesOf(workspace.folder);
  expect(await workspace.done('discard', '1', '--dry-run')).toMatchObject({ state: 'draft' });
  expect((await workspace.trato('discard', '1', '--dry-run')).stdout).not.toContain('is discarded');
  expect(await bytesOf(workspace.folder)).toEqual(before);
});

test('a discarded batch can be neither approved nor dispatched, and its customers are planned again', async () => {
  const planned = await workspace.done('plan');
  const batch = String(planned.batch);
  await workspace.done('approve', batch, '--by', 'A. Ruiz');
  expect(await workspace.done('discard', batch)).toMatchObject({
    command: 'discard',
    batch: planned.batch,
    state: 'discarded',
    hash: planned.hash,
    approvedBy: 'A. Ruiz',
  });
  for (const verb of ['approve', 'dispatch']) {
    expect(refusalOf(await workspace.trato(verb, batch, '--json'))).toEqual({ exit: 5, code: 'batch-closed' });
  }
  expect(await workspace.done('plan')).toMatchObject({ messages: 1, hash: planned.hash });
});

test('what was dispatched stays', async () => {
  const { batch } = await workspace.done('plan');
  await workspace.done('approve', String(batch));
  await workspace.done('dispatch', String(batch));
  const refused = await workspace.trato('discard', String(batch), '--json');
  expect(refusalOf(refused)).toEqual({ exit: 5, code: 'batch-closed' });
  expect(await workspace.inDatabase((database) => database('batches').pluck('state'))).toContain('dispatched');
});
