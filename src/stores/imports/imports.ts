import type { Knex } from 'knex';
import type { Database, Transaction } from '../database.ts';
import { beginJournal, endJournal } from './import-journal.ts';

export type ImportKind = 'portfolio' | 'payments' | 'interactions' | 'requests' | 'outcomes' | 'customers';
export type ImportMode = 'snapshot' | 'update';

/** One file that was taken in, or is being. */
export interface ImportRecord {
  readonly kind: ImportKind;
  readonly portfolio: string;
  readonly file_name: string;
  readonly sha256: string;
  /** The content and everything that decides how it is read. */
  readonly content_key: string;
  readonly mode: ImportMode;
  readonly as_of_on: string;
  readonly imported_at: string;
}

export interface ImportCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly closed: number;
}

const none: ImportCounts = { rows: 0, accepted: 0, refused: 0, created: 0, updated: 0, unchanged: 0, closed: 0 };

/** Begins an import: its number is what the rows taken in refer to. */
export const beginImport = async (trx: Transaction, record: ImportRecord): Promise<number> => {
  const [row] = await trx('imports')
    .insert({ ...record, ...none, fresh_on: record.as_of_on, summary: '{}' })
    .returning<{ import_id: number }[]>('import_id');
  const importId = Number(row?.import_id);
  await beginJournal(trx, importId, groupOf(record));
  return importId;
};

/** Imports of a kind follow each other, those of a portfolio for themselves. */
export const groupOf = ({
  kind,
  portfolio,
}: Pick<ImportRecord, 'kind' | 'portfolio'>): Readonly<Record<string, string>> =>
  kind === 'portfolio' ? { kind, portfolio } : { kind };

/** What the summary of an import counts; not every kind changes or closes anything. */
type CountedSummary = Omit<ImportCounts, 'updated' | 'closed'> & Partial<Pick<ImportCounts, 'updated' | 'closed'>>;

/** Ends an import with its summary, which is told again when the same bytes come back, and its counts. */
export const endImport = async (trx: Transaction, importId: number, summary: CountedSummary): Promise<void> => {
  const { rows, accepted, refused, created, updated = 0, unchanged, closed = 0 } = summary;
  await endJournal(trx);
  await trx('imports')
    .where({ import_id: importId })
    .update({ rows, accepted, refused, created, updated, unchanged, closed, summary: JSON.stringify(summary) });
};

export interface EarlierImport {
  readonly import_id: number;
  readonly portfolio: string;
  readonly summary: string;
  readonly as_of_on: string;
}

/** The import that took in the same content, read in the same way. */
export const importOf = async (
  database: Database | Transaction,
  kind: ImportKind,
  contentKey: string,
): Promise<EarlierImport | undefined> =>
  valid(database).where({ kind, content_key: contentKey }).orderBy('import_id', 'desc').first();

/** The newest import of a kind, of one portfolio where it is named. */
export const newestImport = async (
  database: Database | Transaction,
  kind: ImportKind,
  portfolio?: string,
): Promise<EarlierImport | undefined> =>
  valid(database)
    .where(portfolio === undefined ? { kind } : { kind, portfolio })
    .orderBy('import_id', 'desc')
    .first();

/** The portfolios that files were taken into, by name. */
export const portfolioNames = (database: Database | Transaction): Promise<string[]> =>
  valid(database).where({ kind: 'portfolio' }).distinct('portfolio').orderBy('portfolio').pluck('portfolio');

/** The same content came again: nothing changes but that it is as fresh as the day. */
export const markFresh = async (database: Database | Transaction, importId: number, day: string): Promise<void> => {
  await database('imports').where({ import_id: importId }).where('fresh_on', '<', day).update({ fresh_on: day });
};

/** The day on which portfolios and payments, which plans go stale by, were last fresh; a kind of which no row was ever taken in is absent. */
export const freshDays = async (database: Database): Promise<Partial<Record<ImportKind, string>>> => {
  const rows: { kind: ImportKind; fresh_on: string }[] = await valid(database)
    .select('kind')
    .max({ fresh_on: 'fresh_on' })
    .where('accepted', '>', 0)
    .whereIn('kind', ['portfolio', 'payments'])
    .groupBy('kind')
    .orderBy('kind');
  return Object.fromEntries(rows.map(({ kind, fresh_on }) => [kind, fresh_on]));
};

/** Whether anything of the kind was taken in after the import of that number. */
export const importedAfter = async (
  database: Database | Transaction,
  kind: ImportKind,
  importId: number,
): Promise<boolean> =>
  (await valid(database).where({ kind }).where('import_id', '>', importId).first('import_id')) !== undefined;

/** The number of the newest import of any kind; 0 before the first. */
export const newestImportId = async (database: Database | Transaction): Promise<number> => {
  const [newest] = await valid(database).max({ id: 'import_id' });
  return Number(newest?.id ?? 0);
};

/** The imports that were not undone. */
const valid = (database: Database | Transaction): Knex.QueryBuilder => database('imports').whereNull('undone_at');

/** An import as it is listed; `newer` is the newest import of its kind, and of its portfolio, that came after it. */
export interface ListedImport extends ImportRecord, ImportCounts {
  readonly import_id: number;
  readonly fresh_on: string;
  readonly undone_at: string | null;
  readonly newer: number | null;
  /** The newest of them that was not undone. */
  readonly valid_newer: number | null;
}

/** All imports, the newest first, or the one of a number. */
export const listedImports = (database: Database | Transaction, importId?: number): Promise<ListedImport[]> => {
  const newer = (condition: string): Knex.Raw =>
    database.raw(`(select max(n.import_id) from imports n where n.kind = imports.kind and n.import_id > imports.import_id
      and (n.kind <> 'portfolio' or n.portfolio = imports.portfolio) ${condition})`);
  const listed = database('imports')
    .orderBy('import_id', 'desc')
    .select('imports.*', { newer: newer(''), valid_newer: newer('and n.undone_at is null') });
  return importId === undefined ? listed : listed.where({ import_id: importId });
};
