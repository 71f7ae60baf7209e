import { describe, expect, it } from 'vitest';
import { makeWorkspace, trato } from '../../support/workspace.ts';

const portfolio = [
  'account_id,customer_id,full_name,balance,principal,interest,fees,due_date,contract_instalment',
  'A-1,X,Ana Pérez,1000.00,900.00,0.00,100.00,2026-11-05,400.00',
  'A-2,X,Ana Pérez,3000.00,3000.00,0,0,2026-11-05,1200.00',
  'B-1,Y,Luis Gómez,100.00,,,,2027-11-05,',
].join('\n');

const prepared = async () => {
  const workspace = await makeWorkspace({ country: 'MX' });
  const file = await workspace.write('portfolio.csv', `${portfolio}\n`);
  const imported = await workspace.trato('import', 'portfolio', file, '--date-order', 'ymd');
  expect(imported).toMatchObject({ exit: 0 });
  expect((await workspace.trato('segment')).exit).toBe(0);
  return workspace;
};

describe('the offer commands', () => {
  it('offer, keep and show, from a file to the options side by side', async () => {
    const { trato: run } = await prepared();
    const first = await run('offer', '--json');
    expect(first.exit).toBe(0);
    expect(first.json).toMatchObject({ command: 'offer', accounts: 3, offers: 2, budget: null });
    expect((await run('offer')).stdout).toContain('2 of 3 open accounts (0 made, 2 kept, 0 taken back)');

    const shown = await run('offer', 'show', 'A-1');
    expect(shown.stdout).toMatch(/option 1 +option 2/);
    expect(shown.stdout).toContain('stands until 2026-11-30');
    const { json } = await run('offer', 'show', 'A-1', '--json');
    expect(Object.keys(json)).toEqual(
      expect.arrayContaining(['account', 'capacity', 'options', 'rejected', 'lapsesOn', 'command', 'asOf', 'warnings']),
    );
    expect((await run('offer', 'show', 'B-1')).stdout).toContain('has no offer: the segment has no offer policy');
  });

  it('refuse what is not there by their exit codes', async () => {
    const { trato: run, folder } = await prepared();
    const unknown = await run('offer', 'show', 'Z-9', '--json');
    expect(unknown.exit).toBe(3);
    expect(JSON.parse(unknown.stderr)).toMatchObject({ error: { code: 'unknown-account', hint: expect.any(String) } });
    expect((await run('offer', '--segment', 'nowhere')).exit).toBe(2);
    expect((await run('offer', 'shwo', 'A-1')).exit).toBe(2);
    expect((await trato(['offer', 'show', 'A-1', '--portfolio', 'other'], { cwd: folder })).exit).toBe(3);
  });
});
