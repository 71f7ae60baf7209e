import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { tablesIn } from '../support/tables.ts';
import { makeWorkspace } from '../support/workspace.ts';

const file = `account_id,customer_id,full_name,balance,due_date,=Zona
A,1,"=HYPERLINK(""x"")",mucho,2026-10-21,'=ya
B,2,@Ana,-5.00,2026-10-21,-2+3
`;

describe('cells that a spreadsheet would run', () => {
  it('have an apostrophe in the file for refused rows, and none once that is imported', async () => {
    const w = await makeWorkspace({ country: 'MX' });
    const { json } = await w.trato('import', 'portfolio', await w.write('cartera.csv', file), '--json');
    const rejects = await readFile(String(json.rejectsFile), 'utf8');
    expect(rejects).toContain(",'=Zona,");
    expect(rejects).toContain(`A,1,"'=HYPERLINK(""x"")",mucho,2026-10-21,''=ya,2,`);
    expect(rejects).toContain("B,2,'@Ana,-5.00,2026-10-21,'-2+3,3,");

    const right = rejects.replace('mucho', '7.00').replace('-5.00', '5.00');
    const again = await w.trato('import', 'portfolio', await w.write('bien.csv', right), '--json');
    expect(again).toMatchObject({ exit: 0, json: { accepted: 2 } });
    const { customers, accounts } = await tablesIn(w.folder, 'customers', 'accounts');
    expect(customers?.map(({ full_name }) => full_name)).toEqual(['=HYPERLINK("x")', '@Ana']);
    expect(accounts?.map(({ extra }) => extra)).toEqual(['{"zona":"\'=ya"}', '{"zona":"-2+3"}']);
  });
});
