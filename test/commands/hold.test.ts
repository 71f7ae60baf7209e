import { beforeEach, describe, expect, test } from 'vitest';
import { bytesOf, type PortfolioWorkspace, portfolioWorkspace, refusalOf } from '../support/portfolio-workspace.ts';

let workspace: PortfolioWorkspace;

beforeEach(async () => {
  workspace = await portfolioWorkspace([
    { account: 'A' },
    { account: 'B', consent: 'yes' },
    { account: 'B2', customer: 'C-B', balance: '5000.00' },
  ]);
});

const held = (id: string, reason: string, ...more: string[]) =>
  workspace.done('hold', 'add', id, '--reason', reason, ...more);
const refused = async (...argv: string[]) => refusalOf(await workspace.on('2026-11-20', 'hold', ...argv, '--json'));
const reasons = async () => (await workspace.done('plan')).exclusions;
const listed = async (day: string, ...argv: string[]) => {
  const { json } = await workspace.on(day, 'hold', 'list', ...argv, '--json');
  return (json.holds as { hold: number; state: string }[]).map(({ hold, state }) => `${hold} ${state}`);
};

describe('hold add', () => {
  test('keeps a hold with what its reason usually has, and tells all of it', async () => {
    expect(await held('C-A', 'breathing-space', '--evidence', 'BS-2210')).toEqual({
      command: 'hold add',
      asOf: '2026-11-20',
      warnings: [],
      hold: 1,
      customer: 'C-A',
      account: null,
      portfolio: null,
      reason: 'breathing-space',
      from: '2026-11-20',
      until: '2027-01-18',
      review: '2026-12-19',
      stopsClock: true,
      evidence: 'BS-2210',
      state: 'running',
      releasedOn: null,
      outcome: null,
    });
    expect(await reasons()).toEqual([{ reason: 'moratorium', customers: 1 }]);
  });

  test('a dry run keeps nothing', async () => {
    const before = await bytesOf(workspace.folder);
    expect(await held('A', 'pause', '--dry-run')).toMatchObject({ hold: null, account: 'A', until: '2026-12-19' });
    expect(await bytesOf(workspace.folder)).toEqual(before);
  });

  test('on an account it leaves the customer the other one; on all of them it leaves nothing', async () => {
    await held('B', 'dispute');
    expect(await reasons()).toEqual([]);
    const messages = () => workspace.inDatabase((database) => database('messages').pluck('account_id'));
    expect((await messages()).sort()).toEqual(['A', 'B2']);
    await held('C-B', 'pause', '--account', 'B2');
    expect(await reasons()).toEqual([{ reason: 'disputed', customers: 1 }]);
  });

  test('about the person it bars every account, and says so where an account was named', async () => {
    const { account, warnings } = await held('B2', 'bereavement');
    expect([account, warnings]).toEqual([null, [expect.stringContaining('about the person')]]);
    expect(await reasons()).toEqual([{ reason: 'hold:bereavement', customers: 1 }]);
    expect(await refused('add', 'C-B', '--reason', 'deceased', '--account', 'B')).toEqual({
      exit: 2,
      code: 'hold-of-person',
    });
  });

  test('a draft that has a message for the customer can no longer be sent', async () => {
    await workspace.done('plan');
    const { warnings } = await held('C-A', 'deceased');
    expect(warnings).toEqual([expect.stringContaining('batch 1 has a message for the customer')]);
    expect(refusalOf(await workspace.on('2026-11-20', 'approve', '1', '--json')).exit).toBe(5);
  });

  test('the same again is refused; another account, or after it is over, is another hold', async () => {
    await held('B', 'pause');
    expect(await refused('add', 'B', '--reason', 'pause', '--from', '2026-12-19')).toEqual({
      exit: 5,
      code: 'hold-exists',
    });
    await held('B', 'pause', '--from', '2026-12-20');
    await held('B2', 'pause');
    await held('C-B', 'pause');
    expect(await listed('2026-11-20')).toEqual(['1 running', '2 waiting', '3 running', '4 running']);
  });

  test('a second breathing space within twelve months is refused, unless the first never ran', async () => {
    await held('C-A', 'breathing-space', '--from', '2025-12-01');
    const again = ['add', 'C-A', '--reason', 'breathing-space', '--from'];
    expect(await refused(...again, '2026-11-30')).toEqual({ exit: 5, code: 'hold-too-soon' });
    await held('C-A', 'breathing-space', '--from', '2026-12-01');
    await held('C-B', 'breathing-space');
    await workspace.done('hold', 'release', '3');
    await held('C-B', 'breathing-space', '--from', '2026-11-21');
  });

  test('vulnerability asks for a need of the closed list, and nobody else has one', async () => {
    expect(await held('C-A', 'vulnerability', '--support-need', 'more-time')).toMatchObject({
      supportNeed: 'more-time',
      review: '2027-02-17',
    });
    expect(await reasons()).toEqual([{ reason: 'vulnerable-human-only', customers: 1 }]);
    for (const [argv, code] of [
      [['--reason', 'vulnerability'], 'support-need'],
      [['--reason', 'vulnerability', '--support-need', 'depression'], 'unknown-word'],
      [['--reason', 'pause', '--support-need', 'more-time'], 'support-need'],
      [['--reason', 'pause', '--evidence', 'she told me on the phone 2 days ago'], 'bad-evidence'],
    ] as const)
      expect(await refused('add', 'C-B', ...argv)).toEqual({ exit: 2, code });
  });
});

describe('hold list, review and release', () => {
  test('a breathing space ends by itself on day 60', async () => {
    await held('C-A', 'breathing-space');
    expect(await listed('2027-01-18')).toEqual(['1 running']);
    expect(await listed('2027-01-19')).toEqual([]);
    expect(await listed('2027-01-19', '--all')).toEqual(['1 ended']);
  });

  test('a review day that passes ends nothing; it is due until somebody says when it is looked at next', async () => {
    await held('C-A', 'hardship');
    expect(await listed('2026-12-18', '--due')).toEqual([]);
    expect(await listed('2026-12-19', '--due')).toEqual(['1 running']);
    await workspace.on('2026-12-19', 'hold', 'review', '1', '--next', '2027-01-15');
    expect(await listed('2027-01-14', '--due')).toEqual([]);
    expect(await listed('2027-03-01', '--due')).toEqual(['1 running']);
  });

  test('what is asked for: of a customer, an account, a reason, a day', async () => {
    await held('B', 'dispute');
    await held('C-B', 'hardship', '--from', '2026-11-25');
    await held('B2', 'pause');
    await held('C-A', 'complaint');
    expect(await listed('2026-11-20', 'B')).toEqual(['1 running', '2 waiting']);
    expect(await listed('2026-11-20', 'C-B', '--running')).toEqual(['1 running', '3 running']);
    expect(await listed('2026-11-20', '--reason', 'complaint')).toEqual(['4 running']);
    expect(await listed('2026-11-25', 'B2', '--running')).toEqual(['2 running', '3 running']);
    const { json } = await workspace.on('2026-11-20', 'hold', 'list', '--sample', '1', '--json');
    expect([json.shown, json.of, json.due]).toEqual([1, 4, 0]);
    const { stdout } = await workspace.on('2026-12-30', 'hold', 'list');
    expect(stdout).toContain('3 to be looked at again by now');
  });

  test('releasing ends it from the day on, once', async () => {
    await held('C-A', 'hardship');
    expect(await workspace.done('hold', 'release', '1', '--dry-run')).toMatchObject({
      dryRun: true,
      releasedOn: '2026-11-20',
    });
    expect(await reasons()).toHaveLength(1);
    expect(await workspace.done('hold', 'release', '1', '--on', '2026-11-20')).toMatchObject({ state: 'released' });
    expect(await reasons()).toEqual([]);
    expect(await refused('release', '1')).toEqual({ exit: 5, code: 'hold-released' });
    expect(await refused('review', '1', '--next', '2026-12-01')).toEqual({ exit: 5, code: 'hold-released' });
  });

  test('an agreement says what it came to', async () => {
    await held('A', 'agreement');
    expect(await reasons()).toEqual([{ reason: 'agreement-on-track', customers: 1 }]);
    expect(await refused('release', '1')).toEqual({ exit: 2, code: 'release-outcome' });
    expect(await workspace.done('hold', 'release', '1', '--as', 'broken')).toMatchObject({ outcome: 'broken' });
  });

  test('text tells why, until when and who looks again', async () => {
    const { stdout } = await workspace.on('2026-11-20', 'hold', 'add', 'A', '--reason', 'dispute');
    expect(stdout).toContain(
      'Hold 1 is kept: account A of C-A for dispute, from 2026-11-20 until it is released, looked at',
    );
    expect(stdout).toContain('it is looked into before it is asked for.');
    expect((await workspace.on('2026-11-20', 'hold', 'review', '1', '--next', '2026-12-24')).stdout).toContain(
      'looked at next on 2026-12-24',
    );
    expect((await workspace.on('2026-11-21', 'hold', 'release', '1')).stdout).toContain(
      'it bars nothing from 2026-11-21 on',
    );
  });
});

test('an import whose customers are on hold is not undone', async () => {
  await held('C-A', 'deceased');
  expect(refusalOf(await workspace.on('2026-11-20', 'import', 'undo', '1', '--json'))).toEqual({
    exit: 5,
    code: 'later-import',
  });
});

test('a disputed account of the file and a hold are told once each by explain', async () => {
  await held('B', 'agreement');
  const { stdout } = await workspace.on('2026-11-20', 'explain', 'C-B');
  expect(stdout).toContain('what was agreed is being paid: hold 1, from 2026-11-20');
});

test('plan, nightly and doctor say how many holds wait to be looked at again, and nothing else of them', async () => {
  await held('C-A', 'hardship');
  const count = '1 hold has come to its review day: `trato hold list --due`';
  for (const argv of [
    ['plan', '--accept-stale'],
    ['nightly', '--only', 'segment'],
  ]) {
    const { json } = await workspace.on('2026-12-19', ...argv, '--json');
    expect(json.warnings).toContain(count);
    expect((await workspace.on('2026-12-18', ...argv, '--json')).json.warnings).not.toContain(count);
  }
  const { json } = await workspace.on('2026-12-19', 'doctor', '--json');
  expect(json.checks).toContainEqual(
    expect.objectContaining({ check: 'holds', ok: true, found: '1 past the day of review' }),
  );
});

test('a strategy that goes by delinquent days stands while a hold stops its clock', async () => {
  const { readFile } = await import('node:fs/promises');
  const settings = await readFile(`${workspace.folder}/trato.yaml`, 'utf8');
  await workspace.write(
    'trato.yaml',
    settings.replace(/^( {2}early: *\n)( {4}steps:)/m, '$1    clock: delinquent\n$2'),
  );
  expect((await readFile(`${workspace.folder}/trato.yaml`, 'utf8')).match(/clock: delinquent\n/)).not.toBeNull();
  await held('A', 'pause', '--from', '2026-11-11', '--until', '2026-11-18');
  const { json } = await workspace.on('2026-11-20', 'explain', 'A', '--json');
  expect(json.step).toMatchObject({
    chosen: null,
    rejected: expect.arrayContaining([
      expect.objectContaining({ reason: expect.stringContaining('2 of 10 days past due count: 8 were on hold') }),
    ]),
  });
});
