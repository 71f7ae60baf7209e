import { type ImportCounts, type ImportKind, listedImports } from '../../stores/imports/imports.ts';
import type { Summary } from '../../terminal/print.ts';
import type { Workspace } from '../../workspace.ts';
import { mayBeUndone } from './known-import.ts';

export interface ImportInList extends ImportCounts {
  readonly import: number;
  readonly kind: ImportKind;
  readonly portfolio: string;
  readonly file: string;
  readonly mode: string;
  readonly asOf: string;
  readonly freshOn: string;
  readonly importedAt: string;
  readonly state: 'imported' | 'undone';
  readonly undoneAt: string | null;
  /** Whether it is the newest of its kind, and of its portfolio; what was built upon it since can still forbid it. */
  readonly mayBeUndone: boolean;
}

export interface ImportList extends Summary {
  readonly imports: readonly ImportInList[];
}

/** Every import of the workspace, the newest first. */
export const importList = async ({ database, asOf }: Workspace): Promise<ImportList> => ({
  command: 'import list',
  asOf,
  warnings: [],
  imports: (await listedImports(database)).map((listed) => ({
    import: listed.import_id,
    kind: listed.kind,
    portfolio: listed.portfolio,
    file: listed.file_name,
    mode: listed.mode,
    asOf: listed.as_of_on,
    freshOn: listed.fresh_on,
    importedAt: listed.imported_at,
    rows: listed.rows,
    accepted: listed.accepted,
    refused: listed.refused,
    created: listed.created,
    updated: listed.updated,
    unchanged: listed.unchanged,
    closed: listed.closed,
    state: listed.undone_at === null ? 'imported' : 'undone',
    undoneAt: listed.undone_at,
    mayBeUndone: mayBeUndone(listed),
  })),
});
