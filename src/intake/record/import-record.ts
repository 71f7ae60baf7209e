import type { ImportKind, ImportMode, ImportRecord } from '../../stores/imports/imports.ts';
import type { Workspace } from '../../workspace.ts';
import type { IncomingFile } from '../format/incoming-file.ts';
import { sha256Of } from '../rows/summary.ts';
import { contentKeyOfAll } from './content-key.ts';

/** What an import is of. */
export interface ImportSubject {
  readonly kind: ImportKind;
  readonly portfolio: string | null;
  readonly mode: ImportMode;
  readonly files: readonly Pick<IncomingFile, 'name' | 'format'>[];
  /** The content and everything that decides how it is read. */
  readonly key: string;
}

/** The record that an import begins with. */
export const importRecord = (
  { asOf, context }: Workspace,
  { kind, portfolio, mode, files, key }: ImportSubject,
): ImportRecord => ({
  kind,
  portfolio: portfolio ?? '',
  file_name: files.map(({ name }) => name).join(', '),
  sha256: contentKeyOfAll(files.map(({ format }) => sha256Of(format))),
  content_key: key,
  mode,
  as_of_on: asOf,
  imported_at: new Date(context.now()).toISOString(),
});
