import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type PortfolioWorkspace, portfolioWorkspace } from '../support/portfolio-workspace.ts';

/** What nobody outside may read: reasons, their codes and words in each language, needs and references. */
const told =
  /vulnerab|human-only|more-time|deceased|has died|falleci|faleceu|bereave|insolven|moratori|breathing|legal-rep|representant|legally|hardship|complained|quejó|reclamou|solo lo atiende|só é atendido|CASE-77/i;

const holds: readonly (readonly string[])[] = [
  ['C-V', 'vulnerability', '--support-need', 'more-time', '--evidence', 'CASE-771'],
  ['C-D', 'deceased', '--evidence', 'CASE-772'],
  ['C-L', 'legal-representation'],
  ['C-W', 'bereavement'],
  ['C-M', 'breathing-space'],
  ['C-I', 'insolvency'],
  ['C-H', 'hardship'],
  ['C-C', 'complaint'],
];

let workspace: PortfolioWorkspace;

beforeAll(async () => {
  const accounts = ['A', ...holds.map(([customer = '']) => customer.slice(2))];
  workspace = await portfolioWorkspace(accounts.map((account) => ({ account })));
  for (const [id = '', reason = '', ...more] of holds)
    await workspace.done('hold', 'add', id, '--reason', reason, ...more);
  const rows = holds.map(([id]) => `${id},2026-11-20,out,sms,delivered`);
  await workspace.write('contactos.csv', ['customer_id,date,direction,channel,result', ...rows, ''].join('\n'));
  await workspace.done('import', 'interactions', 'contactos.csv');
  await workspace.done('plan');
}, 60_000);

const said = async (...argv: string[]): Promise<string> => {
  const { exit, stdout, stderr } = await workspace.on('2026-11-20', ...argv);
  expect({ argv, isDone: [0, 5].includes(exit) }).toEqual({ argv, isDone: true });
  return stdout + stderr;
};

/** Every text below a folder; a workspace's own database, settings and templates are not shared. */
const writtenBelow = async (folder: string): Promise<string> => {
  const paths = await readdir(folder, { recursive: true });
  const texts = paths.map(async (path) =>
    (await stat(join(folder, path))).isFile() ? `${path}\n${await readFile(join(folder, path), 'latin1')}` : path,
  );
  return (await Promise.all(texts)).join('\n');
};

test('the plan of whoever runs it counts every reason', async () => {
  const reasons = (await workspace.inDatabase((database) => database('exclusions').pluck('reason'))).sort();
  expect(reasons).toEqual([
    'deceased',
    'hold:bereavement',
    'hold:complaint',
    'hold:hardship',
    'hold:insolvency',
    'legal-representation',
    'moratorium',
    'vulnerable-human-only',
  ]);
});

test.each([
  ['a preview as text', ['preview', '1', '--sample', 'all', '--unmask']],
  ['a preview of a customer on hold', ['preview', '1', '--customer', 'C-V']],
  ['a preview as JSON', ['preview', '1', '--sample', 'all', '--json']],
  ['a preview as a page', ['preview', '1', '--format', 'html', '--output', '-']],
  ['the weekly page', ['report', 'weekly', '--format', 'html', '--output', '-']],
  ['the weekly page in Portuguese', ['report', 'weekly', '--format', 'html', '--output', '-', '--lang', 'pt']],
  ['the weekly page in English', ['report', 'weekly', '--format', 'html', '--output', '-', '--lang', 'en']],
  ['the weekly report as JSON', ['report', 'weekly', '--json']],
  ['the ageing', ['report', 'ageing', '--json']],
  ['the segments', ['report', 'segments', '--json']],
  ['the doctor', ['doctor']],
])('%s tells nothing of it', async (_, argv) => expect(await said(...argv)).not.toMatch(told));

test('the compliance of contacts made on hold names a hold and no more; its rules speak of anybody', async () => {
  const json = await said('report', 'compliance', '--from', '2026-11-01', '--to', '2026-11-20', '--json');
  expect(json).not.toMatch(/hold \(/);
  expect(json).not.toMatch(/more-time|CASE-77/);
});

test('nor does any file that is dispatched, nor what a night writes', async () => {
  await said('approve', '1', '--yes');
  await said('dispatch', '1');
  await said('report', 'weekly', '--format', 'html', '--output', 'outbox/weekly.html');
  await said('nightly', '--only', 'segment,report');
  const written = await writtenBelow(join(workspace.folder, 'outbox'));
  expect(written).toContain('C-A');
  expect(written).not.toMatch(told);
  expect(await writtenBelow(join(workspace.folder, '.trato', 'logs')).catch(() => '')).not.toMatch(told);
});

test('no template can say it: a hold is no fact of a message', async () => {
  await workspace.done('hold', 'add', 'A', '--reason', 'dispute', '--from', '2026-12-01');
  const facts = await workspace.inDatabase((database) => database('messages').pluck('decision'));
  expect(JSON.stringify(facts)).not.toMatch(/hold|dispute/i);
});
