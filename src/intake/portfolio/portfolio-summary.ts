import type { PlacementCounts } from '../../domain/intake/placement.ts';
import type { Reconciliation } from '../../domain/intake/reconciliation.ts';
import { type PlacedRefusalCount, refusalsOfAll } from '../../domain/intake/refusal-counts.ts';
import type { Totals } from '../../domain/money.ts';
import type { ImportMode } from '../../stores/imports/imports.ts';
import type { FileTally } from '../rows/stored-file.ts';
import { type ImportSummary, readingWarnings } from '../rows/summary.ts';
import type { RoundedAmounts } from './portfolio-reading.ts';
import type { StagedFile } from './staged-file.ts';

export interface PortfolioSummary extends ImportSummary, PlacementCounts {
  readonly portfolio: string;
  readonly mode: ImportMode;
  readonly refusals: readonly PlacedRefusalCount[];
  readonly files: readonly FileTally[];
  readonly customers: number;
  /** What is owed on the accounts of the files that are open on the as-of day. */
  readonly open: Totals;
  /** Per currency what was open in the portfolio before, what came of it, and what is open after; empty where nothing was taken in. */
  readonly reconciliation: Readonly<Record<string, Reconciliation>>;
  readonly rounded: RoundedAmounts;
}

/** What the files say together: of what they differ in, everything is named. */
export const filesTogether = (files: readonly FileTally[]) => {
  const sum = (of: (file: FileTally) => number): number => files.reduce((total, file) => total + of(file), 0);
  const all = (of: (file: FileTally) => string | null): string | null =>
    [...new Set(files.map(of).filter((value) => value !== null))].join(', ') || null;
  return {
    file: files.map(({ file }) => file).join(', '),
    rows: sum(({ rows }) => rows),
    accepted: sum(({ accepted }) => accepted),
    refused: sum(({ refused }) => refused),
    refusals: refusalsOfAll(files),
    rejectsFile: all(({ rejectsFile }) => rejectsFile),
    sheet: all(({ sheet }) => sheet),
    encoding: all(({ encoding }) => encoding) ?? '',
    delimiter: all(({ delimiter }) => delimiter) ?? '',
    decimal: all(({ decimal }) => decimal) ?? '',
    dateOrder: all(({ dateOrder }) => dateOrder),
    files,
  };
};

/** What a reader of the figures should know of the files; of several, each warning names its own. */
export const filesWarnings = (files: readonly StagedFile[]): string[] =>
  files.flatMap(({ name, format, reading, stored }) =>
    [...readingWarnings(format, stored.aside), ...reading.warnings.sentences, ...reading.days.sentences].map(
      (warning) => (files.length === 1 ? warning : `${name}: ${warning}`),
    ),
  );
