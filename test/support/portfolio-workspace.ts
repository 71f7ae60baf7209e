import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { type Database, withDatabase } from '../../src/stores/database.ts';
import { makeWorkspace, type Outcome, type TestWorkspace, trato } from './workspace.ts';

/** A row of a portfolio; what is left out is plain. */
export interface PortfolioRow {
  readonly account: string;
  readonly customer?: string;
  readonly name?: string;
  readonly balance?: string;
  readonly due?: string;
  readonly phone?: string;
  readonly email?: string;
  /** As the file has it, for every channel; empty where nobody asked. */
  readonly consent?: string;
  readonly disputed?: boolean;
}

const headings =
  'account_id,customer_id,full_name,balance,due_date,phone,email,disputed,consent_sms,consent_whatsapp,consent_email,consent_call,currency';

/** A portfolio file: by default 6000.00 due on 2026-11-10, a telephone and an e-mail, no consent told. */
export const portfolioCsv = (rows: readonly PortfolioRow[], currency = ''): string =>
  `${[headings, ...rows.map((row) => lineOf(row, currency))].join('\n')}\n`;

const lineOf = (row: PortfolioRow, currency: string): string => {
  const { account, customer = `C-${account}`, name = 'María Gómez', balance = '6000.00', due = '2026-11-10' } = row;
  const { phone = '', email = `${customer.toLowerCase()}@example.com`, disputed = false, consent = '' } = row;
  const consents = Array(4).fill(consent);
  return [account, customer, name, balance, due, phone, email, disputed ? 'yes' : '', ...consents, currency]
    .map((cell) => `"${String(cell).replaceAll('"', '""')}"`)
    .join(',');
};

/** A workspace made by `init`, and what tests of the way from import to dispatch need beside it. */
export interface PortfolioWorkspace extends TestWorkspace {
  /** Runs a command as of a day. */
  readonly on: (asOf: string, ...argv: string[]) => Promise<Outcome>;
  /** Runs a command that must end with 0 and answers with its JSON. */
  readonly done: (...argv: string[]) => Promise<Readonly<Record<string, unknown>>>;
  /** Imports rows as a whole portfolio and puts them into segments. */
  readonly place: (rows: readonly PortfolioRow[], asOf?: string) => Promise<void>;
  readonly inDatabase: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
}

export interface PortfolioChoice {
  readonly country?: string;
  readonly currency?: string;
  readonly asOf?: string;
  /** Changes the settings that `init` wrote. */
  readonly settings?: (text: string) => string;
}

/** A workspace with the rows imported and in segments; without rows an empty one. */
export const portfolioWorkspace = async (
  rows: readonly PortfolioRow[],
  { country = 'MX', currency = '', asOf = '2026-11-20', settings }: PortfolioChoice = {},
): Promise<PortfolioWorkspace> => {
  const workspace = await makeWorkspace({ country, asOf });
  const { folder, write } = workspace;
  if (settings) await write('trato.yaml', settings(await readFile(join(folder, 'trato.yaml'), 'utf8')));
  const on = (day: string, ...argv: string[]) => trato(argv, { cwd: folder, asOf: day });
  const doneOn = async (day: string, ...argv: string[]) => {
    const outcome = await on(day, ...argv, '--json');
    if (outcome.exit !== 0) throw new Error(`trato ${argv.join(' ')}: ${outcome.stderr}`);
    return outcome.json;
  };
  const place = async (placed: readonly PortfolioRow[], day = asOf) => {
    await write('cartera.csv', portfolioCsv(placed, currency));
    await doneOn(day, 'import', 'portfolio', 'cartera.csv', '--accept-closures');
    await doneOn(day, 'segment');
  };
  if (rows.length > 0) await place(rows);
  const database = join(folder, '.trato', 'trato.db');
  return {
    ...workspace,
    on,
    done: (...argv) => doneOn(asOf, ...argv),
    place,
    inDatabase: (work) => withDatabase(database, { env: process.env, create: false }, work),
  };
};

/** The error document of a run with `--json`, and its exit code. */
export const refusalOf = ({ exit, stderr }: Outcome): { readonly exit: number; readonly code: string } => ({
  exit,
  code: (JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as { error: { code: string } }).error.code,
});

/** Every file below the folder with the hash of its bytes, in order. */
export const bytesOf = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  const paths = (await readdir(folder, { recursive: true })).sort();
  const told: Record<string, string> = {};
  for (const path of paths) {
    const file = join(folder, path);
    told[path] = (await stat(file)).isDirectory() ? 'folder' : sha256Of(await readFile(file));
  }
  return told;
};

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
