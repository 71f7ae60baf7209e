import { expect, it } from 'vitest';
import { readAhead } from '../../src/stores/read-ahead.ts';

const told: string[] = [];

async function* pagesTo(last: number) {
  try {
    for (let page = 1; page <= last; page += 1) {
      told.push(`read ${page}`);
      yield page;
    }
  } finally {
    told.push('closed');
  }
}

async function* failing() {
  yield 1;
  throw new RangeError('no second page');
}

it('reads the next page before the one at hand is done with, and closes what it reads', async () => {
  for await (const page of readAhead(pagesTo(2))) told.push(`use ${page}`);
  expect(told.splice(0)).toEqual(['read 1', 'read 2', 'use 1', 'closed', 'use 2']);
  for await (const _ of readAhead(pagesTo(9))) break;
  expect(told.splice(0)).toEqual(['read 1', 'read 2', 'closed']);
});

it('tells of a page that cannot be read where that page would have come', async () => {
  const used: number[] = [];
  const walk = async () => {
    for await (const page of readAhead(failing())) used.push(page);
  };
  await expect(walk()).rejects.toThrow('no second page');
  expect(used).toEqual([1]);
});
