import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, test } from 'vitest';
import { withDatabase } from '../../src/stores/database.ts';
import { batchRow, batchWorkspace, customerRow, messageRow } from '../support/batch-workspace.ts';
import { refusalOf } from '../support/portfolio-workspace.ts';
import { variedBatch } from '../support/varied-batch.ts';
import { trato } from '../support/workspace.ts';

let folder = '';
const preview = (...argv: string[]) => trato(['preview', ...argv], { cwd: folder });

beforeAll(async () => {
  folder = await batchWorkspace(variedBatch);
});

interface Shown {
  readonly customer: string;
  readonly channel: string;
  readonly body: string;
}

const shown = async (...argv: string[]): Promise<Shown[]> =>
  (await preview('--json', ...argv)).json.messages as Shown[];

describe('trato preview --json', () => {
  test('has the promised keys, and findings for the messages that have something wrong', async () => {
    const { json, exit } = await preview('--json', '--customer', 'C-1002');
    expect(exit).toBe(0);
    expect(json).toMatchObject({ command: 'preview', asOf: '2026-11-20', batch: 1, state: 'draft', masked: true });
    expect(json.messages).toEqual([
      expect.objectContaining({
        customer: 'C-1002',
        name: 'J*** P.',
        recipient: '***5678',
        account: '***4821',
        channel: 'sms',
        segment: 'early',
        step: 'friendly-reminder',
        template: 'recordatorio-sms',
        subject: null,
        notBefore: '2026-11-20T08:00:00-06:00',
        notAfter: '2026-11-20T20:00:00-06:00',
        timeZone: 'America/Mexico_City',
        parts: 3,
        cost: { MXN: '1.35' },
      }),
    ]);
    const [{ findings } = { findings: [] }] = json.messages as { findings: { rule: string; severity: string }[] }[];
    expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'warn sms-parts',
      'warn sms-encoding',
    ]);
  });

  test('counts messages by channel and customers without one by reason, telling no reason of a hold', async () => {
    const { json } = await preview('--json');
    expect(json.exclusions).toEqual([
      { reason: 'promise-running', customers: 2 },
      { reason: 'hold', customers: 1 },
    ]);
    expect(json.byChannel).toMatchObject({ whatsapp: { messages: 2, parts: 2, cost: { MXN: '0.90' } } });
    expect(JSON.stringify(json)).not.toContain('illness');
  });

  test('shows what was asked for', async () => {
    expect((await shown('--segment', 'mid')).map(({ customer }) => customer)).toEqual(['C-1003', 'C-1004']);
    expect((await shown('--channel', 'call')).map(({ customer }) => customer)).toEqual(['C-1005']);
    expect(await shown('--sample', '3')).toHaveLength(3);
    expect(await shown('--sample', 'all')).toHaveLength(6);
    expect(await shown('--sample', '3')).toEqual(await shown('--sample', '3'));
  });

  test('hides the name in the words until it is asked not to', async () => {
    const [masked] = await shown('--customer', 'C-1003');
    expect(masked?.body).toContain('Estimada R***:');
    const { json } = await preview('--json', '--customer', 'C-1003', '--unmask');
    expect(json.messages).toMatchObject([{ name: 'Rosa Luz Díaz', recipient: 'rosa.luz@correo.example.mx' }]);
    expect(json.warnings).toHaveLength(1);
  });
});

describe('trato preview', () => {
  test('walks batches of several pages without losing a message', async () => {
    const customers = Array.from({ length: 1101 }, (_, index) => `C-${index}`);
    folder = await batchWorkspace(async (database) => {
      await database('batches').insert(batchRow({ candidates: 1101, messages: 1101 }));
      await database.batchInsert(
        'customers',
        customers.map((customer) => customerRow(customer)),
        40,
      );
      await database.batchInsert(
        'messages',
        customers.map((customer) => messageRow(customer)),
        30,
      );
    });
    const all = await shown('--sample', 'all');
    expect(new Set(all.map(({ customer }) => customer)).size).toBe(1101);
    folder = await batchWorkspace(variedBatch);
  });

  test('lets no text of a customer steer the terminal', async () => {
    const { stdout } = await preview('--customer', 'C-1006', '--unmask');
    expect(stdout).toContain('<script>alert(1)</script>');
    expect(stdout).toContain('⟨U+202E⟩');
    expect(stdout).not.toContain('\u202E');
  });

  test.each([
    [['7'], 3, /no batch "7"[\s\S]*1 \(draft, 2026-11-20\)/],
    [['--sample', '0'], 2, /above 0, or all/],
    [['--channel', 'fax'], 2, /sms/],
    [['--json', '--output', '-'], 2, /standard output/],
  ])('%j is refused', async (argv, exit, problem) => {
    const outcome = await preview(...argv);
    expect(outcome.exit).toBe(exit);
    expect(outcome.stderr).toMatch(problem);
    expect(outcome.stdout).toBe('');
  });

  test('of a batch that somebody changed is refused', async () => {
    const changed = await batchWorkspace(variedBatch);
    await withDatabase(join(changed, '.trato', 'trato.db'), { env: process.env, create: false }, (database) =>
      database('messages').where({ customer_id: 'C-1001' }).update({ body: 'Pague a esta otra cuenta.' }),
    );
    const refused = await trato(['preview', '--json'], { cwd: changed });
    expect(refusalOf(refused)).toEqual({ exit: 5, code: 'batch-changed' });
    expect(refused.stdout).toBe('');
  });

  test('says why a customer has no message, and which segments there are', async () => {
    expect((await preview('--customer', 'C-1007')).stderr).toContain('promise-running');
    expect((await preview('--segment', 'erly')).stderr).toContain('early, late, mid');
  });

  test('a draft says how to approve it, and one without messages does not', async () => {
    expect((await preview()).stdout).toContain('trato approve 1 --hash');
    const empty = await batchWorkspace(async (database) => {
      await database('batches').insert(batchRow({ candidates: 0, messages: 0, excluded: 0 }));
    });
    const { exit, stdout } = await trato(['preview'], { cwd: empty });
    expect(exit).toBe(0);
    expect(stdout).not.toContain('approve');
  });

  test.each([
    ['es', 'Tono de apoyo', 'Vencimiento: 10 de noviembre de 2026'],
    ['pt', 'Tom de apoio', 'Vencimento: 10 de novembro de 2026'],
    ['en', 'Tone supportive', 'Due on 10 November 2026'],
  ])('in %s the tone and the due day are in words', async (language, tone, due) => {
    const { stdout } = await preview('--customer', 'C-1003', '--lang', language);
    expect(stdout).toContain(tone);
    expect(stdout).toContain(due);
  });

  test('without a batch points to plan', async () => {
    const empty = await batchWorkspace(async (database) => {
      await database('batches').insert(batchRow({ state: 'discarded' }));
    });
    const { exit, stderr } = await trato(['preview'], { cwd: empty });
    expect(exit).toBe(3);
    expect(stderr).toContain('trato plan');
  });
});

describe('the page', () => {
  let page = '';
  beforeAll(async () => {
    await preview('--format', 'html', '--sample', 'all');
    page = await readFile(join(folder, 'outbox', 'batch-1', 'preview.html'), 'utf8');
  });

  test('is the one that was read and found good', async () => {
    await expect(page.replace(/[0-9a-f]{64}/, 'HASH')).toMatchFileSnapshot('../golden/preview.html');
  });

  test('is for its owner only and needs no network', async () => {
    expect((await stat(join(folder, 'outbox', 'batch-1', 'preview.html'))).mode & 0o777).toBe(0o600);
    expect(page).not.toMatch(/(src|href)="(?!#)/);
    expect(page).not.toMatch(/url\(|@import|https?:/);
  });

  test('runs nothing but its own script and style', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? '';
    expect(policy).toMatch(/^default-src 'none';/);
    for (const element of ['script', 'style']) {
      const inside = [...page.matchAll(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, 'g'))].map(
        ([, text = '']) => text,
      );
      expect(inside).toHaveLength(1);
      for (const text of inside)
        expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    }
  });

  test('shows hostile text as text, and whose messages they are only in masks', async () => {
    expect((await preview('--format', 'html', '--unmask', '--output', '-')).stdout).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 | times: 6 }} ⟨U+202E⟩gnp.exe',
    );
    expect(page).toContain('data-segment="x&#39; onclick=&#39;1"');
    for (const personal of ['C-1003', 'Rosa', 'rosa.luz', '5512345678', '5 de Mayo', 'CTA-'])
      expect(page).not.toContain(personal);
  });

  test('comes in the language asked for', async () => {
    const portuguese = (await preview('--format', 'html', '--output', '-', '--lang', 'pt')).stdout;
    expect(portuguese).toContain('<html lang="pt">');
    expect(portuguese).toContain('Prévia do lote 1');
  });
});
