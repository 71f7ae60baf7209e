import { expect, it } from 'vitest';
import type { ExplainSummary } from '../../src/commands/explain/explained.ts';
import { type Ledger, ledgerWorkspace } from '../support/ledger-workspace.ts';
import { portfolioWorkspace } from '../support/portfolio-workspace.ts';

const filled = async ({ database, ours, theirs }: Ledger): Promise<void> => {
  const account = { customer_id: 'C-1', portfolio: 'tarjetas', account_id: 'A-1' };
  await database('customers').update({ region: 'Antioquia', country: 'CO' });
  await database('consents').insert({
    ...{ customer_id: 'C-1', channel: 'email', dated: 1, since_on: '2026-10-01', state: 'granted' },
    ...{ form: 'written', evidence: 'FORM-17', import_id: 1 },
  });
  await database('holds').insert({
    ...{
      customer_id: 'C-1',
      reason: 'vulnerability',
      support_need: 'sign-language',
      evidence: 'CASE-9',
      stops_clock: 0,
    },
    ...{ from_on: '2026-11-19', added_on: '2026-11-19', review_on: '2026-12-19' },
  });
  const promise = { amount_minor: 50_000, currency: 'COP', made_on: '2026-11-01', due_on: '2026-11-05' };
  await database('promises').insert({ ...account, ...promise, source: 'command' });
  await ours('2026-11-17');
  await theirs('2026-11-18', { result: 'conversation' });
};

const explained = async (): Promise<{ json: string; summary: ExplainSummary; text: string }> => {
  const { trato } = await ledgerWorkspace('CO', filled);
  const { stdout } = await trato('explain', 'C-1', '--json');
  return { json: stdout, summary: JSON.parse(stdout), text: (await trato('explain', 'C-1')).stdout };
};

it('tells what is known of the customer and which contacts use up a limit, never a support need', async () => {
  const { json, summary, text } = await explained();
  const { known } = summary;
  expect(known?.clock).toEqual({ zones: ['America/Bogota'], reason: 'by the region of the address' });
  expect(known?.holds).toMatchObject([{ reason: 'vulnerability', running: true, review: '2026-12-19' }]);
  expect(known?.promises).toMatchObject([{ amount: '500.00', state: 'broken' }]);
  const limits = known?.limits.map(({ rule, most, used }) => [rule, most, used.map(({ day, by }) => `${day} ${by}`)]);
  expect(limits).toEqual([
    ['CO-2300-3-DAY', 1, []],
    ['CO-2300-3-CHANNEL', 1, ['2026-11-17 us', '2026-11-18 elsewhere']],
  ]);
  expect(text).toContain('agreed to email in writing on 2026-10-01 (import 1, evidence FORM-17).');
  expect(text).toContain('2026-11-18 12:00 by call (made elsewhere), spoken with, about account A-1.');
  expect(text).toContain('Counts: 2026-11-17 by email (ours, batch 1).');
  expect(text).toContain('vulnerability from 2026-11-19, to be looked at on 2026-12-19, running.');
  expect(text).toContain('None: requests.');
  for (const told of [json, text]) expect(told).not.toMatch(/sign.?language|CASE-9|ana@example/);
});

it('tells what a rule that only warns says of the channel that was chosen', async () => {
  const workspace = await portfolioWorkspace([{ account: 'A' }], { country: 'ES' });
  for (const at of ['09:30', '11:00', '12:00']) {
    await workspace.write(
      `${at}.csv`,
      `customer_id,date,time,channel,direction,result\nC-A,2026-11-20,${at},call,out,no answer\n`,
    );
    await workspace.done('import', 'interactions', `${at}.csv`, '--date-order', 'ymd');
  }
  const { decision, known } = (await workspace.done('explain', 'C-A')) as unknown as ExplainSummary;
  expect(decision).toBe('message');
  expect(known?.warned).toMatchObject([{ rule: expect.stringMatching(/^ES-/), article: expect.any(String) }]);
});
