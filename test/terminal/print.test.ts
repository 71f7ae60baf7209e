import { rm } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { workbookFile } from '../support/workbook-file.ts';
import { makeWorkspace, type TestWorkspace } from '../support/workspace.ts';

const steering = '\u001b[31m\u009b2J\u202e\u2066';
const name = `cartera${steering}.csv`;
const headings = 'account_id,customer_id,full_name,balance,due_date';
const rows = 'A,1,Ana,1.00,2026-10-21\nB,2,Bea,x,2026-10-21\n';

let w: TestWorkspace;

beforeAll(async () => {
  w = await makeWorkspace({ country: 'MX' });
  await w.write(name, `${headings},nota ${steering}\n${rows.replaceAll('\n', ',x\n')}`);
  await w.write(`pagos${steering}.csv`, `id${steering},b\n1,2\n`);
  await w.write('hoja.xlsx', workbookFile({ sheets: [{ name: `S${steering}`, rows: [] }] }));
});

test.each([
  ['import', 'portfolio', name],
  ['import', 'portfolio', name, '--portfolio', steering],
  ['import', 'portfolio', `pagos${steering}.csv`],
  ['import', 'portfolio', `missing${steering}.csv`],
  ['import', 'payments', name],
  ['import', 'portfolio', 'hoja.xlsx'],
  ['import', 'portfolio', name, `--${steering}`],
  ['import', 'list'],
  ['mapping', name],
  [steering],
])('%j does not steer the terminal', async (...argv) => {
  for (const flags of [['--verbose'], ['--json']]) {
    const { stdout, stderr } = await w.trato(...argv, ...flags);
    expect(stdout + stderr).not.toMatch(/[^\P{Cc}\n\t]|\p{Cf}/u);
  }
});

test('JSON tells names as they are', async () => {
  await rm(`${w.folder}/mappings`, { recursive: true, force: true });
  const { stdout } = await w.trato('mapping', name, '--json');
  expect(JSON.parse(stdout)).toMatchObject({ file: name });
});
