import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConsentSummary } from '../../src/commands/consent/set.ts';
import { lawRuns } from '../support/law.ts';
import { refusalOf } from '../support/portfolio-workspace.ts';
import { tablesIn } from '../support/tables.ts';
import { toldWorkspace } from '../support/told-workspace.ts';

const set = (channel: string, state: string, ...more: string[]) => [
  'consent',
  'set',
  'C-A',
  '--channel',
  channel,
  '--state',
  state,
  ...more,
];

describe('consent set', () => {
  it('keeps what a customer said and tells what holds', async () => {
    const w = await toldWorkspace();
    const { json } = await w.trato(...set('sms', 'granted', '--evidence', 'call-7', '--form', 'written', '--json'));
    expect(json).toEqual({
      command: 'consent set',
      asOf: '2026-11-20',
      warnings: [],
      customer: 'C-A',
      channel: 'sms',
      state: 'granted',
      on: '2026-11-20',
      form: 'written',
      evidence: 'call-7',
      dryRun: false,
      consents: [
        {
          channel: 'sms',
          state: 'granted',
          since: '2026-11-20',
          dated: true,
          form: 'written',
          evidence: 'call-7',
          import: null,
        },
      ],
    });
    expect((await w.done('consent', 'list', 'C-A')).consents).toEqual((json as unknown as ConsentSummary).consents);
  });

  it('bars at once, and lifts what was asked before', async () => {
    const w = await toldWorkspace();
    expect(await w.planned()).toEqual({ 'C-A': 'email', 'C-B': 'email' });
    await w.done(...set('all', 'refused'));
    expect((await w.planned())['C-A']).toBe('no-consent');
    await w.on('2026-11-21', ...set('email', 'granted'));
    expect((await w.planned('2026-11-21'))['C-A']).toBe('email');
  });

  it('keeps nothing in a dry run, and takes an account for its customer', async () => {
    const w = await toldWorkspace();
    const before = await tablesIn(w.folder, 'consents', 'batches');
    const { stdout } = await w.trato('consent', 'set', 'A', '--channel', 'all', '--state', 'refused', '--dry-run');
    expect(stdout).toContain('C-A refused every channel on 2026-11-20; nothing was kept.');
    expect(await tablesIn(w.folder, 'consents', 'batches')).toEqual(before);
  });

  it('stops what was planned before from going out', async () => {
    const w = await toldWorkspace();
    await w.done('plan');
    await w.done('approve', '1', '--by', 'A. Ruiz');
    const { warnings } = (await w.done(...set('email', 'refused'))) as { warnings: string[] };
    expect(warnings).toEqual([
      'batch 1 has a message for the customer and can no longer be sent: discard it (trato discard 1) and plan again',
    ]);
    expect(refusalOf(await w.trato('dispatch', '1', '--json'))).toEqual({ exit: 5, code: 'batch-outdated' });
    await w.done('discard', '1');
    expect(await w.planned()).toEqual({ 'C-A': 'no-consent', 'C-B': 'email' });
  });

  it('says what holds where something newer does', async () => {
    const w = await toldWorkspace();
    await w.done(...set('sms', 'refused'));
    const { json } = await w.trato(...set('sms', 'granted', '--on', '2026-11-19', '--json'));
    expect(json).toMatchObject({
      warnings: ['sms: what was said on 2026-11-20 holds, that it is refused'],
      consents: [{ channel: 'sms', state: 'refused' }],
    });
  });

  it('warns where a consent in writing gives way to one by word', async () => {
    const w = await toldWorkspace();
    await w.done(...set('sms', 'granted', '--on', '2026-11-01', '--form', 'written'));
    expect((await w.done(...set('sms', 'granted'))).warnings).toEqual([
      'sms: the consent was in writing before; say --form written where this one is, too',
    ]);
  });

  it('counts without an id', async () => {
    const w = await toldWorkspace();
    await w.done(...set('sms', 'granted', '--form', 'written'));
    await w.done('consent', 'set', 'C-B', '--channel', 'sms', '--state', 'granted');
    await w.done('consent', 'set', 'C-B', '--channel', 'email', '--state', 'refused');
    expect((await w.done('consent', 'list')).counts).toEqual([
      { channel: 'email', state: 'refused', customers: 1, written: 0 },
      { channel: 'sms', state: 'granted', customers: 2, written: 1 },
    ]);
    expect((await w.trato('consent', 'list')).stdout).toContain('in writing');
  });

  it('is believed in whatever order it is told: the newest day, on one day the refusal', async () => {
    const said = fc.record({
      state: fc.constantFrom('granted', 'refused'),
      on: fc.constantFrom('2026-11-01', '2026-11-10', '2026-11-19'),
      written: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 5 }), async (all) => {
        const w = await toldWorkspace([{ account: 'A' }]);
        for (const { state, on, written } of all) {
          const form = written && state === 'granted' ? ['--form', 'written'] : [];
          await w.done(...set('sms', state, '--on', on, ...form));
        }
        const weight = ({ state, on, written }: (typeof all)[number]) =>
          `${on}${state}${written && state === 'granted' ? 'w' : ''}`;
        const last = all.map(weight).sort().at(-1) ?? '';
        const { consents } = (await w.done('consent', 'list', 'C-A')) as { consents: Record<string, string>[] };
        expect(consents.map(({ since, state, form }) => `${since}${state}${form ? 'w' : ''}`)).toEqual([last]);
      }),
      lawRuns(5),
    );
  });
});

describe('consents that were told to us', () => {
  it('outlive the undoing of the import before them, which they forbid where it would change them', async () => {
    const w = await toldWorkspace();
    await w.tell('customers', 'customer_id,consent_sms,consent_on\nC-A,no,2026-11-19\n');
    await w.done(...set('sms', 'refused', '--on', '2026-11-19', '--evidence', 'letter 3'));
    await w.done('import', 'undo', '2');
    expect((await w.done('consent', 'list', 'C-A')).consents).toMatchObject([
      { state: 'refused', evidence: 'letter 3' },
    ]);
  });

  it('are put back where an import that changed them is undone', async () => {
    const w = await toldWorkspace();
    await w.done(...set('sms', 'refused', '--on', '2026-11-10'));
    await w.tell('customers', 'customer_id,consent_sms,consent_on\nC-A,yes,2026-11-19\n');
    expect((await w.done('consent', 'list', 'C-A')).consents).toMatchObject([{ state: 'granted', import: 2 }]);
    await w.done('import', 'undo', '2');
    expect((await w.done('consent', 'list', 'C-A')).consents).toMatchObject([{ state: 'refused', import: null }]);
  });

  it('forbid the undoing of an import whose consent they followed', async () => {
    const w = await toldWorkspace();
    await w.done(...set('sms', 'refused', '--on', '2026-11-01'));
    await w.tell('customers', 'customer_id,consent_sms,consent_on\nC-A,yes,2026-11-10\n');
    await w.done(...set('sms', 'refused', '--on', '2026-11-19'));
    expect(refusalOf(await w.trato('import', 'undo', '2', '--json'))).toEqual({ exit: 5, code: 'later-import' });
  });

  it('keep a portfolio whose customer they are of', async () => {
    const w = await toldWorkspace();
    await w.done(...set('sms', 'refused'));
    expect(refusalOf(await w.trato('import', 'undo', '1', '--json'))).toEqual({ exit: 5, code: 'later-import' });
  });
});
