import type { Day } from '../../domain/day.ts';
import type { Refusal, RefusalCode } from '../../domain/intake/refusal.ts';
import type { ToldRowReader } from '../../domain/intake/told-row.ts';
import type { FileKind } from '../../domain/mapping/field.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import type { Transaction } from '../../stores/database.ts';
import type { ToldCounts, ToldTerms } from '../../stores/told/told-counts.ts';
import type { Workspace } from '../../workspace.ts';
import type { FileTerms } from '../options/file-terms.ts';
import type { ImportSummary } from '../rows/summary.ts';

/** What files about known customers hold. */
export type ToldKind = Exclude<FileKind, 'portfolio' | 'payments'>;

export interface ToldSummary extends ImportSummary, ToldCounts {
  readonly kind: ToldKind;
}

/** A reading of one file: its rows, and what is told of them all. */
export interface ToldReading extends ToldRowReader {
  readonly refusals: () => readonly Refusal[];
  readonly warnings: { readonly sentences: readonly string[] };
}

/** What is different from kind to kind. */
export interface ToldIntake {
  readonly kind: ToldKind;
  readonly readingOf: (
    format: FileFormat,
    terms: FileTerms,
    workspace: Pick<Workspace, 'asOf' | 'settings'>,
  ) => Promise<ToldReading>;
  /** What is found out of the staged rows before their customers are. */
  readonly matchFirst?: (trx: Transaction) => Promise<void>;
  /** The staged rows that cannot be taken in although their customers are known, by their lines. */
  readonly dropUnfit?: (trx: Transaction, asOf: Day) => Promise<Map<number, RefusalCode>>;
  readonly takeIn: (trx: Transaction, terms: ToldTerms) => Promise<ToldCounts>;
}
