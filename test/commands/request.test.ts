import { describe, expect, it } from 'vitest';
import { refusalOf } from '../support/portfolio-workspace.ts';
import { tablesIn } from '../support/tables.ts';
import { toldWorkspace } from '../support/told-workspace.ts';

const add = (kind: string, ...more: string[]) => ['request', 'add', 'C-A', '--kind', kind, ...more];
const answer = (as: string, ...more: string[]) => ['request', 'answer', '1', '--as', as, ...more];

describe('request add', () => {
  it('keeps what was asked, and tells what it does and what is owed', async () => {
    const w = await toldWorkspace();
    const { json } = await w.trato(...add('dispute', '--account', 'A', '--on', '2026-11-18', '--json'));
    expect(json).toEqual({
      command: 'request add',
      asOf: '2026-11-20',
      warnings: [],
      request: 1,
      customer: 'C-A',
      kind: 'dispute',
      on: '2026-11-18',
      until: null,
      state: 'open',
      answerDue: '2026-12-03',
      overdueDays: null,
      answered: null,
      channel: null,
      account: 'A',
      portfolio: 'main',
      effect: 'Nobody writes about account A until it is answered.',
      dryRun: false,
    });
    expect((await w.planned())['C-A']).toBe('disputed');
  });

  it.each<[string, string, string[], string]>([
    ['stop-contact of everything', 'stop-contact', [], 'opted-out'],
    ['stop-contact of the channel', 'stop-contact', ['--channel', 'email'], 'opted-out'],
    ['stop-contact of another channel', 'stop-contact', ['--channel', 'call'], 'email'],
    ['a pause through a day', 'pause', ['--until', '2026-11-25'], 'paused'],
    ['a pause that is over', 'pause', ['--on', '2026-11-01', '--until', '2026-11-19'], 'email'],
    ['a person to talk to', 'talk-to-person', ['--answer-by', '2026-11-21'], 'hold:request'],
    ['a breakdown', 'breakdown', [], 'hold:request'],
    ['somebody else’s e-mail', 'wrong-person', ['--email', '1'], 'hold:wrong-person'],
    ['somebody else, nobody knows where', 'wrong-person', [], 'hold:wrong-person'],
  ])('acts at once: %s', async (_, kind, more, expected) => {
    const w = await toldWorkspace();
    await w.done(...add(kind, ...more));
    expect((await w.planned())['C-A']).toBe(expected);
  });

  it('stops what was planned before from going out, drafts too', async () => {
    const w = await toldWorkspace();
    await w.done('plan');
    expect((await w.done(...add('stop-contact'))).warnings).toHaveLength(1);
    expect(refusalOf(await w.trato('approve', '1', '--by', 'A', '--json'))).toEqual({
      exit: 5,
      code: 'batch-outdated',
    });
    expect(await w.planned()).toEqual({ 'C-A': 'opted-out', 'C-B': 'email' });
  });

  it('is one with the same request in a file, whichever comes first', async () => {
    const w = await toldWorkspace();
    await w.done(...add('dispute', '--on', '2026-11-19'));
    await w.tell('requests', 'customer_id,request,day,answered_on\nC-A,disputa,2026-11-19,2026-11-20\n');
    expect((await w.done(...add('dispute', '--on', '2026-11-19'))).warnings).toEqual([
      'it was known already, as request 1',
    ]);
    expect((await w.done('request', 'list')).requests).toMatchObject([
      { request: 1, state: 'granted', answerDue: null },
    ]);
  });

  it('keeps nothing in a dry run', async () => {
    const w = await toldWorkspace();
    const before = await tablesIn(w.folder, 'requests', 'batches');
    expect((await w.trato(...add('stop-contact', '--dry-run'))).stdout).toContain('nothing was kept');
    expect(await tablesIn(w.folder, 'requests', 'batches')).toEqual(before);
  });
});

describe('request answer', () => {
  it('ends a dispute, and a pause only where it is refused or taken back', async () => {
    const w = await toldWorkspace();
    await w.done(...add('dispute'));
    expect(await w.done(...answer('refused'))).toMatchObject({ state: 'refused', answered: '2026-11-20', request: 1 });
    expect((await w.planned())['C-A']).toBe('email');
    await w.done('request', 'add', 'C-B', '--kind', 'pause', '--until', '2026-11-30');
    await w.done('request', 'answer', '3', '--as', 'granted');
    expect((await w.planned())['C-B']).toBe('paused');
    await w.done('request', 'answer', '3', '--as', 'withdrawn');
    expect((await w.planned())['C-B']).toBe('email');
  });

  it('grants a deferral through a day', async () => {
    const w = await toldWorkspace();
    await w.done(...add('defer'));
    expect((await w.planned())['C-A']).toBe('hold:request');
    expect(await w.done(...answer('granted', '--until', '2026-11-21'))).toMatchObject({ until: '2026-11-21' });
    expect((await w.planned('2026-11-21'))['C-A']).toBe('paused');
    expect((await w.planned('2026-11-22'))['C-A']).not.toBe('paused');
  });

  it('lifts no stop-contact, whatever it says', async () => {
    const w = await toldWorkspace();
    await w.done(...add('stop-contact'));
    await w.done(...answer('withdrawn'));
    expect((await w.planned())['C-A']).toBe('opted-out');
    expect((await w.trato('request', 'list', 'C-A')).stdout).toContain('withdrawn on 2026-11-20');
  });

  it('keeps nothing in a dry run', async () => {
    const w = await toldWorkspace();
    await w.done(...add('dispute'));
    await w.done(...answer('granted', '--dry-run'));
    expect((await w.done('request', 'list')).requests).toMatchObject([{ state: 'open' }]);
  });
});

describe('request list', () => {
  const filled = async () => {
    const w = await toldWorkspace();
    await w.tell(
      'requests',
      'customer_id,request,day\nC-A,desglose,2026-11-19\nC-B,disputa,2026-10-01\nC-B,stop,2026-11-02\nC-A,disputa,2026-11-05\n',
    );
    await w.done('request', 'answer', '1', '--as', 'granted');
    return w;
  };
  const kinds = (json: object) =>
    (json as { requests: { kind: string; customer: string }[] }).requests.map(
      ({ kind, customer }) => `${customer} ${kind}`,
    );

  it('puts what is owed first, the longest overdue before all', async () => {
    const w = await filled();
    const json = await w.done('request', 'list');
    expect(kinds(json)).toEqual(['C-B dispute', 'C-A dispute', 'C-B stop-contact', 'C-A breakdown']);
    expect(json.requests).toMatchObject([{ answerDue: '2026-10-16', overdueDays: 35 }, { overdueDays: null }, {}, {}]);
    expect((await w.trato('request', 'list')).stdout).toContain('2026-10-16, 35 days ago');
  });

  it('narrows down to what is open, due, or of one customer', async () => {
    const w = await filled();
    expect(kinds(await w.done('request', 'list', '--open'))).toEqual([
      'C-B dispute',
      'C-A dispute',
      'C-B stop-contact',
    ]);
    expect(kinds(await w.done('request', 'list', '--due'))).toEqual(['C-B dispute', 'C-A dispute']);
    expect(kinds(await w.done('request', 'list', 'C-A', '--open'))).toEqual(['C-A dispute']);
    expect((await w.trato('request', 'list', 'C-A', '--due')).stdout).not.toContain('C-B');
  });

  it('tells nobody’s number', async () => {
    const w = await toldWorkspace([]);
    await w.write(
      'p.csv',
      'account_id,national_id,full_name,balance,due_date\nA-1,AB-123456,Ana Paz,100.00,2026-11-10\n',
    );
    await w.done('import', 'portfolio', 'p.csv');
    await w.done('request', 'add', 'A-1', '--kind', 'dispute');
    const { stdout } = await w.trato('request', 'list', '--json');
    expect(stdout).toContain('***');
    expect(stdout).not.toContain('123456');
  });
});

describe('requests that were told to us', () => {
  it('outlive the undoing of imports, and keep a portfolio whose customer they are of', async () => {
    const w = await toldWorkspace();
    await w.tell('requests', 'customer_id,request,day\nC-A,disputa,2026-11-19\n');
    await w.done(...answer('refused'));
    await w.done('request', 'add', 'C-B', '--kind', 'stop-contact');
    await w.done('import', 'undo', '2');
    expect((await w.planned())['C-B']).toBe('opted-out');
    expect(refusalOf(await w.trato('import', 'undo', '1', '--json'))).toEqual({ exit: 5, code: 'later-import' });
  });
});
