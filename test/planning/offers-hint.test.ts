import { expect, test } from 'vitest';
import { portfolioWorkspace } from '../support/portfolio-workspace.ts';

test('who plans without having made offers is told what was left out, and only then', async () => {
  const { done } = await portfolioWorkspace([{ account: 'A-1', due: '2026-10-18' }]);
  expect((await done('plan')).warnings).toEqual([
    expect.stringMatching(/^no offer stands, and 1 message .*`trato offer`/),
  ]);
  await done('offer');
  expect(await done('plan')).toMatchObject({ messages: 1, warnings: [] });
}, 30_000);
