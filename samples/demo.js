#!/usr/bin/env node
// Walks the whole way once with the sample files of a country: `npm run demo`, or `npm run demo -- CO`.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from '../dist/main.js';

const asOf = '2026-11-20';
const countries = {
  MX: { creditor: 'Comercial del Valle', portfolio: 'cartera.csv', payments: 'pagos.csv' },
  CO: { creditor: 'Almacenes La Ceiba', portfolio: 'cartera.csv', payments: 'pagos.csv' },
  BR: { creditor: 'Lojas Ipê', portfolio: 'carteira.csv', payments: 'pagamentos.csv' },
  US: { creditor: 'Maple Street Credit', portfolio: 'portfolio.csv', payments: 'payments.csv' },
};

const country = (process.argv[2] ?? 'MX').toUpperCase();
const sample = countries[country];
if (!sample) {
  process.stderr.write(`There is no sample for ${country}; there are ${Object.keys(countries).join(', ')}.\n`);
  process.exit(2);
}

const folder = fileURLToPath(new URL(`${country.toLowerCase()}/`, import.meta.url));
const workspace = mkdtempSync(join(tmpdir(), 'trato-demo-'));
const world = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: { ...process.env, TRATO_WORKSPACE: undefined },
  cwd: workspace,
  now: () => Date.now(),
};

/** Runs one command as a person would type it; refused rows (4) are part of the samples. */
const trato = async (...argv) => {
  process.stdout.write(`\n$ trato ${argv.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ')}\n`);
  const exit = await run([...argv, '--as-of', asOf], world);
  if (exit === 0 || exit === 4) return;
  process.stderr.write(`The demo stopped: exit code ${exit}.\n`);
  process.exit(exit);
};

await trato('init', '.', '--country', country, '--creditor', sample.creditor);
await trato('import', 'portfolio', join(folder, sample.portfolio));
await trato('import', 'payments', join(folder, sample.payments));
await trato('segment');
await trato('offer');
await trato('plan');
await trato('preview', '--sample', '3');
await trato('preview', '--sample', 'all', '--format', 'html');
await trato('approve', '1', '--by', 'demo');
await trato('dispatch', '1');
await trato('report', 'weekly', '--format', 'html');

const pages = [join(workspace, 'outbox/batch-1/preview.html'), join(workspace, `outbox/reports/weekly-${asOf}.html`)];
const missing = pages.filter((page) => !existsSync(page));
if (missing.length > 0) {
  process.stderr.write(`The demo stopped: ${missing.join(' and ')} was not written.\n`);
  process.exit(1);
}
process.stdout.write(`\nLook at the messages: ${pages[0]}\nLook at the report:   ${pages[1]}\n`);
